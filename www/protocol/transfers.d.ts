/** `POST /api/transfers`: the relay sends a transfer with a token of its own. `GET /api/transfers`: those of late. */

import type { Cloud, GraphVersion, Issue, TransferAnswer } from 'graph-call-transfer';
import type { Position, SendFailure, TransferBegan } from './events.js';

/** The body of the request. */
export interface TransferOrder {
  readonly callId: string;
  /** The body for Graph: its JSON text, or an object. */
  readonly body: string | object;
  /** Defaults to `v1.0`. */
  readonly version?: GraphVersion;
  /** How long an attempt may take; 1 to 120,000, defaults to 30,000. */
  readonly timeoutMs?: number;
  /** How many times it is sent at most, while Graph asks to come again; 1 to 20, defaults to 4. */
  readonly maxAttempts?: number;
  /** Which simulated Graph is asked; only where the Graph behind the server is simulated. Defaults to `complete`. */
  readonly profile?: string;
  /** What the waits of that Graph are multiplied by; 0 to 10, only where it is simulated. Defaults to the pace of the server. */
  readonly pace?: number;
  /**
   * Decides the course: the exact waits, what is lost, what comes in another order. 1 to 64 characters, only where the Graph is
   * simulated. The same seed and profile give the same course on every server, of every call; the ids are new each time. Without
   * it the course is another one each time.
   */
  readonly seed?: string;
  /** Tells this transfer from others in the stream; a GUID. Without it the server makes one. */
  readonly transferId?: string;
}

/**
 * The body of the answer: 200 whatever Graph answered; 502 or 504 without an answer of Graph. With an `error` nothing was
 * sent: 400 `invalidOrder` or `unknownProfile`, 401 `signInNeeded`, 409 `cannotSend` for want of a credential, 422
 * `invalidTransfer` with its issues, 429 `tooManyRequests`, 503 `logAway`.
 */
export type TransferReceipt =
  | { readonly transferId: string; readonly answer: TransferAnswer }
  | { readonly transferId: string; readonly failure: SendFailure }
  | { readonly error: { readonly code: string; readonly message: string; readonly issues?: readonly Issue[] } };

/**
 * What `GET /api/transfers` answers: how those transfers began that are under way, or were a little while ago; the oldest first.
 * What happened since the first of them `GET /api/events?after=` tells, given its id.
 */
export interface RecentTransfers {
  readonly transfers: readonly { readonly id: Position; readonly event: TransferBegan }[];
}

/** What `GET /api/about` answers. */
export interface About {
  /** Whether the Graph behind this server is simulated. */
  readonly mode: 'simulated' | 'live';
  /** The release of the console. */
  readonly version: string;
  /** Whether the server has a credential to send with; always with a simulated Graph. */
  readonly canSend: boolean;
  /** What the waits of the simulated Graph are multiplied by where an order does not say; only with a simulated one. */
  readonly pace?: number;
  /** The app and the tenant that it acts for. */
  readonly appId?: string;
  readonly tenantId?: string;
  /** The cloud that it sends to; with a live Graph. */
  readonly cloud?: Cloud;
}
