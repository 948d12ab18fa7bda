// @ts-check
/** Reads what is made when it is read, too. */

import { parseNotifications } from 'graph-call-transfer';

/** Held, so that no member can be left out as useless. @type {unknown} */
export let last;

/** @param {Uint8Array} bytes */
export function read(bytes) {
  const batch = parseNotifications(bytes);
  if (batch.kind === 'graph') for (const notification of batch.notifications) last = lateOf(notification);
  return batch;
}

/** @param {import('graph-call-transfer').Notification} notification */
function lateOf(notification) {
  switch (notification.kind) {
    case 'roster':
    case 'rosterDelta':
      return notification.participants;
    case 'contentSharing':
      return notification.sessions;
    case 'participantLeft':
      return undefined;
    default:
      return notification.resourceData;
  }
}
