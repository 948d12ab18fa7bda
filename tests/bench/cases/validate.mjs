// @ts-check
import { validateTransfer } from 'graph-call-transfer';

/** @param {import('../transfer.mjs').Given} given */
export function run({ input }) {
  return validateTransfer(input);
}
