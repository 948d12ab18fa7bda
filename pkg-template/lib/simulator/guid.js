// @ts-check

export { isGuid } from '../guid.js';

/**
 * Makes a source of ids that a seed decides: mulberry32, started from the FNV-1a hash of the seed's text. Good enough to
 * look like ids and to repeat them on every host; nothing secret may come from it.
 *
 * @param {number | string} seed
 * @returns {() => string} gives a GUID of version 4 at each call
 */
export function createGuidSource(seed) {
  const nextWord = mulberry32(fnv1a(String(seed)));

  return () => {
    const words = [nextWord(), nextWord(), nextWord(), nextWord()];
    const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('');
    const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `${variant}${hex.slice(17, 20)}`,
      hex.slice(20),
    ].join('-');
  };
}

/**
 * @param {number | string} seed
 * @returns {() => number} gives a number from 0 up to 1, without it, at each call
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
 * @returns {() => number} gives 32 bits, unsigned, at each call
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
