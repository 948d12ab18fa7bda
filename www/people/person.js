// @ts-check

/** @import { IdentitySet } from 'graph-call-transfer' */
/** @import { DirectoryEntry, Person, PersonKind, PersonSource } from '../protocol/people.js' */

/** @type {Readonly<Record<PersonKind, true>>} */
const KINDS = { user: true, applicationInstance: true, phone: true };

/**
 * @param {string} kind
 * @returns {kind is PersonKind}
 */
export function isPersonKind(kind) {
  return Object.hasOwn(KINDS, kind);
}

/**
 * Adds the transfer target to an entry of a directory.
 *
 * @param {DirectoryEntry} entry
 * @param {PersonSource} source
 * @returns {Person}
 */
export function toPerson(entry, source) {
  return { ...entry, source, target: targetOf(entry) };
}

/**
 * Returns the identity set with which a transfer names an entry. A telephone has no tenant.
 *
 * @param {DirectoryEntry} entry
 * @returns {IdentitySet}
 */
function targetOf({ kind, id, displayName, tenantId }) {
  const identity = {
    id,
    ...(displayName !== undefined && { displayName }),
    ...(kind !== 'phone' && tenantId !== undefined && { tenantId }),
  };
  return /** @type {IdentitySet} */ (/** @type {unknown} */ ({ [kind]: identity }));
}

/**
 * Returns the key that all records of one target share.
 *
 * @param {Pick<DirectoryEntry, 'kind' | 'id'>} entry
 */
export function personKey({ kind, id }) {
  return `${kind} ${id.toLowerCase()}`;
}
