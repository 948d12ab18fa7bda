// @ts-check
import { callKey } from '../protocol/call-key.js';

/**
 * Lists the calls that notifications are about, each once, as they spell it first.
 *
 * @param {readonly { callId?: string }[]} notifications
 * @returns {string[]}
 */
export function callIdsOf(notifications) {
  /** @type {Map<string, string>} */
  const ids = new Map();
  for (const { callId } of notifications) {
    if (callId !== undefined && !ids.has(callKey(callId))) ids.set(callKey(callId), callId);
  }
  return [...ids.values()];
}
