import type { CallState, ResultInfo } from './call-resource.js';
import type { FailureCause, RetryTarget } from './decision.js';
import type { AudioState, ChangeType } from './notification.js';
import type { RefusedResponse } from './response.js';

/**
 * The phase of a transfer.
 *
 * - `requested`: the transfer is expected, and there is no other evidence of it
 * - `transferring`: Graph is processing the transfer
 * - `transferAccepted`: the transfer target has accepted
 * - `completed`: the transferee is connected to the transfer target, or to its voicemail; the transferor's call has ended
 * - `failed`: the transfer failed. Unless the call ended later, it is with the transferor again (see `callActive`)
 * - `ended`: the call ended for another reason than the transfer. If the target had accepted, the transferee may be with it
 */
export type Phase = 'requested' | 'transferring' | 'transferAccepted' | 'completed' | 'failed' | 'ended';

/**
 * The certainty of a phase.
 *
 * - `certain`: Graph stated it
 * - `likely`: it follows from Graph's notifications
 * - `unknown`: the call has ended, and Graph did not state why
 */
export type PhaseCertainty = 'certain' | 'likely' | 'unknown';

/**
 * The party that the transferee is connected to.
 *
 * - `transferor`: your app
 * - `transferTarget`: the target, or its voicemail: Graph does not distinguish
 * - `none`: the transferee ended the call, and the target had not accepted
 * - `unknown`: Graph did not state it
 */
export type ConnectedParty = 'transferor' | 'transferTarget' | 'none' | 'unknown';

/**
 * The kind of an evidence.
 *
 * - `expected`: the transfer was registered with `expect`
 * - `accepted`, `refused`: the response to the POST
 * - `transferring`, `transferAccepted`: that state, or the word in an operation of 2019
 * - `failure`: the call was established again with a result of 400 or more
 * - `completion`: the call ended with subcode 7015 or the reason `AppTransferred`
 * - `end`: the call ended in another way
 * - `replacedCallEnd`: the call that the transfer replaces ended
 * - `other`: any other notification of the call; it changes nothing but `audio`
 */
export type EvidenceKind =
  | 'expected'
  | 'accepted'
  | 'refused'
  | 'transferring'
  | 'transferAccepted'
  | 'failure'
  | 'completion'
  | 'end'
  | 'replacedCallEnd'
  | 'other';

/** One evidence of a transfer: an expectation, a response or a notification. */
export interface Evidence {
  /** The kind. */
  readonly kind: EvidenceKind;
  /** The attempt that it belongs to, from 1. */
  readonly attempt: number;
  /** The number of times that equal evidence arrived in a row for this attempt. */
  readonly times: number;
  /** Whether it arrived after the verdict. */
  readonly late: boolean;
  /** `changeType` of the notification. */
  readonly changeType?: ChangeType;
  /** The state in the notification. */
  readonly state?: CallState;
  /**
   * The result in the notification, with at most 256 characters of its message: the beginning, and its `DiagCode`. With `refused`, the
   * number of the service's error is the subcode.
   */
  readonly result?: ResultInfo;
  /** The reason in the notification. */
  readonly terminationReason?: string;
  /** The audio state in the notification. */
  readonly audio?: AudioState;
  /** The HTTP status of the response; with `accepted` and `refused`. */
  readonly status?: number;
}

/** The call that a consultative transfer replaces: the one with the transfer target. */
export interface ReplacedCall {
  /** Its id, as it was registered. */
  readonly callId: string;
  /** Whether no notification reported its end. */
  readonly active: boolean;
  /** The reason of its end; Graph reports `AppInitiated` for a replaced call. */
  readonly terminationReason?: string;
  /** The result of its end. */
  readonly result?: ResultInfo;
}

/** The status of the transfer of one call. */
export interface TransferStatus {
  /** The call to transfer, in its first spelling. */
  readonly callId: string;
  /** The number of the transfer of this call, from 1. */
  readonly attempt: number;
  /** The phase. */
  readonly phase: Phase;
  /** The certainty of the phase. */
  readonly certainty: PhaseCertainty;
  /** Whether no notification reported the end of the transferor's call since this attempt started. */
  readonly callActive: boolean;
  /** The party that the transferee is connected to. */
  readonly connectedTo: ConnectedParty;
  /** The result that the phase is based on. */
  readonly result?: ResultInfo;
  /** The reason that the phase is based on. */
  readonly terminationReason?: string;
  /** The last known state of the transferor's audio. */
  readonly audio?: AudioState;
  /** The response to the POST, if `recordResponse` recorded it. */
  readonly response?: 'accepted' | 'refused';
  /** Whether this attempt was registered with `expect`; otherwise it was inferred from notifications. */
  readonly expected: boolean;
  /** The replaced call of a consultative transfer that was registered with `expect`. */
  readonly replacedCall?: ReplacedCall;
  /** The evidence, oldest first: at most 32 items, of all attempts. */
  readonly history: readonly Evidence[];
}

/** A field of a status that can change. */
export type StatusField = 'attempt' | 'phase' | 'certainty' | 'callActive' | 'audio' | 'replacedCall' | 'connectedTo';

/** A change of the status of a transfer, and its evidence. */
export interface TransferChange {
  /** The call to transfer, in its first spelling. */
  readonly callId: string;
  /** The number of the transfer of this call, from 1. */
  readonly attempt: number;
  /** The fields that changed. */
  readonly changed: readonly StatusField[];
  /** The phase before; absent for a new transfer. */
  readonly previousPhase?: Phase;
  /** The phase now. */
  readonly phase: Phase;
  /** The certainty of the phase. */
  readonly certainty: PhaseCertainty;
  /** Whether no notification reported the end of the transferor's call since this attempt started. */
  readonly callActive: boolean;
  /** The party that the transferee is connected to. */
  readonly connectedTo: ConnectedParty;
  /** The evidence that caused the change. */
  readonly evidence: Evidence;
}

/**
 * The situation after a transfer that did not complete, for a program to branch on.
 *
 * - `callReturned`: it failed with certainty, and the call is with the transferor again
 * - `likelyFailed`: it probably failed, and the call is active
 * - `failedThenEnded`: it failed, and then the call ended
 * - `endReasonUnknown`: the call ended, and Graph did not state why
 * - `endedBeforeTransfer`: the call ended, and no notification reported that the target had accepted
 * - `endedAfterAccepted`: the target had accepted, and then the call ended for another reason than the transfer
 * - `requestRefused`: Graph refused the request, and started nothing
 * - `mayBeInProgress`: Graph refused the request, but the transfer may be in progress
 * - `noNotification`: no verdict arrived in time
 */
export type OutcomeAdvice =
  | 'callReturned'
  | 'likelyFailed'
  | 'failedThenEnded'
  | 'endReasonUnknown'
  | 'endedBeforeTransfer'
  | 'endedAfterAccepted'
  | 'requestRefused'
  | 'mayBeInProgress'
  | 'noNotification';

/** The certainty of a word of an outcome, and the evidence that it is based on. */
export interface Ground {
  /**
   * - `certain`: Graph stated it
   * - `likely`: it follows from what Graph stated
   * - `unknown`: nothing is known
   */
  readonly certainty: PhaseCertainty;
  /** The evidence; absent where there is none. */
  readonly evidence?: Evidence;
}

/** The facts that a program needs to go on after an outcome. */
export interface OutcomeDecision {
  /**
   * Whether a further transfer of this call can succeed, and to which target. `no` once the call has ended; `afterCheck` when the
   * transfer may be in progress. It never recommends what the code of the result rules out.
   */
  readonly retry: RetryTarget;
  /** Whether it is worth an alarm; `false` for ordinary ends, such as a target that declines or a caller who hangs up. */
  readonly isIncident: boolean;
  /** The party that the transferee is connected to. */
  readonly connectedTo: ConnectedParty;
  /** The certainty and the evidence of each of these words. */
  readonly grounds: {
    /** The ground of `cause`. */
    readonly cause: Ground;
    /** The ground of `retry`. */
    readonly retry: Ground;
    /** The ground of `isIncident`. */
    readonly isIncident: Ground;
    /** The ground of `connectedTo`. */
    readonly connectedTo: Ground;
  };
}

/** The decision after a transfer that did not complete, and the next step for people. */
export interface UncompletedDecision extends OutcomeDecision {
  /** The cause. */
  readonly cause: FailureCause;
  /** The situation, as a stable word. */
  readonly advice: OutcomeAdvice;
  /** The next step for people, in English. */
  readonly recommendedAction: string;
}

/** The transferee is connected to the transfer target, or to its voicemail. */
export interface CompletedOutcome extends OutcomeDecision {
  /** The discriminant. */
  readonly kind: 'completed';
  /** The status. */
  readonly status: TransferStatus;
}

/** The transfer failed, or the call ended for another reason. */
export interface FailedOutcome extends UncompletedDecision {
  /**
   * - `failed`: the transfer failed
   * - `ended`: the call ended for another reason than the transfer
   */
  readonly kind: 'failed' | 'ended';
  /** The status. */
  readonly status: TransferStatus;
}

/** Graph refused the request. After a redirect, 500, 502 and 504 the transfer may be in progress; the next outcome reports it. */
export interface RefusedOutcome extends UncompletedDecision {
  /** The discriminant. */
  readonly kind: 'refused';
  /** The status. */
  readonly status: TransferStatus;
  /** Graph's response, if the tracker received it while this handle followed the transfer. */
  readonly response?: RefusedResponse;
}

/** No verdict arrived in time. The next call of `outcome()` returns a later one. */
export interface TimedOutOutcome extends UncompletedDecision {
  /** The discriminant. */
  readonly kind: 'timedOut';
  /** The status; absent when there is no evidence. */
  readonly status?: TransferStatus;
}

/**
 * The outcome of a transfer, as a decision: `cause` is for what you say to the caller, `retry` for what you do next, `isIncident` for
 * your alarms, and `connectedTo` for who speaks with the caller.
 *
 * @example
 * function next(outcome: TransferOutcome) {
 *   if (outcome.kind === 'completed') return 'done';
 *   if (outcome.isIncident) console.error(outcome.cause, outcome.grounds.cause.evidence);
 *   return outcome.connectedTo === 'transferor' && outcome.retry === 'otherTarget' ? 'ask the caller' : 'give up';
 * }
 */
export type TransferOutcome = CompletedOutcome | FailedOutcome | RefusedOutcome | TimedOutOutcome;
