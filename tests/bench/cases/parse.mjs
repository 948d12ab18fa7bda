// @ts-check
import { parseTransfer } from 'graph-call-transfer';

/** @param {import('../transfer.mjs').Given} given */
export function run({ input, bodyText }) {
  return parseTransfer(input.callId, bodyText);
}
