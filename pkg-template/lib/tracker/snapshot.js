// @ts-check

import { TransferError } from '../error.js';

/**
 * Checks that a snapshot is a string. The core checks its content.
 *
 * @param {unknown} snapshot
 * @returns {asserts snapshot is string}
 */
export function assertIsText(snapshot) {
  if (typeof snapshot === 'string') return;
  throw new TransferError('invalidSnapshot', `snapshot: expected a string, found ${typeof snapshot}`);
}
