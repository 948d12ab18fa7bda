// @ts-check
import { isGuid } from 'graph-call-transfer/ids';

/**
 * The form of a search text.
 *
 * @typedef {'empty' | 'objectId' | 'mail' | 'phone' | 'name'} TypedForm
 */

/** A telephone number as people write it: digits of any script, separators, and an extension. */
const NUMBER = /^(?:tel:)?\s*[+＋]?[\p{Nd}\s().\-/\u2010-\u2015\u00a0]+(?:(?:;ext=|ext\.?|x)\s*\p{Nd}{1,7})?$/iu;
const MIN_DIGITS = 3;

/**
 * Recognizes the form of a search text. It decides only how to search: `phone-number.js` decides whether a number is valid.
 *
 * @param {string} text
 * @returns {TypedForm}
 */
export function recognizeTyped(text) {
  const trimmed = text.trim();
  if (trimmed === '') return 'empty';
  if (isGuid(trimmed)) return 'objectId';
  if (NUMBER.test(trimmed) && digitsOf(trimmed).length >= MIN_DIGITS) return 'phone';
  return /^\S+@\S*$/.test(trimmed) ? 'mail' : 'name';
}

/**
 * @param {string} text
 * @returns {readonly string[]}
 */
function digitsOf(text) {
  return text.match(/\p{Nd}/gu) ?? [];
}
