// @ts-check
import { callKey } from 'graph-call-transfer/ids';

/**
 * Lists the ids of the calls in notifications, each call once, in its first spelling.
 *
 * @param {readonly { callId?: string }[]} notifications
 * @returns {string[]}
 */
export function distinctCallIds(notifications) {
  /** @type {Map<string, string>} */
  const ids = new Map();
  for (const { callId } of notifications) {
    if (callId !== undefined && !ids.has(callKey(callId))) ids.set(callKey(callId), callId);
  }
  return [...ids.values()];
}
