// @ts-check
/** Reads an object of the caller's. */

import { transferError } from './error.js';

/**
 * Copies the members of an object, each read once: what becomes of the object afterwards changes nothing.
 * @param {unknown} value
 * @param {string} what how an error names it
 * @returns {Record<string, any>}
 * @throws {import('../types/index.js').TransferError} `invalidOptions`
 */
export function membersOf(value, what) {
  if (typeof value !== 'object' || value === null) {
    const found = value === null ? 'null' : typeof value;
    throw transferError('invalidOptions', `${what}: expected an object, found ${found}`);
  }
  try {
    return { ...value };
  } catch (cause) {
    throw transferError('invalidOptions', `${what} could not be read`, { cause });
  }
}
