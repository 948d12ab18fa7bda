// @ts-check
import { TransferTracker } from 'graph-call-transfer';
import { FEW_TRANSFERS } from '../bodies.mjs';

/** By the time that a call comes again, it has been left out. */
const tracker = new TransferTracker({ capacity: FEW_TRANSFERS });

/** @param {Uint8Array} bytes */
export function read(bytes) {
  return tracker.apply(bytes);
}
