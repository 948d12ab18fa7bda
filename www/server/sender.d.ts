import type {
  CallCreation,
  CallLookup,
  CallRequest,
  Endpoint,
  GraphVersion,
  HangUp,
  RetryPolicy,
  SendAttempt,
  TransferRequest,
  TransferResponse,
} from 'graph-call-transfer';
import type { ConsultationStart } from '../protocol/consultations.js';
import type { TransferStarted } from '../protocol/events.js';

/** The reason why a request is refused before anything is sent. */
export interface Refusal {
  /** The HTTP status of the response. */
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** The settings of a simulated Graph; empty for a live one. */
export type SimulationOptions = Pick<TransferStarted, 'profile' | 'timeScale' | 'seed'> &
  Pick<ConsultationStart, 'callee'>;

/** The options of one lookup. */
export interface LookupOptions {
  readonly version: GraphVersion;
  readonly simulation: SimulationOptions;
  /** The timeout of one attempt, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** The options of one transfer. */
export interface SenderOptions extends LookupOptions {
  /** Defaults to the package's retry policy. */
  readonly retry?: RetryPolicy;
  /** The `client-request-id` of all attempts. */
  readonly clientRequestId: string;
  readonly onAttempt: (attempt: SendAttempt) => void;
}

/** Sends transfers to the Graph behind the server, and looks calls up, with the server's own token. */
export interface Sender {
  /** Whether there is a credential to send with. */
  readonly canSend: boolean;
  /** The tenant of the credential; of a live Graph. */
  readonly tenantId?: string;
  /** Returns the endpoint of a request, for its validation. */
  endpoint(version: GraphVersion): Endpoint;
  /** Returns the reason why a request with these settings is refused, if it is. */
  validate(simulation: SimulationOptions): Refusal | undefined;
  /**
   * Sends a validated transfer.
   *
   * @throws {TransferError} (as a rejection) as `sendTransfer`; `invalidToken` without a token, with the reason as its `cause`
   */
  send(request: TransferRequest, options: SenderOptions): Promise<TransferResponse>;
  /**
   * Looks a call up, in one attempt.
   *
   * @throws {TransferError} (as a rejection) as `readCall`; `invalidToken` as `send`
   */
  lookUp(callId: string, options: LookupOptions): Promise<CallLookup>;
  /**
   * Creates a validated call.
   *
   * @throws {TransferError} (as a rejection) as `createCall`; `invalidToken` as `send`
   */
  createCall(request: CallRequest, options: LookupOptions): Promise<CallCreation>;
  /**
   * Hangs up a call.
   *
   * @throws {TransferError} (as a rejection) as `hangUp`; `invalidToken` as `send`
   */
  hangUp(callId: string, options: LookupOptions): Promise<HangUp>;
}
