/** The events of the log, which `GET /api/events` streams. Times are milliseconds since 1970, by the server's clock. */

import type { GraphVersion, SendAttempt, TransferResponse } from 'graph-call-transfer';
import type { WebhookErrorCode } from 'graph-call-transfer/webhook';
import type { LiveCall, LiveParticipant } from './calls.js';
import type { ConsultationChanged, ConsultationsChanged } from './consultations.js';
import type { Operator, SendFailure } from './sending.js';

export type { Operator, SendFailure } from './sending.js';

/** A position in the log: the id of an event, `{milliseconds}-{number}`. Positions are ordered by their two numbers. */
export type Position = string;

/** The members of every event of a transfer. */
interface OfTransfer {
  readonly at: number;
  /** Identifies one of several transfers of a call; a GUID, and the `client-request-id` of the request to Graph. */
  readonly transferId: string;
  /** The number of the event in its transfer, from 0. With `transferId` it identifies the event, wherever it is received. */
  readonly sequence: number;
  readonly callId: string;
}

/** The relay is about to send a transfer. */
export interface TransferStarted extends OfTransfer {
  readonly kind: 'transfer';
  /** Of a consultative transfer: the call that it replaces. */
  readonly replacesCallId?: string;
  /** The body of the request, as JSON text. */
  readonly body: string;
  readonly version?: GraphVersion;
  /** The profile of the simulated Graph that receives the transfer. */
  readonly profile?: string;
  /** The time scale and the seed that were requested of the simulated Graph. */
  readonly timeScale?: number;
  readonly seed?: string;
  readonly operator?: Operator;
  /** The party that is moved, as the live calls describe it at the start. */
  readonly caller?: LiveParticipant;
  /** The state of the call's earlier transfer: an argument of `TransferTracker.restore`. Absent without one. */
  readonly known?: string;
}

/** One attempt to send the transfer is over. */
export interface TransferAttempted extends OfTransfer {
  readonly kind: 'attempt';
  readonly attempt: SendAttempt;
}

/** Graph responded to the transfer. */
export interface ResponseReceived extends OfTransfer {
  readonly kind: 'response';
  readonly response: TransferResponse;
}

/** Sending the transfer ended without a response. */
export interface SendFailed extends OfTransfer {
  readonly kind: 'failure';
  readonly error: SendFailure;
}

/** An event of the sending of a transfer. */
export type TransferEvent = TransferStarted | TransferAttempted | ResponseReceived | SendFailed;

/** The webhook verified and parsed a delivery. */
export interface NotificationsReceived {
  readonly kind: 'notifications';
  readonly at: number;
  /** The sender's id of the delivery (`X-Microsoft-Skype-Message-ID`), where the request has one. */
  readonly deliveryId?: string;
  /** The ids of the calls in the body, as the body spells them. */
  readonly callIds: readonly string[];
  /** The body, unchanged. */
  readonly body: string;
}

/** A delivery was repeated with the same id. The webhook accepted it as the first time; nothing else was done with it. */
export interface DuplicateDelivery {
  readonly kind: 'duplicate';
  readonly at: number;
  readonly deliveryId: string;
  readonly callIds: readonly string[];
}

/** An event of the log. */
export type RelayEvent = TransferEvent | NotificationsReceived | DuplicateDelivery | ConsultationChanged;

/** An event with its id in the log, which is the `id` of the stream's message too. */
export interface LoggedEvent {
  readonly id: Position;
  readonly event: RelayEvent;
}

/**
 * The first message of every stream; the events that the client missed and the new ones follow. While the log is unavailable
 * the stream waits with it, and sends a `log` message before it.
 */
export interface Hello {
  readonly kind: 'hello';
  readonly at: number;
  /** Whether the Graph behind this server is simulated. */
  readonly mode: 'simulated' | 'live';
  /** Whether the log is reachable. Without it nothing is accepted: the webhook responds with 503. */
  readonly logReachable: boolean;
}

/**
 * The log no longer reaches back to the client's position: the current state, in place of the events since then. The client
 * requests the live calls again.
 */
export interface Resync {
  readonly kind: 'resync';
  readonly at: number;
  /** The argument of `TransferTracker.restore`. */
  readonly snapshot: string;
}

/** The log became reachable or unreachable. */
export interface LogReachabilityChanged {
  readonly kind: 'log';
  readonly at: number;
  readonly reachable: boolean;
}

/** A code of the package's webhook errors; `legacy` for the old protocol; `bodyTooLarge` for a body that was not read. */
export type RejectionCode = WebhookErrorCode | 'legacy' | 'bodyTooLarge';

/** A delivery without notifications: it was rejected, or has the form of the old protocol. */
export interface DeliveryRejected {
  readonly kind: 'rejected';
  readonly at: number;
  /** The status of the response. */
  readonly status: number;
  /** The reason, as a stable code. */
  readonly code: RejectionCode;
  /** The reason, for people. */
  readonly message: string;
  /** The recommended action, for people. */
  readonly hint?: string;
  /** The number of rejected deliveries since the last reported one: at most five in a second are reported. */
  readonly unreported?: number;
}

/** Live calls changed. */
export interface CallsChanged {
  readonly kind: 'calls';
  readonly at: number;
  /** The new and the changed calls, complete. */
  readonly changed: readonly LiveCall[];
  /** The ids of the calls that ended. */
  readonly ended: readonly string[];
}

/**
 * The server closes the stream; the browser reconnects by itself. `sessionCheck`: the session has ended, or is to be extended
 * by the next request.
 */
export interface Closing {
  readonly kind: 'closing';
  readonly at: number;
  readonly reason: 'shutdown' | 'sessionCheck';
}

/** Sent every 15 seconds. A client that receives nothing for longer has lost the connection without notice. */
export interface Heartbeat {
  readonly kind: 'heartbeat';
  readonly at: number;
}

/**
 * A message of the stream that is not in the log, and is not repeated. `resync`, and the `hello` of a new stream, have the id
 * of the client's position; the others have none.
 */
export type Notice =
  | Hello
  | Resync
  | LogReachabilityChanged
  | DeliveryRejected
  | CallsChanged
  | ConsultationsChanged
  | Closing
  | Heartbeat;

/** A message of the stream. Its event name is the `kind`, its data the event as JSON. */
export type StreamEvent = RelayEvent | Notice;
