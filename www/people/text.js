// @ts-check

/**
 * Folds case, accents and widths, so that `zoe` finds `Zoë`.
 *
 * @param {string} text
 */
export function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** @param {string} text folded */
export function wordsOf(text) {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Returns the digits of a telephone number without its prefixes, so that each way to write it contains the same.
 *
 * @param {string} text
 */
export function significantDigits(text) {
  return text.normalize('NFKD').replace(/\D/g, '').replace(/^0+/, '');
}
