// @ts-check
import { parseNotifications, TransferTracker } from 'graph-call-transfer';
import { createConsultations } from '../../calls/consultations.js';
import { createCallDirectory } from '../../calls/directory.js';
import { createConsultationRecords } from './consultation-records.js';
import { createRecentTransfers } from './recent-transfers.js';
import { createTransferRecords } from './transfer-records.js';

/** @import { TransferOutcome } from 'graph-call-transfer' */
/** @import { LiveCall } from '../../protocol/calls.js' */
/** @import { LoggedEvent, NotificationsReceived } from '../../protocol/events.js' */
/** @import { StartEvent } from '../../protocol/transfers.js' */

const CAPACITY = 10_000;
const PHASES_IN_PROGRESS = ['requested', 'transferring', 'transferAccepted'];

/**
 * Creates the state of transfers and calls, to which the events of the log are applied one after the other.
 *
 * @param {{ source: LiveCall['source'], snapshot?: string }} options `source` of the calls; `snapshot` is the result of `snapshot`
 * @throws when the snapshot is invalid
 */
export function createRelayState({ source, snapshot }) {
  const saved = snapshot === undefined ? {} : JSON.parse(snapshot);
  const tracker = saved.transfers
    ? TransferTracker.restore(saved.transfers, { capacity: CAPACITY })
    : new TransferTracker({ capacity: CAPACITY });
  const calls = createCallDirectory(saved.calls, source);
  const recent = createRecentTransfers(saved.recent);
  const records = createTransferRecords(saved.records);
  const consultations = createConsultations(saved.consultations);
  const consultationRecords = createConsultationRecords(saved.consultationRecords);

  /** @param {NotificationsReceived} event */
  function applyNotifications({ body, at }) {
    const batch = parseNotifications(body);
    if (batch.kind !== 'graph') return [];
    const changes = tracker.apply(batch);
    records.applyChanges(changes, at, (callId) => tracker.status(callId));
    calls.apply(batch.notifications, at);
    const decided = changes.filter(({ changed }) => changed.includes('phase') || changed.includes('attempt'));
    const outcomes = outcomesOf(decided.map(({ callId }) => callId));
    // The end of the caller's call is the verdict of its transfer first.
    for (const outcome of outcomes) consultations.applyOutcome(outcome, at);
    consultations.applyNotifications(batch.notifications, at);
    return outcomes;
  }

  /**
   * Returns the outcomes of calls, and records them.
   *
   * @param {readonly string[]} callIds
   * @param {string} [transferId] that the outcome belongs to
   */
  function outcomesOf(callIds, transferId) {
    const outcomes = [...new Set(callIds)].flatMap((callId) => tracker.outcome(callId) ?? []);
    for (const outcome of outcomes) records.decide(outcome, transferId);
    return outcomes;
  }

  /** @param {StartEvent} event */
  function isInProgress(event) {
    if (event.kind === 'transfer') return PHASES_IN_PROGRESS.includes(tracker.status(event.callId)?.phase ?? '');
    const { phase = 'ended' } = consultations.find(event.consultationId)?.state ?? {};
    return phase !== 'ended';
  }

  /**
   * @param {LoggedEvent} logged
   * @returns {readonly TransferOutcome[]} the outcomes that the event decided
   */
  function applyEvent({ event }) {
    if (event.kind === 'notifications') return applyNotifications(event);
    if (event.kind === 'transfer') {
      const { callId, replacesCallId } = event;
      tracker.expect({ callId, ...(replacesCallId !== undefined && { replacesCallId }) });
      consultations.applyTransfer(event);
    } else if (event.kind === 'response') {
      tracker.recordResponse(event.callId, event.response);
      const outcomes = event.response.kind === 'refused' ? outcomesOf([event.callId], event.transferId) : [];
      for (const outcome of outcomes) consultations.applyOutcome(outcome, event.at);
      return outcomes;
    } else if (event.kind === 'consultation') {
      consultations.apply(event);
    }
    return [];
  }

  return {
    calls,
    records,
    consultations,
    consultationRecords,
    /**
     * @param {LoggedEvent} logged
     * @returns {readonly TransferOutcome[]} the outcomes that the event decided
     * @throws when the event is invalid
     */
    apply(logged) {
      recent.add(logged, isInProgress);
      records.apply(logged);
      consultationRecords.applyDelivery(logged);
      const outcomes = applyEvent(logged);
      for (const each of consultations.takeUpdates()) consultationRecords.apply(each, logged.id);
      return outcomes;
    },
    /** @param {string} callId */
    status: (callId) => tracker.status(callId),
    /**
     * Returns the state of the call's transfer; `undefined` without one, and when the call has ended: a call that is transferred
     * again then is another one with the same id.
     *
     * @param {string} callId
     */
    knownState: (callId) => (tracker.status(callId)?.callActive === false ? undefined : tracker.snapshotCall(callId)),
    /** @param {number} now */
    recentTransfers: (now) => recent.list(now, isInProgress),
    /** Returns the number of calls with a transfer. */
    size: () => tracker.size,
    /** Returns the state of all transfers, for `TransferTracker.restore`. */
    transfers: () => tracker.snapshot(),
    snapshot: () =>
      JSON.stringify({
        transfers: tracker.snapshot(),
        calls: calls.snapshot(),
        recent: recent.snapshot(),
        records: records.snapshot(),
        consultations: consultations.snapshot(),
        consultationRecords: consultationRecords.snapshot(),
      }),
    free: () => tracker.free(),
  };
}
