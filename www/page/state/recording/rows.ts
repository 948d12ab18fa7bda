import type { Attempt, Notification, TransferAnswer } from 'graph-call-transfer';
import type { DeliveryRejected } from '../../../protocol/events.js';
import type { Destination } from '../destination.js';
import type { Failure, RecordedReading } from './recording.js';

/** What sending came to. */
export type SendEnd =
  | { readonly kind: 'answered'; readonly answer: TransferAnswer }
  | { readonly kind: 'failed'; readonly error: Failure };

/** What a look at the call came to. */
export type Look =
  | { readonly kind: 'read'; readonly reading: RecordedReading }
  | { readonly kind: 'unread'; readonly error: Failure };

/** What happened; one row of the timeline. */
export type Happening =
  | { readonly kind: 'sent'; readonly destination: Destination }
  | { readonly kind: 'attempt'; readonly attempt: Attempt }
  | SendEnd
  | Look
  | Delivery
  /** A delivery that was refused, or brought no notifications. */
  | {
      readonly kind: 'rejected';
      readonly rejected: Pick<DeliveryRejected, 'status' | 'code' | 'message'>;
      readonly times: number;
    }
  /** Nothing came for so long. */
  | { readonly kind: 'silence'; readonly seconds: number }
  /** The page could not hear the relay for so long, from then on. */
  | { readonly kind: 'reconnected'; readonly lostMs: number }
  /** The relay no longer knew what happened meanwhile; what is known since then is what it knew, if it could be read. */
  | { readonly kind: 'resync'; readonly isRead: boolean; readonly snapshot?: string | undefined };

/** A body that came to the webhook. */
export interface Delivery {
  readonly kind: 'delivery';
  readonly deliveryId?: string | undefined;
  readonly notifications: readonly Notification[];
  /** Whether they are about the call that the transfer replaces. */
  readonly ofReplacedCall: boolean;
  /** How many times it was delivered. */
  readonly times: number;
}

/** A row; `id` tells it from the others of its transfer, `at` is in milliseconds since 1970. */
export type TimelineEvent = Happening & { readonly id: string; readonly at: number };
