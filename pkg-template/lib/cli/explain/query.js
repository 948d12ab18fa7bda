// @ts-check
/** Reads a code as people write it, and looks it up in the code book. */

import { explainError, explainResult } from 'graph-call-transfer/codes';

/** @import { Explanation } from 'graph-call-transfer/codes' */

/**
 * A reading of a code: as the result of a call, or as the error of a refused request.
 *
 * @typedef {object} Reading
 * @property {'result' | 'error'} as
 * @property {Explanation} explanation
 */

const PAIR = /^(?:code\s*)?(\d{1,9})\s*[/#,;:\s]\s*(?:sub-?code\s*)?(\d{1,9})(?:\.@)?\.?$/i;
/** A number alone, with a word before it, or as a status line: `SIP/2.0 486 Busy Here`. */
const NUMBER = /^(?:(http|sip)(?:\/\d(?:\.\d)?)?|code|error|(status))?[\s:=]*(\d{1,9})(?:\s+[a-z][a-z ]*)?$/i;
const STATUS_AND_WORD = /^(?:http\s*)?([3-5]\d\d)\s*[/#,;:\s]\s*([a-z]\w{1,63})$/i;
const DIAG_CODE = /diag-?code/i;
const WORD = /^[a-z]\w{1,63}$/i;

/** Returns whether a text has the form of a code. @param {string} text */
export function isCode(text) {
  const trimmed = text.trim();
  return PAIR.test(trimmed) || NUMBER.test(trimmed) || DIAG_CODE.test(trimmed);
}

/**
 * Explains a code.
 * @param {string} text
 * @returns {Reading[]} the probable reading first; empty if the code book has no entry
 */
export function explainCode(text) {
  const trimmed = text.trim();
  const [, code, subcode] = PAIR.exec(trimmed) ?? [];
  if (code !== undefined && subcode !== undefined) return readPair(Number(code), Number(subcode));
  const [, status, word] = STATUS_AND_WORD.exec(trimmed) ?? [];
  if (explainError(word)) return readings([['error', explainError(word, Number(status))]]);
  const [, protocol, prefix = protocol, number] = NUMBER.exec(trimmed) ?? [];
  if (number !== undefined) return asPrefixed(readNumber(Number(number)), prefix);
  if (DIAG_CODE.test(trimmed)) return readings([['result', explainResult({ message: trimmed })]]);
  if (!WORD.test(trimmed)) return [];
  return readings([
    ['result', explainResult(undefined, trimmed)],
    ['error', explainError(trimmed)],
  ]);
}

/** One or two numbers among words, or with another mark between them: `call end reason 5003`, `500-7000`. */
const LOOSE = /^[^\d{}"<>]*(\d{1,9})(?:[^\d{}"<>]+(\d{1,9}))?[^\d{}"<>]*$/;
const MAX_LOOSE_LENGTH = 80;

/**
 * Explains the numbers in a text that has another form, if the code book has exactly these.
 * @param {string} text
 * @returns {Reading[]}
 */
export function explainLoosely(text) {
  const [, first, second] = text.length > MAX_LOOSE_LENGTH ? [] : (LOOSE.exec(text) ?? []);
  if (first === undefined) return [];
  const read = second === undefined ? readNumber(Number(first)) : readPair(Number(first), Number(second));
  return read.filter(({ explanation: { basis } }) => basis !== 'code');
}

/**
 * @param {number} code
 * @param {number} subcode
 */
function readPair(code, subcode) {
  const isStatus = code >= 400 && code < 600;
  return readings([
    ['result', explainResult({ code, subcode })],
    ['error', isStatus ? explainError(String(subcode), code) : undefined],
  ]);
}

/** @param {number} number */
function readNumber(number) {
  if (number < 1000) {
    return readings([
      ['result', explainResult({ code: number })],
      ['error', number >= 300 && number < 600 ? explainError(undefined, number) : undefined],
    ]);
  }
  return readings([
    ['result', explainResult({ subcode: number })],
    ['error', explainError(String(number))],
  ]);
}

/**
 * Keeps the readings that the word before a number means, if there are any.
 * @param {Reading[]} read
 * @param {string | undefined} prefix
 */
function asPrefixed(read, prefix) {
  const kind = /^sip$/i.test(prefix ?? '') ? 'result' : /^(?:http|status)$/i.test(prefix ?? '') ? 'error' : undefined;
  const meant = read.filter(({ as }) => as === kind);
  return meant.length > 0 ? meant : read;
}

/**
 * Keeps the readings that the code book knows: a general one only where no other is exact, and each entry once.
 * @param {readonly (readonly [Reading['as'], Explanation | undefined])[]} candidates
 * @returns {Reading[]}
 */
function readings(candidates) {
  const known = candidates.flatMap(([as, explanation]) => (explanation ? [{ as, explanation }] : []));
  const exact = known.filter(({ explanation: { basis } }) => basis !== 'code' && basis !== 'phone');
  const kept = exact.length > 0 ? exact : known;
  return kept.filter(
    ({ explanation: { entry } }, index) => kept.findIndex((other) => other.explanation.entry === entry) === index,
  );
}
