// @ts-check
/** Reads the values of records: texts, words and numbers, by their offsets in `layout.js`. */

import { ESCAPED, RESULT_CODE, RESULT_MESSAGE, RESULT_SUBCODE, RESULT_WORD, UNKNOWN } from './layout.js';

/** @import { ResultInfo } from '../../types/index.js' */

/** The length from which pieces of a text are copied: a piece that is not copied keeps the whole text in memory. */
const MIN_COPIED_SOURCE = 4096;
/** Engines copy shorter pieces by themselves. */
const MIN_COPIED_PIECE = 13;

/**
 * Reads a text.
 * @param {string} source the text that the spans refer to
 * @param {Uint32Array} numbers
 * @param {number} at the index of a span
 * @returns {string | undefined} `undefined` for an absent text
 */
export function readText(source, numbers, at) {
  const end = /** @type {number} */ (numbers[at + 1]);
  if (end === 0) return undefined;
  const start = /** @type {number} */ (numbers[at]);
  if (end >= ESCAPED) return JSON.parse(`"${source.slice(start, end - ESCAPED)}"`);
  const text = source.slice(start, end);
  return source.length > MIN_COPIED_SOURCE && text.length >= MIN_COPIED_PIECE ? copy(text) : text;
}

/** @param {string} text */
function copy(text) {
  return ` ${text}`.slice(1);
}

/**
 * Reads a word of a list, or any other word.
 * @template {string} Word
 * @param {string} source
 * @param {Uint32Array} numbers
 * @param {number} at the index of a word
 * @param {readonly Word[]} list
 * @returns {Word | undefined} a word of the list, or another one as received
 */
export function readWord(source, numbers, at, list) {
  const number = /** @type {number} */ (numbers[at]);
  if (number === 0) return undefined;
  if (number === UNKNOWN) return /** @type {Word} */ (readText(source, numbers, at + 1));
  return list[number - 1];
}

/**
 * @param {string} source
 * @param {Uint32Array} numbers
 * @param {number} at the index of a span
 */
export function readNumber(source, numbers, at) {
  const text = readText(source, numbers, at);
  return text === undefined ? undefined : Number(text);
}

/**
 * @param {string} source
 * @param {Uint32Array} numbers
 * @param {number} at the index of a result
 * @returns {ResultInfo | undefined}
 */
export function readResult(source, numbers, at) {
  const hasCode = numbers[at + RESULT_CODE] === 1;
  const hasSubcode = numbers[at + RESULT_SUBCODE] === 1;
  const legacySubcode = readText(source, numbers, at + RESULT_WORD);
  const message = readText(source, numbers, at + RESULT_MESSAGE);
  if (!hasCode && !hasSubcode && legacySubcode === undefined && message === undefined) return undefined;
  /** @type {{ -readonly [Member in keyof ResultInfo]: ResultInfo[Member] }} */
  const result = {};
  // The numbers have a sign.
  if (hasCode) result.code = /** @type {number} */ (numbers[at + RESULT_CODE + 1]) | 0;
  if (hasSubcode) result.subcode = /** @type {number} */ (numbers[at + RESULT_SUBCODE + 1]) | 0;
  if (legacySubcode !== undefined) result.legacySubcode = legacySubcode;
  if (message !== undefined) result.message = message;
  return result;
}
