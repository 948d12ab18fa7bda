import type {
  Attempt,
  CallReading,
  Endpoint,
  GraphVersion,
  RetryPolicy,
  TransferAnswer,
  TransferRequest,
} from 'graph-call-transfer';
import type { TransferBegan } from '../protocol/events.js';

/** Why an order is not carried out, before anything is sent. */
export interface Objection {
  /** The HTTP status to answer. */
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** What a simulated Graph plays, and how; nothing of it where Graph is real. */
export type Played = Pick<TransferBegan, 'profile' | 'pace' | 'seed'>;

/** How to ask Graph. */
export interface Asking {
  readonly version: GraphVersion;
  /** Which simulated Graph is asked. */
  readonly played: Played;
  /** The limit for each attempt, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** How to send one transfer. */
export interface Sending extends Asking {
  /** By default as the package has it. */
  readonly retry?: RetryPolicy;
  /** The `client-request-id` of all attempts. */
  readonly clientRequestId: string;
  readonly onAttempt: (attempt: Attempt) => void;
}

/** Sends transfers to the Graph behind the server, and reads calls, with a token that nobody else sees. */
export interface Sender {
  /** Whether there is a credential to send with. */
  readonly canSend: boolean;
  /** The tenant whose calls it can transfer; with a live Graph. */
  readonly tenantId?: string;
  /** Where a request will go, for the check of it. */
  endpoint(version: GraphVersion): Endpoint;
  /** Tells why nothing can be sent so, if so. */
  findObjection(played: Played): Objection | undefined;
  /**
   * Sends a checked transfer.
   *
   * @throws {TransferError} (as a rejection) as `sendTransfer`; `invalidToken` when no token could be had, with the reason as
   *   its `cause`
   */
  send(request: TransferRequest, sending: Sending): Promise<TransferAnswer>;
  /**
   * Asks how a call stands, once.
   *
   * @throws {TransferError} (as a rejection) as `readCall`; `invalidToken` as `send`
   */
  read(callId: string, asking: Asking): Promise<CallReading>;
}
