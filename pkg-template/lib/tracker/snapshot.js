// @ts-check

import { transferError } from '../error.js';

/**
 * Sees that a snapshot is a text; the core reads what it says.
 *
 * @param {unknown} snapshot
 * @returns {asserts snapshot is string}
 */
export function assertIsText(snapshot) {
  if (typeof snapshot === 'string') return;
  throw transferError('invalidSnapshot', `expected the text of a snapshot, found ${typeof snapshot}`);
}
