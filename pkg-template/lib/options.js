// @ts-check
/** Reads options objects, each member once: changes that the caller makes later have no effect. */

import { TransferError } from './error.js';
import { membersOf } from './members.js';

/** How much of an unknown name an error repeats. */
const MAX_SHOWN_NAME = 60;

/**
 * Copies the members of an options object.
 * @param {string} caller the public function whose argument it is
 * @param {unknown} options
 * @param {readonly string[]} names the known options
 * @returns {Record<string, any>}
 * @throws {import('../types/index.js').TransferError} `invalidOptions` for an unknown option, or an object that cannot be read
 */
export function readOptions(caller, options, names) {
  const given = membersOf(options, `${caller}: the options`);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw invalidOption(caller, `unknown option "${unknown.slice(0, MAX_SHOWN_NAME)}"`, names.join(', '));
  }
  return given;
}

/**
 * Copies a list whose items are all valid.
 * @template Item
 * @param {unknown} list
 * @param {(item: any) => Item | undefined} readItem returns `undefined` for an invalid item
 * @returns {Item[] | undefined} `undefined` for anything that is not an array, cannot be read, or has an invalid item
 */
export function readList(list, readItem) {
  try {
    if (!Array.isArray(list)) return undefined;
    const items = [];
    for (const given of list) {
      const item = readItem(given);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  } catch {
    // `Array.isArray` throws for a revoked proxy, and any proxy or getter can throw when it is read.
    return undefined;
  }
}

/**
 * Creates the error for an argument that is not valid.
 * @param {string} caller the public function
 * @param {string} problem such as `invalid seed`
 * @param {string} expected
 */
export function invalidOption(caller, problem, expected) {
  return new TransferError('invalidOptions', `${caller}: ${problem}; expected ${expected}`);
}
