import { signal } from '@preact/signals';
import type { Attempt, CallReading, Notification, TransferAnswer, TransferError } from 'graph-call-transfer';
import type { DeliveryRejected, SendFailure } from '../../protocol/events.js';
import type { Destination } from './destination.js';

/** What sending came to. */
export type SendEnd =
  | { readonly kind: 'answered'; readonly answer: TransferAnswer }
  /** `cause` is there only where the page met with it by itself. */
  | { readonly kind: 'failed'; readonly error: SendFailure & Pick<TransferError, 'cause'> };

/** What a look at the call came to. */
export type Look =
  | { readonly kind: 'read'; readonly reading: CallReading }
  | { readonly kind: 'unread'; readonly error: Omit<SendFailure, 'code'> & { readonly cause?: unknown } };

/** What happened; one row of the timeline. */
export type Happening =
  | { readonly kind: 'sent'; readonly destination: Destination }
  | { readonly kind: 'attempt'; readonly attempt: Attempt }
  | SendEnd
  | Look
  | Delivery
  /** A delivery that was refused, or brought no notifications. */
  | { readonly kind: 'rejected'; readonly rejected: DeliveryRejected; readonly times: number }
  /** Nothing came for so long. */
  | { readonly kind: 'silence'; readonly seconds: number }
  /** The relay no longer knew what happened meanwhile; what is known since then is what it knew, if it could be read. */
  | { readonly kind: 'resync'; readonly isRead: boolean };

/** A body that came to the webhook. */
export interface Delivery {
  readonly kind: 'delivery';
  readonly deliveryId?: string | undefined;
  readonly notifications: readonly Notification[];
  /** Whether they are about the call that the transfer replaces. */
  readonly ofReplacedCall: boolean;
  /** Whether they came after the verdict. */
  readonly late: boolean;
  /** How many times it was delivered. */
  readonly times: number;
}

/**
 * A row; `id` tells it from the others, `at` is in milliseconds since 1970. Of what may be told twice, `key` tells what it is.
 */
export type TimelineEvent = Happening & {
  readonly id: string;
  readonly at: number;
  readonly key?: string | undefined;
};

export const timeline = signal<readonly TimelineEvent[]>([]);

/** The most rows that are kept: a call that is told of for hours must not fill the page. */
const MOST_ROWS = 500;

let rowsSoFar = 0;

/** Adds a row, unless the same is told already. */
export function record(happening: Happening, { at = Date.now(), key }: { at?: number; key?: string } = {}): void {
  const rows = timeline.peek();
  if (key !== undefined && rows.some((row) => row.key === key)) return;
  rowsSoFar += 1;
  timeline.value = [...rows, { ...happening, id: `row-${rowsSoFar}`, at, key }].slice(-MOST_ROWS);
}

/** Adds a row for a delivery that was refused; further ones of the same kind are counted there: anybody can send them. */
export function recordRejected(rejected: DeliveryRejected): void {
  const times = 1 + (rejected.untold ?? 0);
  const isSame = (row: TimelineEvent) => row.kind === 'rejected' && row.rejected.code === rejected.code;
  if (!timeline.peek().some(isSame)) {
    record({ kind: 'rejected', rejected, times }, { at: rejected.at });
    return;
  }
  timeline.value = timeline
    .peek()
    .map((row) => (row.kind === 'rejected' && isSame(row) ? { ...row, times: row.times + times } : row));
}

/** Counts a delivery once more that came again. */
export function recordDuplicate(deliveryId: string): void {
  timeline.value = timeline
    .peek()
    .map((row) => (row.kind === 'delivery' && row.deliveryId === deliveryId ? { ...row, times: row.times + 1 } : row));
}

/** Empties the timeline. */
export function clearTimeline(): void {
  timeline.value = [];
}
