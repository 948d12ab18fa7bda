// @ts-check
/** Explains a result in a known situation. */

import { findWord } from './book.js';
import { readNumber } from './diag-code.js';
import { explain } from './explanation.js';
import { selectResult } from './select.js';

/** @import { ResultCodes, Situation } from '../../types/codes.js' */
/** @import { Selected } from './select.js' */

/**
 * @param {readonly Situation[]} known
 * @param {ResultCodes | null | undefined} result
 * @param {string | null | undefined} terminationReason
 */
export function explainIn(known, result, terminationReason) {
  const code = readNumber(result?.code);
  const subcode = readNumber(result?.subcode ?? result?.subCode);
  const word = subcode === undefined ? findWord('', result?.legacySubcode ?? result?.subcode) : undefined;
  /** @type {Selected | undefined} */
  const of2019 = word && { by: { entry: word, basis: 'subcode' } };
  const selected = of2019 ?? selectResult(code, subcode, result?.message, terminationReason);
  return selected && explain(selected, result?.message, [...known, 'result']);
}
