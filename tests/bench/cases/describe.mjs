// @ts-check
import { describeTransfer } from 'graph-call-transfer';

/** @param {import('../transfer.mjs').Given} given */
export function run({ input }) {
  return describeTransfer(input).body;
}
