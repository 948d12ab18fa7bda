// @ts-check

/** @import { IdentitySetResource, Participant, ParticipantInfoResource } from 'graph-call-transfer' */
/** @import { LiveParticipant } from '../protocol/calls.js' */

/** How long a text of a notification may be that is kept for a call. */
const LONGEST = 256;

/**
 * @param {unknown} text
 * @returns {string | undefined}
 */
function shortText(text) {
  return typeof text === 'string' && text !== '' ? text.slice(0, LONGEST) : undefined;
}

/**
 * Reads who somebody is.
 *
 * @param {ParticipantInfoResource | null | undefined} info
 * @returns {LiveParticipant | undefined} `undefined` when it names nobody
 */
export function personOf(info) {
  const [kind, identity] = identityOf(info?.identity) ?? [];
  if (kind === undefined || identity === undefined) return undefined;
  return withoutGaps({
    participantId: shortText(info?.participantId),
    kind: kind.slice(0, LONGEST),
    id: shortText(identity.id),
    tenantId: shortText(identity.tenantId),
    displayName: shortText(identity.displayName),
  });
}

/**
 * Reads an entry of a roster.
 *
 * @param {Participant} entry
 * @returns {LiveParticipant}
 */
export function participantOf(entry) {
  const person = personOf(entry.info) ?? { kind: 'unknown' };
  return withoutGaps({
    ...person,
    participantId: shortText(entry.id) ?? person.participantId,
    isInLobby: entry.isInLobby ?? undefined,
    isMuted: entry.isMuted ?? undefined,
  });
}

/**
 * @param {IdentitySetResource | null | undefined} set
 * @returns {[string, import('graph-call-transfer').IdentityResource] | undefined} the first identity that is there, and its kind
 */
function identityOf(set) {
  for (const [kind, identity] of Object.entries(set ?? {})) {
    if (typeof identity === 'object' && identity !== null && !kind.startsWith('@')) {
      return [kind, /** @type {import('graph-call-transfer').IdentityResource} */ (identity)];
    }
  }
  return undefined;
}

/**
 * @template {object} T
 * @param {T} members
 * @returns {{ [K in keyof T]: Exclude<T[K], undefined> }} those that are not undefined
 */
function withoutGaps(members) {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return /** @type {any} */ (Object.fromEntries(entries));
}
