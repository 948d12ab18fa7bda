// @ts-check
/**
 * Seeded sources of ids and of numbers: mulberry32, started from the FNV-1a hash of the seed's text. They give the same values
 * on every host, and nothing that may be a secret.
 */

import { guidFromHex } from '../guid.js';

/**
 * Creates a source of GUIDs.
 * @param {number | string} seed
 * @returns {() => string} returns the next GUID, of version 4
 */
export function createGuidSource(seed) {
  const nextWord = mulberry32(fnv1a(String(seed)));

  return () => {
    const words = [nextWord(), nextWord(), nextWord(), nextWord()];
    const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('');
    return guidFromHex(hex);
  };
}

/**
 * Creates a source of numbers.
 * @param {number | string} seed
 * @returns {() => number} returns the next number, at least 0 and less than 1
 */
export function createFractionSource(seed) {
  const nextWord = mulberry32(fnv1a(String(seed)));
  return () => nextWord() / 2 ** 32;
}

/**
 * @param {string} text
 * @returns {number} 32 bits, unsigned
 */
function fnv1a(text) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 0;
}

/**
 * @param {number} start 32 bits
 * @returns {() => number} returns the next 32 bits, unsigned
 */
function mulberry32(start) {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return (word ^ (word >>> 14)) >>> 0;
  };
}
