// @ts-check
import { parseIdentity } from '../../calls/participants.js';
import { scenarioOf } from '../../calls/scenario.js';

/** @import { LiveParticipant } from '../../protocol/calls.js' */
/** @import { TransferStarted } from '../../protocol/events.js' */
/** @import { RecordedParty, TransferScenario } from '../../protocol/history.js' */

/**
 * Reads the parties of a transfer from the event of its start.
 *
 * @param {TransferStarted} event
 * @returns {{ scenario: TransferScenario, caller?: RecordedParty, target?: RecordedParty }}
 */
export function readParties({ body, replacesCallId, caller }) {
  const { transferTarget, transferee } = parseBody(body);
  const target = parseIdentity(transferTarget);
  const moved = parseIdentity(transferee);
  const shape = {
    group: moved !== undefined,
    phone: target?.kind === 'phone',
    consultative: replacesCallId !== undefined,
  };
  return {
    scenario: scenarioOf(shape),
    // The live calls know the name of a transferee, which the request need not contain.
    ...((caller ?? moved) && { caller: toParty({ ...moved, ...caller }) }),
    ...(target && { target: toParty(target) }),
  };
}

/**
 * @param {string} body
 * @returns {{ transferTarget?: any, transferee?: any }}
 */
function parseBody(body) {
  try {
    return JSON.parse(body) ?? {};
  } catch {
    return {};
  }
}

/**
 * @param {Partial<LiveParticipant>} participant
 * @returns {RecordedParty}
 */
function toParty({ kind = 'unknown', id, displayName, tenantId }) {
  return {
    kind,
    ...(id !== undefined && { id }),
    ...(displayName !== undefined && { displayName }),
    ...(tenantId !== undefined && { tenantId }),
  };
}
