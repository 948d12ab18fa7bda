// @ts-check

/** @import { IdentitySetResource, Participant, ParticipantInfoResource } from 'graph-call-transfer' */
/** @import { LiveParticipant } from '../protocol/calls.js' */

/** The maximum length of a notification's text in the state of a call, in characters. */
const MAX_LENGTH = 256;

/**
 * @param {unknown} text
 * @returns {string | undefined}
 */
function shortText(text) {
  return typeof text === 'string' && text !== '' ? text.slice(0, MAX_LENGTH) : undefined;
}

/**
 * Parses the identity of a participant.
 *
 * @param {ParticipantInfoResource | null | undefined} info
 * @returns {LiveParticipant | undefined} `undefined` without an identity
 */
export function parseIdentity(info) {
  const [kind, identity] = firstIdentity(info?.identity) ?? [];
  if (kind === undefined || identity === undefined) return undefined;
  return withoutUndefined({
    participantId: shortText(info?.participantId),
    kind: kind.slice(0, MAX_LENGTH),
    id: shortText(identity.id),
    tenantId: shortText(identity.tenantId),
    displayName: shortText(identity.displayName),
  });
}

/**
 * Parses an entry of a roster.
 *
 * @param {Participant} entry
 * @returns {LiveParticipant}
 */
export function parseRosterEntry(entry) {
  const person = parseIdentity(entry.info) ?? { kind: 'unknown' };
  return withoutUndefined({
    ...person,
    participantId: shortText(entry.id) ?? person.participantId,
    isInLobby: entry.isInLobby ?? undefined,
    isMuted: entry.isMuted ?? undefined,
  });
}

/**
 * @param {IdentitySetResource | null | undefined} set
 * @returns {[string, import('graph-call-transfer').IdentityResource] | undefined} the first identity of the set, and its kind
 */
function firstIdentity(set) {
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
 * @returns {{ [K in keyof T]: Exclude<T[K], undefined> }} the members that are not undefined
 */
function withoutUndefined(members) {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return /** @type {any} */ (Object.fromEntries(entries));
}
