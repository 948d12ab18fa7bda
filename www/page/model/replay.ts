import type { GraphNotificationBatch, Notification } from 'graph-call-transfer';
import { callKey } from 'graph-call-transfer/ids';
import { isTransferError, parseNotifications, TransferTracker } from 'graph-call-transfer/notifications';
import {
  isVerdict,
  mayBeAccepted,
  type Played,
  type RecordedEvent,
  type RecordingHead,
  type RowContent,
} from './recording.js';
import { TimelineRows } from './timeline-rows.js';

/** One transfer and perhaps the call that it replaces, with room for other calls of the same bodies. */
const CAPACITY = 8;

/** The replay of a recording: of a transfer, or of a consultation. */
export type Player = Pick<Replay, 'played' | 'apply' | 'updateOutcome' | 'free'>;

/** Replays the recording of a transfer, event by event, with one tracker. It needs the core. */
export class Replay {
  readonly #head: RecordingHead;
  #tracker: TransferTracker;
  #played: Played = { rows: [], at: 0, isOver: false };
  readonly #rows = new TimelineRows('row');
  #needsOutcome = false;

  constructor(head: RecordingHead) {
    this.#head = head;
    this.#tracker = new TransferTracker({ capacity: CAPACITY });
  }

  get played(): Played {
    return this.#played;
  }

  /**
   * Applies the next event; returns whether it adds knowledge of the transfer.
   *
   * @param batch the notifications of the event, where they were parsed already
   */
  apply(event: RecordedEvent, batch?: GraphNotificationBatch): boolean {
    const { at } = event;
    switch (event.kind) {
      case 'known':
        this.#restore(event.snapshot);
        return true;
      case 'expected':
      case 'sent': {
        const { callId, replacesCallId, receivesNotifications, request } = this.#head;
        if (event.kind === 'sent' && request) this.#add(at, { kind: 'sent', destination: request.destination });
        if (receivesNotifications)
          this.#tracker.expect({ callId, ...(replacesCallId !== undefined && { replacesCallId }) });
        this.#refresh(at);
        return true;
      }
      case 'attempt':
        this.#add(at, { kind: 'attempt', attempt: event.attempt });
        return true;
      case 'response': {
        const { response } = event;
        this.#add(at, { kind: 'response', response });
        this.#tracker.recordResponse(this.#head.callId, response);
        if (mayBeAccepted({ kind: 'response', response })) this.#refresh(at);
        else this.#end();
        return true;
      }
      case 'failure': {
        const end = { kind: 'failed', error: event.error } as const;
        this.#add(at, end);
        if (!mayBeAccepted(end)) this.#end();
        return true;
      }
      case 'notifications':
        return this.#applyNotifications(event, batch);
      case 'duplicate':
        this.#rows.addDuplicate(event);
        this.#showRows();
        return false;
      case 'rejected':
        this.#rows.addRejected(event);
        this.#showRows();
        return false;
      case 'silence':
        this.#add(at, { kind: 'silence', seconds: event.seconds });
        this.#needsOutcome = true;
        return true;
      case 'read':
        this.#add(at, { kind: 'read', lookup: event.lookup });
        return true;
      case 'unread':
        this.#add(at, { kind: 'unread', error: event.error });
        return true;
      case 'reconnected':
        this.#add(at, { kind: 'reconnected', lostMs: event.lostMs });
        return false;
      case 'resync':
        this.#add(at, { kind: 'resync', isRead: event.isRead, snapshot: event.snapshot });
        // If the relay does not know the call, the status stays.
        if (event.snapshot !== undefined) this.#restore(event.snapshot);
        this.#refresh(at);
        return true;
      case 'dialed':
      case 'consultation':
        return false;
    }
  }

  /** Updates the outcome, where it can be decided now; returns whether it did. */
  async updateOutcome(): Promise<boolean> {
    const { status } = this.#played;
    if (!this.#needsOutcome || !status) return false;
    this.#needsOutcome = false;
    try {
      const outcome = await this.#tracker.follow(status.callId).outcome({ timeoutMs: 0 });
      const now = this.#played.status;
      if (now !== status) {
        // An event arrived meanwhile: a new verdict needs a new outcome, the same verdict needs this one again.
        if (now?.phase !== status.phase || now.certainty !== status.certainty) return false;
        this.#needsOutcome = true;
        return this.updateOutcome();
      }
      this.#played = { ...this.#played, outcome };
      return true;
    } catch (error) {
      // The tracker was freed or replaced.
      if (isTransferError(error) && error.code === 'aborted') return false;
      throw error;
    }
  }

  /** Frees the memory. */
  free(): void {
    this.#tracker.free();
  }

  #applyNotifications(
    { at, body, deliveryId }: Extract<RecordedEvent, { kind: 'notifications' }>,
    parsed: GraphNotificationBatch | undefined,
  ): boolean {
    const batch = parsed ?? parseNotifications(body);
    if (batch.kind !== 'graph' || this.#played.isOver) return false;
    const { callId, replacesCallId } = this.#head;
    const notifications = batch.notifications.filter((each) => isAbout(callId, each) || isAbout(replacesCallId, each));
    if (notifications.length === 0) return false;
    const onReplacedCall = !notifications.some((each) => isAbout(callId, each));
    const changes = this.#tracker.apply(batch);
    this.#add(at, { kind: 'delivery', deliveryId, notifications, onReplacedCall, times: 1 });
    this.#refresh(at);
    return changes.some((change) => callKey(change.callId) === callKey(callId));
  }

  #add(at: number, content: RowContent): void {
    this.#rows.add(at, content);
    this.#showRows();
  }

  #showRows(): void {
    this.#played = { ...this.#played, rows: this.#rows.all };
  }

  #refresh(at: number): void {
    if (!this.#head.receivesNotifications) return;
    const status = this.#tracker.status(this.#head.callId);
    const before = this.#played;
    const isNew = before.status?.phase !== status?.phase || before.status?.certainty !== status?.certainty;
    this.#played = isNew ? { ...before, status, at, outcome: undefined } : { ...before, status };
    if (isNew && status) this.#needsOutcome = isVerdict(status);
  }

  #end(): void {
    this.#played = { ...this.#played, status: undefined, outcome: undefined, isOver: true };
  }

  #restore(snapshot: string): void {
    const restored = restoreTracker(snapshot, CAPACITY);
    if (!restored) return;
    this.#tracker.free();
    this.#tracker = restored;
  }
}

/** Restores a tracker from a snapshot; `undefined` for a snapshot of a later release. */
export function restoreTracker(snapshot: string, capacity?: number): TransferTracker | undefined {
  try {
    return TransferTracker.restore(snapshot, capacity === undefined ? {} : { capacity });
  } catch (error) {
    if (isTransferError(error)) return undefined;
    throw error;
  }
}

/**
 * Returns the body with the notifications of a transfer only, as text; `undefined` when there are none. Notifications of other
 * calls, and members beside the list, are no part of a recording.
 */
export function bodyAbout(
  { callId, replacesCallId }: Pick<RecordingHead, 'callId' | 'replacesCallId'>,
  { notifications }: GraphNotificationBatch,
): string | undefined {
  return bodyOf(notifications.filter((each) => isAbout(callId, each) || isAbout(replacesCallId, each)));
}

/** Returns a body with some notifications, as text; `undefined` when there are none. */
export function bodyOf(notifications: readonly Notification[]): string | undefined {
  return notifications.length === 0 ? undefined : JSON.stringify({ value: notifications });
}

/** Returns whether a notification is about a call. */
export function isAbout(callId: string | undefined, { callId: found }: Notification): boolean {
  return callId !== undefined && found !== undefined && callKey(callId) === callKey(found);
}
