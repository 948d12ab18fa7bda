/** `POST /api/transfers` sends a transfer with the relay's token; `GET /api/transfers/recent` lists those in progress. */

import type { Cloud, GraphVersion, TransferResponse } from 'graph-call-transfer';
import type { ConsultationChanged } from './consultations.js';
import type { ErrorBody } from './errors.js';
import type { Operator, Position, SendFailure, TransferEvent, TransferStarted } from './events.js';

/** The body of the request. */
export interface SendRequest {
  readonly callId: string;
  /** The body for Graph: its JSON text, or an object. */
  readonly body: string | object;
  /** Defaults to `v1.0`. */
  readonly version?: GraphVersion;
  /** The timeout of one attempt, in milliseconds; 1 to 120,000, defaults to 30,000. */
  readonly timeoutMs?: number;
  /** The maximum number of attempts while Graph asks for a retry; 1 to 20, defaults to 4. */
  readonly maxAttempts?: number;
  /** The profile of the simulated Graph; only on a simulated server. Defaults to `complete`. */
  readonly profile?: string;
  /** The factor of the simulated Graph's delays; 0 to 10, only on a simulated server. Defaults to the server's time scale. */
  readonly timeScale?: number;
  /**
   * The seed of the simulated Graph's chance: the exact delays, lost and reordered deliveries. 1 to 64 characters, only on a
   * simulated server. The same seed and profile give the same deliveries for every call on every server; the ids are always
   * new. Without a seed each transfer differs.
   */
  readonly seed?: string;
  /** Identifies the transfer; a GUID that the relay does not know yet. Defaults to a new one. */
  readonly transferId?: string;
}

/** The events of a transfer, as the stream carries them: each of both has the same `transferId` and `sequence`. */
interface Receipt {
  readonly transferId: string;
  readonly events: readonly TransferEvent[];
  /** The position of the last of them in the log; absent when the log is unavailable. */
  readonly position?: Position;
}

/**
 * The body of the response. The status is 200 for every response of Graph, and 502 or 504 without one. With an `error` nothing
 * was sent: 400 `invalidRequest` or `unknownProfile`, 401 `signInRequired`, 409 `noCredential` or `transferIdInUse`, 422
 * `invalidTransfer`, 429 `tooManyRequests`, 503 `logUnavailable`.
 */
export type SendResponse =
  | (Receipt & { readonly response: TransferResponse })
  | (Receipt & { readonly failure: SendFailure })
  | ErrorBody;

/** The first event of a transfer, or of a consultation. */
export type StartEvent = TransferStarted | (ConsultationChanged & Required<Pick<ConsultationChanged, 'start'>>);

/**
 * The body of `GET /api/transfers/recent`: the start of each transfer and each consultation that is in progress or ended recently, the
 * oldest first.
 */
export interface RecentTransfers {
  /**
   * The position that, as `GET /api/events?after=`, gives the events of the last hour's. A consultation that began before it and is still in
   * progress has its events at `GET /api/transfers/{id}`.
   */
  readonly after?: Position;
  readonly transfers: readonly { readonly id: Position; readonly event: StartEvent }[];
}

/** The body of `GET /api/about`. */
export interface About {
  /** Whether the Graph behind this server is simulated. */
  readonly mode: 'simulated' | 'live';
  /** The version of the console. */
  readonly version: string;
  /** Whether the server has a credential to send with; always true on a simulated server. */
  readonly canSend: boolean;
  /** The default factor of the simulated Graph's delays; only on a simulated server. */
  readonly timeScale?: number;
  /** The app that the server acts for, and its tenant. */
  readonly appId?: string;
  readonly tenantId?: string;
  /** The application instance with which telephones are asked first; absent where they cannot be. */
  readonly applicationInstanceId?: string;
  /** The cloud of a live Graph. */
  readonly cloud?: Cloud;
  /** The operator of this session, as in the transfers that it sends. */
  readonly operator?: Operator;
  /** The region of telephone numbers without a country code, an ISO 3166-1 code. */
  readonly region?: string;
}
