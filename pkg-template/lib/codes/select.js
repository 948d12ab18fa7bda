// @ts-check
/** Selects the codes that explain a result or a refusal, like `src/codes/select.rs`. */

import { find, findWord } from './book.js';
import { findDiagCodes, readNumber } from './diag-code.js';

/** @import { ExplanationBasis, PhoneStatus } from '../../types/codes.js' */
/** @import { EntryRow } from './table.js' */

/**
 * An entry that was found, and the numbers that it explains.
 *
 * @typedef {{
 *   readonly entry: EntryRow,
 *   readonly basis: ExplanationBasis,
 *   readonly code?: number | undefined,
 *   readonly subcode?: number | undefined,
 *   readonly phone?: PhoneStatus | undefined,
 *   readonly isDiag?: boolean,
 * }} Found
 */

/**
 * The codes around those that explain.
 *
 * @typedef {{ readonly code?: number | undefined, readonly subcode?: number | undefined, readonly entry?: EntryRow | undefined }} Wrapper
 */

/**
 * The codes of a result or of a refusal, sorted: those that explain it, those that wrap them, and the DiagCode that names the cause where
 * the result has a meaning of its own.
 *
 * @typedef {{ readonly by: Found, readonly wrapper?: Wrapper | undefined, readonly cause?: Found | undefined }} Selected
 */

/** How much the codes say, from little to much. */
const VAGUE = 0; // Only that something failed: 0, 8518, 9001 to 9999.
const WRAPPING = 1; // The app's view of a failure below it: 85xx and 86xx.
const PARTIAL = 2; // The bot's part in it (71xx), or the structure of a code.
const EXACT = 3;
const OUTCOME = 4; // The outcome of a transfer: 7000, 7015 or 7700 with a meaning of its own.

/** Words that only say that something failed. */
const VAGUE_WORDS = ['generalexception', 'unknownerror', 'internalservererror', 'operationfailed'];

/**
 * @param {number | undefined} code
 * @param {number | undefined} subcode
 * @param {unknown} message
 * @param {unknown} reason
 * @returns {Selected | undefined}
 */
export function selectResult(code, subcode, message, reason) {
  const diags = findDiagCodes(message);
  const own = specific(code, subcode);
  const below = bestOf(diags, code);
  if (own) return below ? weigh(own, below) : { by: own };
  if (below) {
    const entry = resultCode(code, subcode)?.entry;
    const isAround = code !== below.code || (subcode !== undefined && subcode !== 0);
    const hasNumbers = code !== undefined || subcode !== undefined;
    return { by: below, wrapper: hasNumbers && isAround ? { code, subcode, entry } : undefined };
  }
  const byReason = findWord('reason/', reason);
  /** @type {Found | undefined} */
  const by = byReason ? { entry: byReason, basis: 'reason' } : resultCode(code ?? diags.at(-1)?.code, subcode);
  return by && { by };
}

/**
 * @param {number | undefined} number the code of the error as a number
 * @param {unknown} word the same as a word
 * @param {number | undefined} status
 * @param {unknown} message
 * @returns {Selected | undefined}
 */
export function selectError(number, word, status, message) {
  const inner = saysNothing(word) ? codeInJson(message) : undefined;
  if (inner !== undefined && !saysNothing(inner)) {
    const selected = selectError(readNumber(inner), inner, status, '');
    const outer = findWord('', word);
    return selected && { ...selected, wrapper: outer && { entry: outer } };
  }
  const below = bestOf(findDiagCodes(message), status);
  const own = specific(status, number);
  if (own) {
    /** @type {Found} */
    const named = { ...own, basis: 'error' };
    return below ? weigh(named, below) : { by: named };
  }
  const entry = findWord('', word);
  const byStatus = httpStatus(status ?? number);
  if (entry) {
    /** @type {Found} */
    const named = { entry, basis: 'error' };
    if (!saysNothing(word)) return { by: named };
    const by = below ?? (status === undefined ? undefined : byStatus);
    return by ? { by, wrapper: { entry } } : { by: named };
  }
  if (below) return { by: below, wrapper: number === undefined ? undefined : { code: status, subcode: number } };
  return byStatus && { by: byStatus };
}

/**
 * Returns whether the code of an error only says that something failed.
 *
 * @param {unknown} word
 */
function saysNothing(word) {
  return word === undefined || word === '' || (typeof word === 'string' && VAGUE_WORDS.includes(word.toLowerCase()));
}

/**
 * Finds the code in a message that is the JSON text of another error.
 *
 * @param {unknown} message
 */
function codeInJson(message) {
  if (typeof message !== 'string' || !/^[ "[]*\{/.test(message)) return undefined;
  const value = String.raw`[\\" ]*:[ \\"]*(\w{1,64})(?!\w)`;
  return (new RegExp(`errorcode${value}`, 'i').exec(message) ?? new RegExp(`"code${value}`, 'i').exec(message))?.[1];
}

/**
 * Weighs the codes of a result against those of its message.
 *
 * @param {Found} own
 * @param {Found} below
 * @returns {Selected}
 */
function weigh(own, below) {
  if (own.entry === below.entry) return { by: own };
  const rank = rankOf(own);
  const isSameSubcode = own.subcode === below.subcode;
  if (rank === OUTCOME) {
    const isFailure = own.code !== undefined && own.code >= 300;
    return { by: own, cause: isFailure && !isSameSubcode && rankOf(below) > VAGUE ? below : undefined };
  }
  const isMoreExact = rankOf(below) > rank && !isSameSubcode;
  // 3002#7106: the number before the subcode is the reason.
  const namesItsReason = isSameSubcode && rank < EXACT && below.basis === 'pair';
  if (!isMoreExact && !namesItsReason) return { by: own };
  return { by: below, wrapper: { code: own.code, subcode: own.subcode, entry: own.entry } };
}

/** @param {Found} found */
function rankOf({ basis, code, subcode = 0, isDiag }) {
  if (subcode === 7015 || subcode === 7700) return OUTCOME;
  if (subcode === 7000) return basis === 'pair' || basis === 'error' ? OUTCOME : basis === 'subcode' ? VAGUE : EXACT;
  if (subcode === 8518 || (subcode >= 9000 && subcode <= 9999)) return VAGUE;
  // As a DiagCode, 408#0, 487#0 and 603#0 are reasons; a success is none.
  if (subcode === 0 && (!isDiag || code === undefined || code < 300)) return VAGUE;
  if (subcode >= 8500 && subcode <= 8699) return WRAPPING;
  return basis === 'phone' || (subcode >= 7100 && subcode <= 7199) ? PARTIAL : EXACT;
}

/**
 * Finds the DiagCode that says most; the last one of equals, since each layer adds its own in front of that below.
 *
 * @param {ReturnType<typeof findDiagCodes>} diags
 * @param {number | undefined} code
 */
function bestOf(diags, code) {
  /** @type {Found | undefined} */
  let best;
  for (const diag of diags) {
    const found = specific(diag.code ?? code, diag.subcode) ?? specific(code, diag.subcode);
    if (!found) continue;
    const next = { ...found, isDiag: true };
    if (!best || rankOf(next) >= rankOf(best)) best = next;
  }
  return best;
}

/**
 * Finds a subcode by its most exact key.
 *
 * @param {number | undefined} code
 * @param {number | undefined} subcode
 * @returns {Found | undefined}
 */
export function specific(code, subcode) {
  if (subcode === undefined) return undefined;
  const isSuccess = code === undefined || code === 0 || (code >= 200 && code < 300);
  const phone = readPhoneStatus(subcode);
  /** @type {(basis: ExplanationBasis, entry: EntryRow | undefined) => Found | undefined} */
  const found = (basis, entry) => entry && { entry, basis, code, subcode, phone };
  return (
    found('pair', code === undefined ? undefined : find(`${code}/${subcode}`)) ??
    found('subcode', isSuccess ? find(`ok/${subcode}`) : undefined) ??
    found('subcode', find(`any/${subcode}`)) ??
    found('phone', phone && (find(`sip/${phone.sip}`) ?? find(`sip/${Math.trunc(phone.sip / 100)}xx`))) ??
    found('phone', findStructure(subcode))
  );
}

/**
 * Reads the ranges of the telephone network: 540 and 560 before a SIP status of an error.
 *
 * @param {number} subcode
 * @returns {PhoneStatus | undefined}
 */
function readPhoneStatus(subcode) {
  const range = Math.trunc(subcode / 1000);
  const sip = subcode % 1000;
  if ((range !== 540 && range !== 560) || sip < 400 || sip >= 700) return undefined;
  return { leg: range === 540 ? 'inbound' : 'outbound', sip };
}

/**
 * Finds a six-digit code of the telephone network by its structure: 5, the module, its source, and three digits.
 *
 * @param {number} subcode
 */
function findStructure(subcode) {
  if (subcode < 500_000 || subcode >= 600_000 || subcode % 1000 === 0) return undefined;
  return find(Math.trunc(subcode / 10_000) === 56 ? 'hub/sbc' : 'hub/microsoft');
}

/**
 * Finds the code of a call's result without its subcode.
 *
 * @param {number | undefined} code
 * @param {number | undefined} subcode
 * @returns {Found | undefined}
 */
function resultCode(code, subcode) {
  const entry = findGeneral('call', code);
  return entry && { entry, basis: 'code', code, subcode };
}

/**
 * Finds the HTTP status of a refused request.
 *
 * @param {number | undefined} status
 * @returns {Found | undefined}
 */
function httpStatus(status) {
  const entry = findGeneral('code', status);
  return entry && { entry, basis: 'code', code: status };
}

/**
 * @param {'call' | 'code'} set
 * @param {number | undefined} code
 */
function findGeneral(set, code) {
  if (code === undefined) return undefined;
  return find(`${set}/${code}`) ?? find(`${set}/${Math.trunc(code / 100)}xx`);
}
