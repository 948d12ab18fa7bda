import type { GraphNotificationBatch, Notification, TransferDiagram } from 'graph-call-transfer';
import { callKey } from 'graph-call-transfer/ids';
import {
  isTransferError,
  parseNotifications,
  TransferDrawing,
  TransferTracker,
} from 'graph-call-transfer/notifications';
import { mayBeAccepted, type Played, type RecordedEvent, type RecordingHead } from './recording.js';
import { TimelineRows } from './timeline-rows.js';

/** The replay of a recording: of a transfer, or of a consultation. */
export type Player = Pick<Replay, 'played' | 'apply' | 'mermaid' | 'free'>;

/** The id of a step without a row, which precedes all rows. */
const BEFORE = 'before';

/**
 * Replays the recording of a transfer, event by event. One drawing judges and draws each event when it arrives; the rows and arrows
 * of the events before stay the same objects. It needs the core.
 */
export class Replay {
  readonly #head: RecordingHead;
  readonly #drawing: TransferDrawing;
  #played: Played;
  readonly #rows = new TimelineRows('row');

  constructor(head: RecordingHead) {
    this.#head = head;
    const { callId, replacesCallId } = head;
    this.#drawing = new TransferDrawing({ callId, ...(replacesCallId !== undefined && { replacesCallId }) });
    const { ladder, states } = this.#drawing;
    this.#played = { rows: [], ladder, states, at: 0, isOver: false };
  }

  get played(): Played {
    return this.#played;
  }

  /** The diagrams as text for Mermaid. */
  get mermaid(): TransferDiagram['mermaid'] {
    return this.#drawing.mermaid;
  }

  /**
   * Applies the next event; returns whether it adds knowledge of the transfer.
   *
   * @param batch the whole body of the event, where it was parsed already
   */
  apply(event: RecordedEvent, batch?: GraphNotificationBatch): boolean {
    const { at } = event;
    switch (event.kind) {
      case 'known':
        this.#continueFrom(BEFORE, event.snapshot);
        return true;
      case 'expected':
      case 'sent': {
        const { request } = this.#head;
        if (event.kind === 'sent' && request) {
          const id = this.#rows.add(at, { kind: 'sent', destination: request.destination });
          this.#drawing.add({ id, kind: 'sent' });
        } else {
          this.#drawing.add({ id: BEFORE, kind: 'expected' });
        }
        this.#refresh(at);
        return true;
      }
      case 'attempt': {
        const { attempt } = event;
        this.#drawing.add({ id: this.#rows.add(at, { kind: 'attempt', attempt }), kind: 'attempt', attempt });
        this.#refresh(at);
        return true;
      }
      case 'response': {
        const { response } = event;
        this.#drawing.add({ id: this.#rows.add(at, { kind: 'response', response }), kind: 'response', response });
        this.#refresh(at, !mayBeAccepted({ kind: 'response', response }));
        return true;
      }
      case 'failure': {
        const { error } = event;
        const { code, delivered } = error;
        const id = this.#rows.add(at, { kind: 'failed', error });
        this.#drawing.add({ id, kind: 'failed', error: { ...(code && { code }), ...(delivered && { delivered }) } });
        this.#refresh(at, !mayBeAccepted({ kind: 'failed', error }));
        return true;
      }
      case 'notifications':
        return this.#applyNotifications(event, batch);
      case 'duplicate':
        for (const id of this.#rows.addDuplicate(event)) this.#drawing.repeat(id);
        this.#refresh(at);
        return false;
      case 'rejected':
        this.#rows.addRejected(event);
        this.#refresh(at);
        return false;
      case 'silence': {
        const { seconds } = event;
        this.#drawing.add({ id: this.#rows.add(at, { kind: 'silence', seconds }), kind: 'silence', seconds });
        this.#refresh(at);
        return true;
      }
      case 'read': {
        const { lookup } = event;
        const { kind, status } = lookup;
        const state = lookup.kind === 'found' ? lookup.state : undefined;
        const id = this.#rows.add(at, { kind: 'read', lookup });
        this.#drawing.add({ id, kind: 'lookup', lookup: { kind, status, ...(state !== undefined && { state }) } });
        this.#refresh(at);
        return true;
      }
      case 'unread':
        this.#rows.add(at, { kind: 'unread', error: event.error });
        this.#refresh(at);
        return true;
      case 'reconnected':
        this.#rows.add(at, { kind: 'reconnected', lostMs: event.lostMs });
        this.#refresh(at);
        return false;
      case 'resync': {
        const { isRead, snapshot } = event;
        const id = this.#rows.add(at, { kind: 'resync', isRead, snapshot });
        // If the relay does not know the call, the status stays.
        if (isRead) this.#continueFrom(id, snapshot);
        this.#refresh(at);
        return true;
      }
      case 'dialed':
      case 'consultation':
        return false;
    }
  }

  /** Frees the memory. */
  free(): void {
    this.#drawing.free();
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
    const id = this.#rows.add(at, { kind: 'delivery', deliveryId, notifications, onReplacedCall, times: 1 });
    // The drawing leaves out the notifications of other calls.
    const isChange = this.#drawing.add({ id, kind: 'notifications', body: batch });
    this.#refresh(at);
    return isChange;
  }

  /** Takes over the rows, the diagrams and the status. After the end, there is no status of this transfer. */
  #refresh(at: number, isEnd = false): void {
    const { ladder, states } = this.#drawing;
    const before = this.#played;
    const isOver = before.isOver || isEnd;
    const drawn = { rows: this.#rows.all, ladder, states, isOver };
    const { outcome } = this.#drawing;
    const isRefused = outcome?.kind === 'refused';
    if (isOver || !this.#head.receivesNotifications) {
      this.#played = { ...drawn, at: before.at, outcome: isRefused ? outcome : undefined };
      return;
    }
    const { status } = this.#drawing;
    const isNew = before.status?.phase !== status?.phase || before.status?.certainty !== status?.certainty;
    // A refused transfer that is not over may have begun all the same.
    this.#played = { ...drawn, status, outcome: isRefused ? undefined : outcome, at: isNew ? at : before.at };
  }

  /** Continues from a snapshot; not from one of a later release. */
  #continueFrom(id: string, snapshot: string | undefined): void {
    try {
      this.#drawing.add({ id, kind: 'known', snapshot });
    } catch (error) {
      if (!isTransferError(error)) throw error;
    }
  }
}

/** Restores a tracker from a snapshot; `undefined` for a snapshot of a later release. */
export function restoreTracker(snapshot: string): TransferTracker | undefined {
  try {
    return TransferTracker.restore(snapshot);
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
