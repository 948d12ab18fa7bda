// @ts-check
/** Reads an object that the caller passed. */

import { TransferError } from './error.js';

/**
 * Copies the members of an object. Each is read once, so that later changes of the object have no effect.
 * @param {unknown} value
 * @param {string} name the name of the object in an error
 * @returns {Record<string, any>}
 * @throws {import('../types/index.js').TransferError} `invalidOptions`
 */
export function membersOf(value, name) {
  if (typeof value !== 'object' || value === null) {
    const found = value === null ? 'null' : typeof value;
    throw new TransferError('invalidOptions', `${name}: expected an object, found ${found}`);
  }
  try {
    return { ...value };
  } catch (cause) {
    throw new TransferError('invalidOptions', `${name}: the object is unreadable`, { cause });
  }
}
