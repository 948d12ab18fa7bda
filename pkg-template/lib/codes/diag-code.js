// @ts-check
/** Reads the numbers that Graph hides in messages, like `src/codes/diag_code.rs`. */

/** @typedef {{ readonly code?: number, readonly subcode?: number }} DiagCode */

/** The most DiagCodes of one message that are read. */
const MAX_DIAG_CODES = 8;

/**
 * Finds the DiagCodes of a message, in their order: `DiagCode: 500#3003.@`, `DiagCode:480#10037` or `DiagCode: 7112`.
 *
 * @param {unknown} message
 * @returns {DiagCode[]}
 */
export function findDiagCodes(message) {
  if (typeof message !== 'string') return [];
  const found = message
    .split(/diagcode/i)
    .slice(1)
    .flatMap((text) => read(text) ?? []);
  return found.slice(0, MAX_DIAG_CODES);
}

/**
 * @param {string} text what follows the name
 * @returns {DiagCode | undefined}
 */
function read(text) {
  const [, first, hash, second] = /^ *[:=]* *(\d{1,9})(?!\d)( *#)? *(\d{1,9}(?!\d))?/.exec(text) ?? [];
  if (first === undefined) return undefined;
  const number = Number(first);
  if (hash !== undefined) return second === undefined ? undefined : { code: number, subcode: Number(second) };
  return number >= 100 && number < 700 ? { code: number } : { subcode: number };
}

/**
 * Converts a code to a number; some notifications write it as text.
 *
 * @param {unknown} value
 */
export function readNumber(value) {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) ? /** @type {number} */ (number) : undefined;
}
