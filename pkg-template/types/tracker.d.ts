import type { GraphAnswer, Refused, TransferAnswer } from './answer.js';
import type { ResultInfo } from './call-resource.js';
import type { AudioState, ChangeType, NotificationBatch } from './notification.js';
import type { CallState } from './report.js';
import type { TransferInput, TransferRequest } from './request.js';
import type { SendOptions } from './send.js';

/**
 * How far a transfer has come.
 *
 * - `requested`: announced, and nothing was heard of it yet
 * - `transferring`: Graph is at it
 * - `transferAccepted`: the transfer target has accepted
 * - `completed`: the transferee is connected with the transfer target; the transferor's call is over
 * - `failed`: the transfer did not happen. Unless the call ended later, it is with the transferor again (see `callLives`)
 * - `ended`: the call ended otherwise, with no word of the transfer
 */
export type Phase = 'requested' | 'transferring' | 'transferAccepted' | 'completed' | 'failed' | 'ended';

/**
 * How sure a phase is.
 *
 * - `certain`: Graph said so
 * - `likely`: it follows from what Graph said
 * - `unknown`: the call is over, and Graph did not say why
 */
export type PhaseCertainty = 'certain' | 'likely' | 'unknown';

/**
 * Who has the transferee on the line: the one who transfers, the one who was to receive the call, nobody, or not known.
 */
export type CallHolder = 'transferor' | 'transferTarget' | 'nobody' | 'unknown';

/**
 * What one piece of evidence says.
 *
 * - `expected`: the transfer was announced with `expect`
 * - `accepted`, `refused`: the answer to the POST
 * - `transferring`, `transferAccepted`: that state came, or the word in an operation of 2019
 * - `failure`: the call was established again with a result of 400 or more
 * - `completion`: the call ended with subcode 7015 or the reason `AppTransferred`
 * - `end`: the call ended otherwise
 * - `replacedCallEnd`: the call that the transfer replaces ended
 * - `other`: any other news of the call; changes nothing but `audio`
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

/** One thing that was heard of a transfer. */
export interface Evidence {
  /** What it says. */
  readonly kind: EvidenceKind;
  /** The attempt that it was counted for, from 1. */
  readonly attempt: number;
  /** How many times the same was heard in a row for this attempt. */
  readonly times: number;
  /** Whether it came after the verdict. */
  readonly late: boolean;
  /** `changeType` of the notification. */
  readonly changeType?: ChangeType;
  /** The state in the notification. */
  readonly state?: CallState;
  /** The result in the notification; a message is kept up to 256 characters. */
  readonly result?: ResultInfo;
  /** The reason in the notification. */
  readonly terminationReason?: string;
  /** The audio in the notification. */
  readonly audio?: AudioState;
  /** The HTTP status of the answer; with `accepted` and `refused`. */
  readonly status?: number;
}

/** The call that a consultative transfer replaces: the one with the transfer target. */
export interface ReplacedCall {
  /** Its id, as it was announced. */
  readonly callId: string;
  /** Whether no end of it was heard. */
  readonly lives: boolean;
  /** Why it ended; `AppInitiated` is how the end of a replaced call was reported. */
  readonly terminationReason?: string;
  /** With what result it ended. */
  readonly result?: ResultInfo;
}

/** What is known of the transfer of one call. */
export interface TransferStatus {
  /** The call that is being transferred, as it was first spelled. */
  readonly callId: string;
  /** Counts the transfers of this call, from 1. */
  readonly attempt: number;
  /** How far it has come. */
  readonly phase: Phase;
  /** How sure that is. */
  readonly certainty: PhaseCertainty;
  /** Whether no end of the transferor's call was heard. */
  readonly callLives: boolean;
  /** Who has the transferee on the line. */
  readonly holder: CallHolder;
  /** The result that the phase rests on. */
  readonly result?: ResultInfo;
  /** The reason that the phase rests on. */
  readonly terminationReason?: string;
  /** The transferor's audio, as last heard. */
  readonly audio?: AudioState;
  /** The answer to the POST, where `answered` told it. */
  readonly answer?: 'accepted' | 'refused';
  /** Whether this attempt was announced with `expect`; otherwise it was inferred from notifications. */
  readonly announced: boolean;
  /** Of a consultative transfer that was announced. */
  readonly replacedCall?: ReplacedCall;
  /** What was heard, the oldest first: at most 32 pieces, of all attempts. */
  readonly history: readonly Evidence[];
}

/** What of a status can change. */
export type TransferAspect = 'attempt' | 'phase' | 'certainty' | 'callLives' | 'audio' | 'replacedCall' | 'holder';

/** A change of what is known of a transfer, and why. */
export interface TransferChange {
  /** The call that is being transferred, as it was first spelled. */
  readonly callId: string;
  /** Counts the transfers of this call, from 1. */
  readonly attempt: number;
  /** What changed. */
  readonly changed: readonly TransferAspect[];
  /** The phase before; absent for a transfer that was not known. */
  readonly from?: Phase;
  /** The phase now. */
  readonly phase: Phase;
  /** How sure that is. */
  readonly certainty: PhaseCertainty;
  /** Whether no end of the transferor's call was heard. */
  readonly callLives: boolean;
  /** Who has the transferee on the line. */
  readonly holder: CallHolder;
  /** What was heard. */
  readonly because: Evidence;
}

/**
 * What to do when a transfer ended otherwise than it was meant to, or nothing is known of its end.
 *
 * - `callIsBack`: it failed for certain, and the call is with the transferor again
 * - `probablyFailed`: it probably failed, and the call lives
 * - `failedAndEnded`: it failed, and then the call ended
 * - `endedUnexplained`: the call ended, and Graph did not say why
 * - `endedBefore`: the call ended before the transfer did
 * - `notTaken`: Graph refused the request, and took nothing
 * - `mayHaveBegun`: Graph refused the request, but the transfer may have begun
 * - `noWord`: no verdict came in time
 */
export type Advice =
  | 'callIsBack'
  | 'probablyFailed'
  | 'failedAndEnded'
  | 'endedUnexplained'
  | 'endedBefore'
  | 'notTaken'
  | 'mayHaveBegun'
  | 'noWord';

/** How a transfer ended, as far as it is known. */
export type TransferOutcome =
  | {
      /** The transferee is connected with the transfer target. */
      readonly kind: 'completed';
      /** All that is known. */
      readonly status: TransferStatus;
    }
  | {
      /**
       * - `failed`: the transfer did not happen
       * - `ended`: the call ended, with no word of the transfer
       */
      readonly kind: 'failed' | 'ended';
      /** All that is known. */
      readonly status: TransferStatus;
      /** What to do now, as a word; stable. */
      readonly advice: Advice;
      /** The same for people, in English. */
      readonly whatToDo: string;
    }
  | {
      /** Graph refused the request. After a redirect, 500, 502 and 504 the transfer may have begun: a later outcome tells. */
      readonly kind: 'refused';
      /** All that is known. */
      readonly status: TransferStatus;
      /** Graph's answer, where the tracker was given it while this handle followed. */
      readonly answer?: Refused;
      /** What to do now, as a word; stable. */
      readonly advice: Advice;
      /** The same for people, in English. */
      readonly whatToDo: string;
    }
  | {
      /** No verdict came in time. A later one is told by the next `outcome()`. */
      readonly kind: 'timedOut';
      /** All that is known; absent when nothing is. */
      readonly status?: TransferStatus;
      /** What to do now, as a word; stable. */
      readonly advice: Advice;
      /** The same for people, in English: read the call. */
      readonly whatToDo: string;
    };

/** How long to wait for an outcome. */
export interface OutcomeOptions {
  /** Ends the wait with a `TransferError` `aborted`; the transfer goes on. */
  readonly signal?: AbortSignal;
  /** After this the outcome is `timedOut`. Without it the wait has no end. */
  readonly timeoutMs?: number;
}

/**
 * Follows one transfer. Iterating gives each change as it comes and ends with the verdict of the attempt; at most 256 changes
 * wait for a slow reader, of which the oldest are left out.
 *
 * @example
 * for await (const change of tracker.follow(callId)) console.log(change.phase, change.because.kind);
 */
export interface TransferHandle extends AsyncIterable<TransferChange> {
  /** The call that is being transferred. */
  readonly callId: string;
  /** What is known now. */
  readonly status: TransferStatus | undefined;
  /**
   * Waits for the verdict of the attempt, and gives it at once where it is known. A refusal is told once: after it, as after
   * `timedOut`, the next call waits for what notifications tell.
   *
   * @throws {TransferError} (as a rejection) `aborted` when the signal was aborted, the transfer was forgotten or the tracker freed
   */
  outcome(options?: OutcomeOptions): Promise<TransferOutcome>;
}

/** What `startTransfer` gives: the transfer was sent. */
export interface StartedTransfer extends TransferHandle {
  /** What was sent. */
  readonly request: TransferRequest;
  /** How Graph answered the POST. */
  readonly answer: TransferAnswer;
}

/** How to make a tracker. */
export interface TrackerOptions {
  /**
   * How many transfers are kept, 1 to 10,000,000; defaults to 100,000. Above it those that ended are left out first, the
   * oldest first.
   */
  readonly capacity?: number;
}

/** What is announced: a transfer, or only its call. */
export type ExpectedTransfer =
  | TransferInput
  | TransferRequest
  | { readonly callId: string; readonly replacesCallId?: string };

/**
 * Tells from notifications how transfers end: in any order, twice, late, with gaps. Traffic that is no transfer's business is
 * skipped at almost no cost.
 *
 * @example
 * const tracker = new TransferTracker();
 * tracker.expect({ callId: '341a0500-d4bf-4224-8b19-1581168d328b' }); // before the POST
 * tracker.apply(body); // for each body that the webhook gets
 * tracker.status('341a0500-d4bf-4224-8b19-1581168d328b')?.phase;
 */
export declare class TransferTracker {
  /** @throws {TransferError} `invalidOptions` */
  constructor(options?: TrackerOptions);
  /**
   * Announces a transfer, before it is sent. For a call that is known already it begins the next attempt.
   *
   * @throws {TransferError} `invalidTransfer` when no call is named
   */
  expect(transfer: ExpectedTransfer): void;
  /**
   * Tells how Graph answered the POST, so that a refusal ends the wait at once.
   *
   * @returns the changes, as `apply`
   */
  answered(callId: string, answer: GraphAnswer): readonly TransferChange[];
  /**
   * Takes notifications.
   *
   * @param payload the body as it came (the quickest is bytes), an object, or what `parseNotifications` gave
   * @returns what changed; empty for what is no transfer's business
   * @throws {TransferError} `invalidPayload` when it is no JSON, `limitExceeded` when it is too large; nothing of it was taken then
   */
  apply(payload: Uint8Array | ArrayBuffer | string | object | NotificationBatch): readonly TransferChange[];
  /** What is known of the transfer of a call. */
  status(callId: string): TransferStatus | undefined;
  /** Follows the transfer of a call, known or not yet. Nothing is kept for a handle that nobody waits on. */
  follow(callId: string): TransferHandle;
  /** Forgets the transfer of a call, and ends the waits for it. */
  forget(callId: string): void;
  /** Writes everything that is known as text, which `restore` reads: for a store, or for another server. */
  snapshot(): string;
  /**
   * Writes what is known of the transfer of one call, and nothing of any other, as text which `restore` reads: for the record of
   * that transfer.
   *
   * @returns `undefined` when nothing is known of it
   */
  snapshotOf(callId: string): string | undefined;
  /**
   * Makes a tracker that goes on where another stood.
   *
   * @throws {TransferError} `invalidSnapshot` when the text is not one, was changed, or is of a later version
   */
  static restore(snapshot: string, options?: TrackerOptions): TransferTracker;
  /** How many transfers are kept. */
  readonly size: number;
  /** Gives the memory back; the tracker cannot be used any more. Happens by itself when it is collected. */
  free(): void;
}

/** A compiler that knows `Symbol.dispose` knows that `using` frees a tracker; one that does not is asked for nothing. */
type Disposing = SymbolConstructor extends { readonly dispose: infer Name extends symbol }
  ? { readonly [Key in Name]: () => void }
  : object;

export interface TransferTracker extends Disposing {}

/** How to send and follow a transfer. */
export interface StartOptions extends SendOptions {
  /** Where the notifications are given to. */
  readonly tracker: TransferTracker;
}
