// @ts-check
import { TransferTracker } from 'graph-call-transfer';

/** @param {import('../transfer.mjs').Given} given */
export function run({ notification }) {
  return new TransferTracker().apply(notification);
}
