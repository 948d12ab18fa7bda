import type { Attempt, CallReading, GraphVersion, TransferAnswer, TransferError } from 'graph-call-transfer';
import type { RejectionCode, SendFailure } from '../../../protocol/events.js';
import type { Destination } from '../destination.js';

/**
 * The record of one transfer: data that can be written as JSON, and has no place for a token. The timeline and the course of the
 * transfer are what comes out when it is played.
 */
export interface Recording extends RecordingHead {
  /** What happened, in the order in which it was heard. */
  readonly events: readonly RecordedEvent[];
}

/** What is known of a transfer from its beginning. */
export interface RecordingHead {
  /** Tells the transfers of one call apart; a GUID, and the `client-request-id` of the request. */
  readonly id: string;
  readonly origin: Origin;
  readonly callId: string;
  /** Of a consultative transfer: the call that it replaces. */
  readonly replacesCallId?: string | undefined;
  /** What was sent; absent where only notifications are known. */
  readonly request?: RecordedRequest | undefined;
  /** Whether the notifications of the call come to this page. */
  readonly heard: boolean;
  /** Where the events have no times of their own, theirs only tell the order. */
  readonly untimed?: boolean | undefined;
}

/**
 * Where a recording comes from: this page sent the transfer, the relay told of it, it was read from a file, or it was played from
 * what stands in Inspect.
 */
export const origins = ['page', 'relay', 'file', 'inspect'] as const;
export type Origin = (typeof origins)[number];

/** A request without its credentials. */
export interface RecordedRequest {
  /** The text of the body. */
  readonly body: string;
  readonly destination: Destination;
  readonly version?: GraphVersion | undefined;
  readonly url?: string | undefined;
  /** Of a transfer to the simulator: the course that it played. */
  readonly profile?: string | undefined;
  /** The pace and the seed that it was asked to play with. */
  readonly pace?: number | undefined;
  readonly seed?: string | undefined;
}

/** How a call stood when the operator had it looked at. */
export type RecordedReading =
  /** `call` is the call as it came, as JSON text. */
  | { readonly kind: 'found'; readonly status: number; readonly state?: string | undefined; readonly call: string }
  | { readonly kind: 'ended'; readonly status: number }
  | { readonly kind: 'refused'; readonly status: number; readonly message: string };

/** One thing that happened; `at` is in milliseconds since 1970. */
export type RecordedEvent = { readonly at: number } & (
  | { readonly kind: 'sent' }
  /** The transfer was announced, and this page did not send it. */
  | { readonly kind: 'expected' }
  /** What was known of the call before: a snapshot of a tracker. */
  | { readonly kind: 'known'; readonly snapshot: string }
  | { readonly kind: 'attempt'; readonly attempt: Attempt }
  | { readonly kind: 'answer'; readonly answer: TransferAnswer }
  | { readonly kind: 'failure'; readonly error: Failure }
  /** A body that came to the webhook, without what is about other calls. */
  | { readonly kind: 'notifications'; readonly deliveryId?: string | undefined; readonly body: string }
  /** The delivery came once more. */
  | { readonly kind: 'duplicate'; readonly deliveryId: string }
  /** A delivery was refused; `untold` are the further ones of the same kind. */
  | {
      readonly kind: 'rejected';
      readonly status: number;
      readonly code: RejectionCode;
      readonly message: string;
      readonly untold?: number | undefined;
    }
  | { readonly kind: 'silence'; readonly seconds: number }
  | { readonly kind: 'read'; readonly reading: RecordedReading }
  /** The operator had the call looked at, and nothing came of it. */
  | { readonly kind: 'unread'; readonly error: Failure }
  /** The page could not hear the relay for so long, and can again. */
  | { readonly kind: 'reconnected'; readonly lostMs: number }
  /** The relay no longer knew what happened meanwhile. `snapshot` is what it knew of the call, if it knew it and could be read. */
  | { readonly kind: 'resync'; readonly isRead: boolean; readonly snapshot?: string | undefined }
);

/** Why there is no answer; `cause` is there only where the page met with it by itself. */
export type Failure = SendFailure & { readonly cause?: string | undefined };

/** Writes as data how a call stands. */
export function readingOf(reading: CallReading): RecordedReading {
  const { status } = reading;
  switch (reading.kind) {
    case 'found': {
      const { kind, state, call } = reading;
      return { kind, status, ...(state !== undefined && { state }), call: JSON.stringify(call) };
    }
    case 'ended':
      return { kind: 'ended', status };
    case 'refused':
      return { kind: 'refused', status, message: reading.error.message };
  }
}

/** Writes an error as data. */
export function failureOf({ code, message, hint, delivered, cause }: TransferError): Failure {
  return {
    ...{ code, message },
    ...(hint !== undefined && { hint }),
    ...(delivered !== undefined && { delivered }),
    ...(cause instanceof Error && cause.message !== message && { cause: cause.message }),
  };
}
