// @ts-check
/** Reads the values of records: texts, words and numbers, by their places in `layout.js`. */

import { ESCAPED, RESULT_CODE, RESULT_MESSAGE, RESULT_SUBCODE, RESULT_WORD, UNKNOWN } from './layout.js';

/** @import { ResultInfo } from '../../types/index.js' */

/** From here on a piece of a text is copied: a short piece would keep the whole text in memory. */
const LONG = 4096;
/** An engine copies shorter pieces by itself. */
const SHORT = 13;

/**
 * @param {string} source what the places count in
 * @param {Uint32Array} numbers
 * @param {number} at the place of a span
 * @returns {string | undefined} `undefined` where nothing was
 */
export function readText(source, numbers, at) {
  const end = /** @type {number} */ (numbers[at + 1]);
  if (end === 0) return undefined;
  const start = /** @type {number} */ (numbers[at]);
  if (end >= ESCAPED) return JSON.parse(`"${source.slice(start, end - ESCAPED)}"`);
  const text = source.slice(start, end);
  return source.length > LONG && text.length >= SHORT ? copied(text) : text;
}

/** @param {string} text */
function copied(text) {
  return ` ${text}`.slice(1);
}

/**
 * @template {string} Word
 * @param {string} source
 * @param {Uint32Array} numbers
 * @param {number} at the place of a word
 * @param {readonly Word[]} list
 * @returns {Word | undefined} a word of the list, or another one as it came
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
 * @param {number} at the place of a span
 */
export function readNumber(source, numbers, at) {
  const text = readText(source, numbers, at);
  return text === undefined ? undefined : Number(text);
}

/**
 * @param {string} source
 * @param {Uint32Array} numbers
 * @param {number} at the place of a result
 * @returns {ResultInfo | undefined}
 */
export function readResult(source, numbers, at) {
  const hasCode = numbers[at + RESULT_CODE] === 1;
  const hasSubcode = numbers[at + RESULT_SUBCODE] === 1;
  const word = readText(source, numbers, at + RESULT_WORD);
  const message = readText(source, numbers, at + RESULT_MESSAGE);
  if (!hasCode && !hasSubcode && word === undefined && message === undefined) return undefined;
  /** @type {{ -readonly [Member in keyof ResultInfo]: ResultInfo[Member] }} */
  const result = {};
  // The numbers have a sign.
  if (hasCode) result.code = /** @type {number} */ (numbers[at + RESULT_CODE + 1]) | 0;
  if (hasSubcode) result.subcode = /** @type {number} */ (numbers[at + RESULT_SUBCODE + 1]) | 0;
  if (word !== undefined) result.word = word;
  if (message !== undefined) result.message = message;
  return result;
}
