// @ts-check
import { parseNotifications } from 'graph-call-transfer';

/** @param {Uint8Array | string} payload */
export function read(payload) {
  return parseNotifications(payload);
}
