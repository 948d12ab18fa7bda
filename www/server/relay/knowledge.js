// @ts-check
import { parseNotifications, TransferTracker } from 'graph-call-transfer';
import { createCallDirectory } from '../../calls/directory.js';
import { createRecentTransfers } from './recent-transfers.js';

/** @import { LoggedEvent, NotificationsCame } from '../../protocol/events.js' */

const CAPACITY = 10_000;

/**
 * Makes what is known of transfers and calls: from the events of the log, one after the other.
 *
 * @param {string} [snapshot] what `snapshot` gave
 * @throws when it cannot be read
 */
export function createKnowledge(snapshot) {
  const { transfers, calls: callsBefore, recent: recentBefore } = snapshot === undefined ? {} : JSON.parse(snapshot);
  const tracker = transfers
    ? TransferTracker.restore(transfers, { capacity: CAPACITY })
    : new TransferTracker({ capacity: CAPACITY });
  const calls = createCallDirectory(callsBefore);
  const recent = createRecentTransfers(recentBefore);

  /** @param {NotificationsCame} event */
  function applyNotifications({ body, at }) {
    const batch = parseNotifications(body);
    if (batch.kind !== 'graph') return;
    tracker.apply(batch);
    calls.apply(batch.notifications, at);
  }

  return {
    calls,
    /**
     * @param {LoggedEvent} logged
     * @throws when it cannot be applied
     */
    apply(logged) {
      const { event } = logged;
      recent.note(logged);
      if (event.kind === 'notifications') {
        applyNotifications(event);
      } else if (event.kind === 'transfer') {
        const { callId, replacesCallId } = event;
        tracker.expect({ callId, ...(replacesCallId !== undefined && { replacesCallId }) });
      } else if (event.kind === 'answer') {
        tracker.answered(event.callId, event.answer);
      }
    },
    /** @param {string} callId */
    status: (callId) => tracker.status(callId),
    /** @param {number} now */
    recent: (now) => recent.list(now, (callId) => tracker.status(callId)),
    /** Of how many calls a transfer is known. */
    size: () => tracker.size,
    /** Everything that is known of the transfers, for `TransferTracker.restore`. */
    transfers: () => tracker.snapshot(),
    snapshot: () =>
      JSON.stringify({ transfers: tracker.snapshot(), calls: calls.snapshot(), recent: recent.snapshot() }),
    free: () => tracker.free(),
  };
}
