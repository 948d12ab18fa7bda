// @ts-check
/** Finds the entries of the code book by their keys. */

import { entries } from './table.js';

/** @import { EntryRow } from './table.js' */

/** @type {Map<string, EntryRow> | undefined} */
let entriesByKey;

/**
 * @param {string} key in lower case
 * @returns {EntryRow | undefined}
 */
export function find(key) {
  // Not at the top level: a bundler could not drop that.
  entriesByKey ??= new Map(entries.flatMap((entry) => entry[0].split(' ').map((k) => [k.toLowerCase(), entry])));
  return entriesByKey.get(key);
}

/**
 * Finds a word, whose case does not matter.
 *
 * @param {'' | 'reason/'} prefix
 * @param {unknown} word unlike the keys of numbers, it contains no slash
 */
export function findWord(prefix, word) {
  return typeof word === 'string' && /^\w{1,64}$/.test(word) ? find(prefix + word.toLowerCase()) : undefined;
}
