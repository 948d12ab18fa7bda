// @ts-check
/** Looks codes up, as `src/codes/look_up.rs` does. It needs neither the wasm module nor `init`. */

import { entries, sources } from './table.js';

/** @import { Basis, CodeEntry, Explanation, ResultCodes } from '../../types/codes.js' */

/**
 * @param {ResultCodes | null | undefined} result
 * @param {string | null} [terminationReason]
 * @returns {Explanation | undefined}
 */
export function explainResult(result, terminationReason) {
  const code = readNumber(result?.code);
  const subcode = readNumber(result?.subcode ?? result?.subCode);
  const diag = findDiagCode(result?.message);
  return (
    specific(code, subcode) ??
    specific(code ?? diag?.first, diag?.second) ??
    find('reason', `reason/${readWord(terminationReason)}`) ??
    general(code ?? diag?.first)
  );
}

/**
 * @param {string | undefined} code
 * @param {number} [status]
 * @returns {Explanation | undefined}
 */
export function explainError(code, status) {
  const known = readNumber(status);
  const number = typeof code === 'string' ? readNumber(code) : undefined;
  const named = number === undefined ? find('error', readWord(code)) : specific(known, number);
  return named === undefined ? general(known ?? number) : { ...named, basis: 'error' };
}

/**
 * What is known of a subcode, by the key that says most.
 *
 * @param {number | undefined} code
 * @param {number | undefined} subcode
 */
function specific(code, subcode) {
  if (subcode === undefined) return undefined;
  const isSuccess = code === undefined || code === 0 || (code >= 200 && code < 300);
  return (
    find('pair', `${code}/${subcode}`) ??
    (isSuccess ? find('subcode', `ok/${subcode}`) : undefined) ??
    find('subcode', `any/${subcode}`) ??
    phone(subcode)
  );
}

/**
 * The telephone network's ranges: 540 and 560 before a SIP status.
 *
 * @param {number} subcode
 * @returns {Explanation | undefined}
 */
function phone(subcode) {
  const range = Math.trunc(subcode / 1000);
  if (range !== 540 && range !== 560) return undefined;
  const sip = subcode % 1000;
  const explanation = find('phone', `sip/${sip}`) ?? find('phone', `sip/${Math.trunc(sip / 100)}xx`);
  return explanation && { ...explanation, phone: { leg: range === 540 ? 'inbound' : 'outbound', sip } };
}

/**
 * What a code says without its subcode.
 *
 * @param {number | undefined} code
 */
function general(code) {
  if (code === undefined) return undefined;
  return find('code', `code/${code}`) ?? find('code', `code/${Math.trunc(code / 100)}xx`);
}

/** @type {Map<string, typeof entries[number]> | undefined} */
let entriesByKey;

/**
 * @param {Basis} basis
 * @param {string} key
 * @returns {Explanation | undefined}
 */
function find(basis, key) {
  // Not when the module is loaded: then a bundler could not leave it out.
  entriesByKey ??= new Map(entries.flatMap((entry) => entry[0].split(' ').map((k) => [k.toLowerCase(), entry])));
  const entry = entriesByKey.get(key);
  if (!entry) return undefined;
  const [keys, name, meaning, likelyCause, whatToDo, retry, certainty, source] = entry;
  const [first] = /** @type {[CodeEntry]} */ (keys.split(' '));
  return { basis, entry: first, name, meaning, likelyCause, whatToDo, retry, certainty, source: sources[source] ?? '' };
}

/**
 * Reads a code, which some notifications write as text.
 *
 * @param {unknown} value
 */
function readNumber(value) {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) ? /** @type {number} */ (number) : undefined;
}

/**
 * @param {unknown} code
 * @returns {string} the key of a word; no word has a slash, as the keys of numbers have
 */
function readWord(code) {
  return typeof code === 'string' && /^\w{1,64}$/.test(code) ? code.toLowerCase() : '';
}

/**
 * Finds the last `DiagCode: 500#3003` of a message.
 *
 * @param {unknown} message
 */
function findDiagCode(message) {
  if (typeof message !== 'string') return undefined;
  const [, first, second] = /^ *(\d{1,9})#(\d{1,9})(?!\d)/.exec(message.split('DiagCode:').slice(1).pop() ?? '') ?? [];
  return first === undefined ? undefined : { first: Number(first), second: Number(second) };
}
