// @ts-check
import { buildTransfer } from 'graph-call-transfer';

/** @param {import('../transfer.mjs').Given} given */
export function run({ input }) {
  return JSON.stringify(buildTransfer(input).body);
}
