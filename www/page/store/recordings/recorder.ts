import type { GraphNotificationBatch } from 'graph-call-transfer';
import { callKey } from 'graph-call-transfer/ids';
import type {
  DeliveryRejected,
  DuplicateDelivery,
  NotificationsReceived,
  Position,
  Resync,
  TransferEvent,
} from '../../../protocol/events.js';
import { recordedEvents } from '../../model/recorded-transfer.js';
import {
  type Entry,
  type Failure,
  isLive,
  isVerdict,
  mayBeAccepted,
  type RecordedEvent,
  startOf,
} from '../../model/recording.js';
import { bodyAbout, restoreTracker } from '../../model/replay.js';
import type { ConnectionStore } from '../relay/connection.js';
import type { Recordings } from './recordings.js';
import type { RefusedDeliveries } from './refused-deliveries.js';
import type { VerdictTimeout } from './verdict-timeout.js';

export type Recorder = ReturnType<typeof createRecorder>;

/**
 * Creates the recorder: the only writer of the events of transfers. Each event has its id from its source, so it may arrive by the
 * stream, with the response to the POST, or again after a reload, and is recorded once.
 */
export function createRecorder(
  { entries, entryOf, append, shown }: Recordings,
  { pageTime, relayTime }: ConnectionStore,
  { waits, awaitVerdict }: VerdictTimeout,
  { countRefused }: RefusedDeliveries,
) {
  /** Records an event of a transfer whose recording has started. */
  function recordTransferEvent(event: TransferEvent): void {
    const { transferId, at } = event;
    const { recording } = entryOf(transferId) ?? {};
    if (!recording) return;
    const isNew = !recording.events.some(({ id }) => id === String(event.sequence));
    for (const each of recordedEvents(event, recording)) append(transferId, each);
    const isAwaited = event.kind === 'response' && recording.receivesNotifications && mayBeAccepted(event);
    if (isNew && isAwaited) awaitVerdict(transferId, pageTime(at));
  }

  /** Records that the page itself got no response. An event of the relay about the same transfer may follow. */
  function recordFailure(transferId: string, error: Failure): void {
    append(transferId, { kind: 'failure', id: 'page', at: relayTime(), error });
  }

  /** Records a body that the webhook received, with each transfer that it is about. */
  function recordNotifications(
    { at, deliveryId }: Pick<NotificationsReceived, 'at' | 'deliveryId'>,
    batch: GraphNotificationBatch,
    id: Position | undefined,
  ): void {
    for (const entry of entries.peek().filter(isOpen)) {
      // A consultation records those of its own call.
      if (entry.recording.consultation) continue;
      const about = bodyAbout(entry.recording, batch);
      if (about === undefined || isSuperseded(entry) || isOlder(entry, at)) continue;
      const event: RecordedEvent = { kind: 'notifications', id, at, deliveryId, body: about };
      append(entry.recording.id, withoutUndefined(event), batch);
    }
  }

  /** Records that a delivery was repeated. */
  function recordDuplicate({ at, deliveryId }: DuplicateDelivery, id: Position | undefined): void {
    for (const { recording } of entries.peek().filter(isOpen)) {
      const has = recording.events.some((each) => each.kind === 'notifications' && each.deliveryId === deliveryId);
      if (has) append(recording.id, withoutUndefined({ kind: 'duplicate', id, at, deliveryId }));
    }
  }

  /**
   * Records that a delivery was refused. Its transfer is unknown: it is shown with the one in the timeline, or counted. A delivery
   * of another protocol needs no action.
   */
  function recordRejected(rejected: DeliveryRejected): void {
    const { at, status, code, message, unreported } = rejected;
    const entry = shown.peek();
    if (!entry || !isOpen(entry)) {
      if (status >= 400) countRefused(rejected);
      return;
    }
    const further = unreported !== undefined && { unreported };
    append(entry.recording.id, { kind: 'rejected', at, status, code, message, ...further });
  }

  /** Records that the stream is back. Only a transfer that is awaited, or shown, can have missed an event of interest. */
  function recordReconnected(lostAt: number): void {
    const now = relayTime();
    for (const { recording, played } of entries.peek().filter(isOpen)) {
      const { id, events } = recording;
      const isOfInterest = waits.peek().has(id) || shown.peek()?.recording.id === id;
      if (!isOfInterest || (played.status && isVerdict(played.status))) continue;
      // Its place is the start of the silence: the events that the relay kept since then follow it.
      const at = Math.min(now, Math.max(lostAt, events.at(-1)?.at ?? lostAt));
      // Nothing was missed if the last event came when the stream was back.
      if (at < now) append(id, { kind: 'reconnected', at, lostMs: now - at });
    }
  }

  /** Records the state of the relay, in place of the events that the page missed. */
  function recordResync({ snapshot, at }: Resync): void {
    const restored = restoreTracker(snapshot);
    for (const { recording, played } of entries.peek().filter(isOpen)) {
      const ofCall = restored?.snapshotCall(recording.callId);
      // A verdict is final, though the relay may have forgotten the call since.
      if (ofCall === undefined && played.status && isVerdict(played.status)) continue;
      const event = { kind: 'resync', at, isRead: restored !== undefined } as const;
      append(recording.id, { ...event, ...(ofCall !== undefined && { snapshot: ofCall }) });
    }
    restored?.free();
  }

  /** Returns whether another transfer of the call was accepted since: its notifications belong to that one. */
  function isSuperseded({ recording }: Entry): boolean {
    const key = callKey(recording.callId);
    return entries
      .peek()
      .some(
        (each) =>
          startOf(each.recording) > startOf(recording) &&
          callKey(each.recording.callId) === key &&
          isOpen(each) &&
          isAccepted(each.recording.events),
      );
  }

  return {
    recordTransferEvent,
    recordFailure,
    recordNotifications,
    recordDuplicate,
    recordRejected,
    recordReconnected,
    recordResync,
  };
}

/** Returns whether a recording continues. */
function isOpen({ recording, played }: Entry): boolean {
  const { receivesNotifications, events } = recording;
  return isLive(recording) && receivesNotifications && !played.isOver && events.length > 0;
}

/** Returns whether a notification of the relay's past precedes the transfer: it belongs to an earlier one of the call. */
function isOlder({ recording }: Entry, at: number): boolean {
  // The page's own transfer receives only later ones, and the page's clock may differ.
  return recording.origin === 'relay' && at < startOf(recording);
}

/** Returns whether Graph has, or may have, started a transfer. */
function isAccepted(events: readonly RecordedEvent[]): boolean {
  return events.some(
    (each) => each.kind === 'response' && mayBeAccepted({ kind: 'response', response: each.response }),
  );
}

function withoutUndefined(event: RecordedEvent): RecordedEvent {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined)) as RecordedEvent;
}
