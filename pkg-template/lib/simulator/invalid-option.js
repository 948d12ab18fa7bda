// @ts-check
import { transferError } from '../error.js';

/**
 * @param {string} where the function that was called
 * @param {string} what
 * @param {string} expected
 */
export function invalidOption(where, what, expected) {
  return transferError('invalidOptions', `${where}: ${what}; expected ${expected}`);
}
