// @ts-check
import { TransferTracker } from 'graph-call-transfer';

const tracker = new TransferTracker();

/** @param {Uint8Array} bytes */
export function read(bytes) {
  return tracker.apply(bytes);
}
