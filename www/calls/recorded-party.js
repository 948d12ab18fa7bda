// @ts-check

/** @import { TargetInput } from 'graph-call-transfer' */
/** @import { LiveParticipant } from '../protocol/calls.js' */
/** @import { RecordedParty } from '../protocol/history.js' */

/**
 * Returns what a record contains of a participant.
 *
 * @param {Partial<LiveParticipant>} participant
 * @returns {RecordedParty}
 */
export function toRecordedParty({ kind = 'unknown', id, displayName, tenantId }) {
  return {
    kind,
    ...(id !== undefined && { id }),
    ...(displayName !== undefined && { displayName }),
    ...(tenantId !== undefined && { tenantId }),
  };
}

/**
 * Returns what a record contains of a target in the form of the package: `{ user: { id } }`, or a telephone number as a text.
 *
 * @param {TargetInput} target
 * @returns {RecordedParty | undefined}
 */
export function recordedTarget(target) {
  const [found] = Object.entries(target);
  if (!found) return undefined;
  const [kind, identity] = found;
  return toRecordedParty(typeof identity === 'string' ? { kind, id: identity } : { ...identity, kind });
}
