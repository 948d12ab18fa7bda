// @ts-check
import { TransferTracker } from 'graph-call-transfer';
import { FEW_TRANSFERS } from '../bodies.mjs';

/** So small that it has dropped a call before the next notification of the call. */
const tracker = new TransferTracker({ capacity: FEW_TRANSFERS });

/** @param {Uint8Array} bytes */
export function read(bytes) {
  return tracker.apply(bytes);
}
