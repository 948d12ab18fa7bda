import {
  type GraphBatch,
  isTransferError,
  type Notification,
  parseNotifications,
  type TransferOutcome,
  type TransferStatus,
  TransferTracker,
} from 'graph-call-transfer';
import { callKey } from '../../../protocol/call-key.js';
import type { RecordedEvent, RecordingHead } from './recording.js';
import type { Happening, SendEnd, TimelineEvent } from './rows.js';

/** What comes out of a recording, as far as it was played. */
export interface Played {
  readonly rows: readonly TimelineEvent[];
  /** How the transfer stands; absent where nothing of the call is heard, and after a refusal. */
  readonly status?: TransferStatus | undefined;
  /** When the last word of it came. */
  readonly at: number;
  /** The verdict, or that nothing came in time; with what to do. */
  readonly outcome?: TransferOutcome | undefined;
  /** What is heard of the call from here on is another transfer's. */
  readonly isOver: boolean;
}

/** One transfer and perhaps the call that it replaces, with room for what a body says besides. */
const CAPACITY = 8;

/** Plays a recording, event by event. It needs the core. */
export class Play {
  readonly #head: RecordingHead;
  #tracker: TransferTracker;
  #played: Played = { rows: [], at: 0, isOver: false };
  #taken = 0;
  #needsJudging = false;

  constructor(head: RecordingHead) {
    this.#head = head;
    this.#tracker = new TransferTracker({ capacity: CAPACITY });
  }

  get played(): Played {
    return this.#played;
  }

  /** Takes the next event, and tells whether it says anything of the transfer that was not known. */
  take(event: RecordedEvent): boolean {
    const { at } = event;
    switch (event.kind) {
      case 'known':
        this.#restore(event.snapshot);
        return true;
      case 'expected':
      case 'sent': {
        const { callId, replacesCallId, heard, request } = this.#head;
        if (event.kind === 'sent' && request) this.#add(at, { kind: 'sent', destination: request.destination });
        if (heard) this.#tracker.expect({ callId, ...(replacesCallId !== undefined && { replacesCallId }) });
        this.#refresh(at);
        return true;
      }
      case 'attempt':
        this.#add(at, { kind: 'attempt', attempt: event.attempt });
        return true;
      case 'answer': {
        const { answer } = event;
        this.#add(at, { kind: 'answered', answer });
        this.#tracker.answered(this.#head.callId, answer);
        if (mayBeTaken({ kind: 'answered', answer })) this.#refresh(at);
        else this.#end();
        return true;
      }
      case 'failure': {
        const end = { kind: 'failed', error: event.error } as const;
        this.#add(at, end);
        if (!mayBeTaken(end)) this.#end();
        return true;
      }
      case 'notifications':
        return this.#hear(event.body, event.deliveryId, at);
      case 'duplicate':
        this.#change((row) =>
          row.kind === 'delivery' && row.deliveryId === event.deliveryId ? { ...row, times: row.times + 1 } : row,
        );
        return false;
      case 'rejected':
        this.#reject(event);
        return false;
      case 'silence':
        this.#add(at, { kind: 'silence', seconds: event.seconds });
        this.#needsJudging = true;
        return true;
      case 'read':
        this.#add(at, { kind: 'read', reading: event.reading });
        return true;
      case 'unread':
        this.#add(at, { kind: 'unread', error: event.error });
        return true;
      case 'reconnected':
        this.#add(at, { kind: 'reconnected', lostMs: event.lostMs });
        return false;
      case 'resync':
        this.#add(at, { kind: 'resync', isRead: event.isRead, snapshot: event.snapshot });
        // Of a call that the relay knows nothing of, what was heard stands.
        if (event.snapshot !== undefined) this.#restore(event.snapshot);
        this.#refresh(at);
        return true;
    }
  }

  /** Asks the package how the transfer ended and what is to be done, where that can be said now; tells whether it was. */
  async judge(): Promise<boolean> {
    const { status } = this.#played;
    if (!this.#needsJudging || !status) return false;
    this.#needsJudging = false;
    try {
      const outcome = await this.#tracker.follow(status.callId).outcome({ timeoutMs: 0 });
      const now = this.#played.status;
      if (now !== status) {
        // Another word came meanwhile: a new verdict asks by itself, the same one asks again.
        if (now?.phase !== status.phase || now.certainty !== status.certainty) return false;
        this.#needsJudging = true;
        return this.judge();
      }
      this.#played = { ...this.#played, outcome };
      return true;
    } catch (error) {
      // It was freed, or began anew.
      if (isTransferError(error) && error.code === 'aborted') return false;
      throw error;
    }
  }

  /** Gives the memory back. */
  free(): void {
    this.#tracker.free();
  }

  #hear(body: string, deliveryId: string | undefined, at: number): boolean {
    const batch = parseNotifications(body);
    if (batch.kind !== 'graph' || this.#played.isOver) return false;
    const { callId, replacesCallId } = this.#head;
    const notifications = batch.notifications.filter((one) => isOf(callId, one) || isOf(replacesCallId, one));
    if (notifications.length === 0) return false;
    const isAboutCall = notifications.some((one) => isOf(callId, one));
    const changes = this.#tracker.apply(batch);
    this.#add(at, { kind: 'delivery', deliveryId, notifications, ofReplacedCall: !isAboutCall, times: 1 });
    this.#refresh(at);
    return changes.length > 0;
  }

  /** Further refused deliveries of the same kind are counted in the row of the first: anybody can send them. */
  #reject({ at, status, code, message, untold = 0 }: Extract<RecordedEvent, { kind: 'rejected' }>): void {
    const isSame = (row: TimelineEvent) => row.kind === 'rejected' && row.rejected.code === code;
    const times = 1 + untold;
    if (!this.#played.rows.some(isSame)) {
      this.#add(at, { kind: 'rejected', rejected: { status, code, message }, times });
      return;
    }
    this.#change((row) => (row.kind === 'rejected' && isSame(row) ? { ...row, times: row.times + times } : row));
  }

  #add(at: number, happening: Happening): void {
    this.#taken += 1;
    this.#played = { ...this.#played, rows: [...this.#played.rows, { ...happening, at, id: `row-${this.#taken}` }] };
  }

  #change(change: (row: TimelineEvent) => TimelineEvent): void {
    this.#played = { ...this.#played, rows: this.#played.rows.map(change) };
  }

  /** Takes over what the tracker knows now. */
  #refresh(at: number): void {
    if (!this.#head.heard) return;
    const status = this.#tracker.status(this.#head.callId);
    const before = this.#played;
    const isNew = before.status?.phase !== status?.phase || before.status?.certainty !== status?.certainty;
    this.#played = isNew ? { ...before, status, at, outcome: undefined } : { ...before, status };
    if (isNew && status) this.#needsJudging = isVerdict(status);
  }

  #end(): void {
    this.#played = { ...this.#played, status: undefined, outcome: undefined, isOver: true };
  }

  #restore(snapshot: string): void {
    const restored = restore(snapshot, CAPACITY);
    if (restored) this.#replace(restored);
  }

  #replace(tracker: TransferTracker): void {
    this.#tracker.free();
    this.#tracker = tracker;
  }
}

/** Reads a snapshot; `undefined` for one of a later release. */
export function restore(snapshot: string, capacity?: number): TransferTracker | undefined {
  try {
    return TransferTracker.restore(snapshot, capacity === undefined ? {} : { capacity });
  } catch (error) {
    if (isTransferError(error)) return undefined;
    throw error;
  }
}

/** Tells whether Graph has, or may have, begun with a transfer. */
export function mayBeTaken(end: SendEnd): boolean {
  if (end.kind === 'failed') return end.error.delivered !== 'no';
  return end.answer.kind === 'accepted' || end.answer.mayHaveBegun;
}

/** Tells whether a transfer has come to its end. */
export function isVerdict({ phase }: TransferStatus): boolean {
  return phase === 'completed' || phase === 'failed' || phase === 'ended';
}

/**
 * What of a batch is about a transfer, as the text of a body; `undefined` when nothing is. What else the body held, other people's
 * calls and what stands beside the notifications, is no part of it.
 */
export function partAbout(
  { callId, replacesCallId }: Pick<RecordingHead, 'callId' | 'replacesCallId'>,
  { notifications }: GraphBatch,
): string | undefined {
  const about = notifications.filter((one) => isOf(callId, one) || isOf(replacesCallId, one));
  return about.length === 0 ? undefined : JSON.stringify({ value: about });
}

/** Tells whether a notification is about a call. */
export function isOf(wanted: string | undefined, { callId: found }: Notification): boolean {
  return wanted !== undefined && found !== undefined && callKey(wanted) === callKey(found);
}
