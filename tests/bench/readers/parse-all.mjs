// @ts-check
/** Parses notifications, and accesses the members that are created on access. */

import { parseNotifications } from 'graph-call-transfer';

/** Exported, so that the engine cannot drop an access as useless. @type {unknown} */
export let last;

/** @param {Uint8Array} bytes */
export function read(bytes) {
  const batch = parseNotifications(bytes);
  if (batch.kind === 'graph') for (const notification of batch.notifications) last = lazyMember(notification);
  return batch;
}

/** @param {import('graph-call-transfer').Notification} notification */
function lazyMember(notification) {
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
