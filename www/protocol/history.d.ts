/** The transfers that the relay knows: `GET /api/transfers`, `GET /api/transfers/{transferId}`, `GET /api/transfers.csv`. */

import type {
  ConnectedParty,
  FailureCause,
  GraphVersion,
  Phase,
  PhaseCertainty,
  RetryTarget,
} from 'graph-call-transfer';
import type { LiveParticipant } from './calls.js';
import type { LoggedEvent, Operator, Position } from './events.js';

/**
 * The outcome of a recorded transfer.
 *
 * - `pending`: it is in progress
 * - `completed`, `failed`, `ended`: the verdict that Graph's notifications lead to
 * - `refused`: Graph refused the request
 * - `unsent`: Graph cannot have received the request
 * - `superseded`: Graph accepted another transfer of the call before this one had a verdict
 * - `unknown`: no verdict arrived within an hour
 *
 * A consultation that no transfer completed is `pending`, `refused`, or
 *
 * - `notAnswered`: the target declined, was busy, was not reached, or did not answer in time
 * - `targetLeft`, `callerLeft`: the target, or the caller, hung up meanwhile
 * - `cancelled`: the operator went back to the caller
 */
export type RecordedOutcome =
  | 'pending'
  | 'completed'
  | 'failed'
  | 'ended'
  | 'refused'
  | 'unsent'
  | 'superseded'
  | 'unknown'
  | 'notAnswered'
  | 'targetLeft'
  | 'callerLeft'
  | 'cancelled';

/** A scenario of Graph's transfer page. */
export type TransferScenario = 'blind' | 'consultative' | 'pstn' | 'consultativePstn' | 'group';

/** A party of a recorded transfer. */
export type RecordedParty = Pick<LiveParticipant, 'kind' | 'id' | 'displayName' | 'tenantId'>;

/** A transfer that the relay sent, with all that it knows of the outcome. Times are in milliseconds since 1970. */
export interface TransferRecord {
  /** `consultation`: the target was called first, and no transfer followed. A consultation that one completed is part of its record. */
  readonly kind: 'transfer' | 'consultation';
  /** Identifies the transfer for good: the id in a permalink. Of a consultation, its id. */
  readonly transferId: string;
  readonly callId: string;
  /** The call that the transfer replaces; of a consultation, the call with the target. */
  readonly replacesCallId?: string;
  /** The positions of its first and its last event in the log. */
  readonly id: Position;
  readonly lastId: Position;
  readonly startedAt: number;
  /** The time of the verdict, of the refusal, or of the failure to send. */
  readonly endedAt?: number;
  readonly outcome: RecordedOutcome;
  readonly phase?: Phase;
  readonly certainty?: PhaseCertainty;
  readonly connectedTo?: ConnectedParty;
  /** The cause of a transfer that did not complete. */
  readonly cause?: FailureCause;
  /** Whether a further transfer of the call can succeed, and to which target. */
  readonly retry?: RetryTarget;
  /** Whether the outcome is worth an alarm. */
  readonly isIncident?: boolean;
  /** The HTTP status of Graph's response. */
  readonly status?: number;
  /** The code of Graph's error, or of the failure to send. */
  readonly code?: string;
  /** The numbers of Graph's result that the verdict is based on. */
  readonly result?: { readonly code?: number; readonly subcode?: number };
  readonly terminationReason?: string;
  /** Whether the operator did not wait for Graph's response. */
  readonly stoppedWaiting?: true;
  readonly scenario: TransferScenario;
  /** The party that is moved: the other party of the call, or the transferee of a group call. */
  readonly caller?: RecordedParty;
  readonly target?: RecordedParty;
  readonly operator?: Operator;
  readonly version?: GraphVersion;
  /** The profile of the simulated Graph. */
  readonly profile?: string;
}

/** The facts of a transfer that a browser can know too: it has no positions of a log, and may have only the notifications. */
export type TransferFacts = Omit<TransferRecord, 'id' | 'lastId' | 'scenario'> & {
  readonly scenario?: TransferScenario;
};

/** The body of `GET /api/transfers`: the transfers that match the filters, the newest first. */
export interface TransferRecords {
  readonly transfers: readonly TransferRecord[];
  /** The value of `before` for the next page; absent on the last one. */
  readonly next?: Position;
  /** The number of all transfers that match. */
  readonly total: number;
  /** The number of each outcome among the transfers that match the other filters. */
  readonly counts: { readonly [Outcome in RecordedOutcome]?: number };
}

/** The body of `GET /api/transfers/{transferId}`. The events of a transfer begin with those of its consultation. */
export interface RecordedTransfer {
  readonly transfer: TransferRecord;
  /** The events of the transfer, in the order and the form of the stream. Its further events follow after the last one. */
  readonly events: readonly LoggedEvent[];
  /** Whether these are all events up to the last one; otherwise there are too many, or the log no longer has the first ones. */
  readonly isComplete: boolean;
}
