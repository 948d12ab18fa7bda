// @ts-check
import { isPersonKind, personKey, toPerson } from '../../people/person.js';

/** @import { Person } from '../../protocol/people.js' */
/** @import { RecordedParty, TransferRecord } from '../../protocol/history.js' */

const MAX_TARGETS = 50;

/**
 * Returns the targets of the last transfers, each once, the last used first.
 *
 * @param {readonly TransferRecord[]} records the newest first
 * @returns {Person[]}
 */
export function findRecentTargets(records) {
  /** @type {Map<string, Person>} */
  const people = new Map();
  for (const { target, startedAt } of records) {
    const person = target && toRecentPerson(target, startedAt);
    if (!person || people.has(personKey(person))) continue;
    people.set(personKey(person), person);
    if (people.size >= MAX_TARGETS) break;
  }
  return [...people.values()];
}

/**
 * @param {RecordedParty} target
 * @param {number} lastUsedAt
 * @returns {Person | undefined} `undefined` for a kind that the search does not have
 */
function toRecentPerson({ kind, id, displayName, tenantId }, lastUsedAt) {
  if (id === undefined || !isPersonKind(kind)) return undefined;
  const entry = {
    kind,
    id,
    ...(displayName !== undefined && { displayName }),
    ...(tenantId !== undefined && { tenantId }),
    ...(kind === 'phone' && { phones: [id] }),
  };
  return { ...toPerson(entry, 'recent'), lastUsedAt };
}
