/** What the event log keeps and what `GET /api/events` streams. Times are milliseconds since 1970, by the server's clock. */

import type { Attempt, GraphVersion, TransferAnswer, TransferErrorCode } from 'graph-call-transfer';
import type { WebhookErrorCode } from 'graph-call-transfer/webhook';
import type { LiveCall } from './calls.js';

/** A place in the log: the id of an event in it, `{milliseconds}-{number}`. Later ones compare as later, number by number. */
export type Position = string;

/** A transfer is about to be sent on somebody's behalf. */
export interface TransferBegan {
  readonly kind: 'transfer';
  readonly at: number;
  /** Tells the transfers of one call apart; a GUID, and the `client-request-id` of the request. */
  readonly transferId: string;
  readonly callId: string;
  /** Of a consultative transfer: the call that it replaces. */
  readonly replacesCallId?: string;
  /** The request's body, as JSON text. */
  readonly body: string;
  readonly version?: GraphVersion;
  /** What the simulated Graph that has the call plays. */
  readonly profile?: string;
  /** The pace and the seed that it was asked to play with. */
  readonly pace?: number;
  readonly seed?: string;
}

/** One attempt to send it is over. */
export interface TransferAttempted {
  readonly kind: 'attempt';
  readonly at: number;
  readonly transferId: string;
  readonly callId: string;
  readonly attempt: Attempt;
}

/** Graph answered. */
export interface TransferAnswered {
  readonly kind: 'answer';
  readonly at: number;
  readonly transferId: string;
  readonly callId: string;
  readonly answer: TransferAnswer;
}

/** Why there is no answer. */
export interface SendFailure {
  /** As the package's errors have it, or `credentialFailed` when the server could get no token. */
  readonly code?: TransferErrorCode | 'credentialFailed';
  readonly message: string;
  readonly hint?: string;
  readonly delivered?: 'no' | 'unknown';
}

/** No answer came. */
export interface TransferFailed {
  readonly kind: 'failure';
  readonly at: number;
  readonly transferId: string;
  readonly callId: string;
  readonly error: SendFailure;
}

/** A body came to the webhook, was verified and read. */
export interface NotificationsCame {
  readonly kind: 'notifications';
  readonly at: number;
  /** The sender's id of this delivery (`X-Microsoft-Skype-Message-ID`), where it named one. */
  readonly deliveryId?: string;
  /** The calls that it is about, as it spells them. */
  readonly callIds: readonly string[];
  /** The body as it came. */
  readonly body: string;
}

/** A delivery came again, told by its id. It was answered as the first time, and nothing else was done with it. */
export interface DuplicateCame {
  readonly kind: 'duplicate';
  readonly at: number;
  readonly deliveryId: string;
  readonly callIds: readonly string[];
}

/** What the log keeps. */
export type RelayEvent =
  | TransferBegan
  | TransferAttempted
  | TransferAnswered
  | TransferFailed
  | NotificationsCame
  | DuplicateCame;

/** An event in the log. In the stream its id is the `id` of the message. */
export interface LoggedEvent {
  readonly id: Position;
  readonly event: RelayEvent;
}

/**
 * The beginning of every stream. Then comes what the reader missed, and what happens from now on. While the log cannot be read
 * the stream waits with it; `log` before it says why.
 */
export interface Hello {
  readonly kind: 'hello';
  readonly at: number;
  /** Whether the Graph behind this server is simulated. */
  readonly mode: 'simulated' | 'live';
  /** Whether the log can be reached. Without it nothing is accepted: the webhook answers 503. */
  readonly logReachable: boolean;
}

/**
 * The log no longer reaches back to where the reader was: what is known now, instead of what happened since. The calls are to be
 * asked for anew.
 */
export interface Resync {
  readonly kind: 'resync';
  readonly at: number;
  /** For `TransferTracker.restore`. */
  readonly snapshot: string;
}

/** The log went away or came back. */
export interface LogChanged {
  readonly kind: 'log';
  readonly at: number;
  readonly reachable: boolean;
}

/** Why a delivery brought none: as the package's webhook has it; `legacy` for the old protocol; `bodyTooLarge` before it was read. */
export type RejectionCode = WebhookErrorCode | 'legacy' | 'bodyTooLarge';

/** A delivery that brought no notifications: refused, of the old protocol, or of another kind. */
export interface DeliveryRejected {
  readonly kind: 'rejected';
  readonly at: number;
  /** What it was answered. */
  readonly status: number;
  /** Why, as a stable word. */
  readonly code: RejectionCode;
  /** Why, for people. */
  readonly message: string;
  /** What to do about it, for people. */
  readonly hint?: string;
  /** How many more were refused since the last one that was told: of many in a second only some are. */
  readonly untold?: number;
}

/** Live calls changed. */
export interface CallsChanged {
  readonly kind: 'calls';
  readonly at: number;
  /** The calls that are new or changed, whole. */
  readonly changed: readonly LiveCall[];
  /** The ids of those that ended. */
  readonly ended: readonly string[];
}

/** The stream ends: the server goes, or the operator's session is over. The browser comes back by itself. */
export interface Bye {
  readonly kind: 'bye';
  readonly at: number;
  readonly why: 'shutdown' | 'sessionOver';
}

/**
 * The stream lives: it comes every 15 seconds, whatever else does. A reader that hears nothing for longer has lost the connection
 * without being told.
 */
export interface Beat {
  readonly kind: 'beat';
  readonly at: number;
}

/**
 * What the stream sends besides the log; `resync`, and a `hello` where the reader begins, have the id of the
 * place where it stands, the others have none, and none comes again.
 */
export type Notice = Hello | Resync | LogChanged | DeliveryRejected | CallsChanged | Bye | Beat;

/** What the stream sends. The name of each message is its `kind`, its data is the event as JSON. */
export type StreamEvent = RelayEvent | Notice;
