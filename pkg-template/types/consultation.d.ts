import type {
  CallNotification,
  CallSource,
  ConnectedParty,
  FailureCause,
  OutcomeOptions,
  RefusedResponse,
  ResultInfo,
  StartOptions,
  TargetInput,
  TransferInput,
  TransferOutcome,
} from './index.js';

/** The life of a call that the app created. */
export interface CallLife {
  /**
   * The latest stage that was reported, whatever the order of the notifications. Graph reports `ringing` only sometimes, and an answer by
   * voicemail as any other one.
   */
  readonly state: 'establishing' | 'ringing' | 'established' | 'terminating' | 'terminated';
  /** Whether a notification was seen. */
  readonly isReported: boolean;
  /** The result of the end. */
  readonly result?: ResultInfo;
  /** The reason of the end. */
  readonly terminationReason?: string;
}

/**
 * Returns the life of a call after one more notification of it. It is a pure function: keep the lives where you keep your calls.
 *
 * @param life the life so far; `undefined` for a new call
 * @returns the same object if nothing is new
 *
 * @example
 * let life = advanceCall(undefined, { changeType: 'updated', state: 'established' });
 * life = advanceCall(life, { changeType: 'updated', state: 'ringing' }); // late: still established
 */
export declare function advanceCall(
  life: CallLife | undefined,
  notification: Pick<CallNotification, 'changeType' | 'state' | 'result' | 'terminationReason'>,
): CallLife;

/** A consultation to start: the caller's call, and the target to ask. Members that are not listed here are errors. */
export interface ConsultationInput extends Pick<TransferInput, 'callId' | 'transferee' | 'endpointType'> {
  /** The party to ask, and then the transfer target. */
  readonly target: TargetInput;
  /** The caller of the consultation call, as for `createCall`; required as `applicationInstance` for a telephone. */
  readonly source?: CallSource | undefined;
  /** The tenant of the consultation call. */
  readonly tenantId?: string | undefined;
  /** The text by which the consultation call is found again. Defaults to a random GUID. */
  readonly clientContext?: string | undefined;
}

/** The options of a consultation: those of `startTransfer`, which hold for each of its requests, and its own. */
export interface ConsultationOptions extends StartOptions {
  /** The address of your webhook for the notifications of the consultation call. */
  readonly callbackUri: string;
  /** The milliseconds in which the target must answer. Defaults to 60,000. */
  readonly ringTimeoutMs?: number | undefined;
  /** The milliseconds after which a transfer without a verdict counts as unknown. Defaults to 60,000. */
  readonly transferTimeoutMs?: number | undefined;
  /** The milliseconds for which a call that Graph may have created is searched before it is given up. Defaults to 10,000. */
  readonly searchTimeoutMs?: number | undefined;
  /** A listener for each new state. An error that it throws is ignored. */
  readonly onState?: ((state: ConsultationState) => unknown) | undefined;
}

/**
 * The end of a consultation.
 *
 * - `transferred`: the caller is connected to the target
 * - `notAnswered`: the target declined, was busy, was not reached, or did not answer in time
 * - `targetLeft`: the target hung up while it was asked
 * - `callerLeft`: the caller's call ended meanwhile
 * - `cancelled`, `aborted`: by `cancel()`, by the signal
 * - `refused`: Graph refused to create the call
 */
export type ConsultationEnd =
  | 'transferred'
  | 'notAnswered'
  | 'targetLeft'
  | 'callerLeft'
  | 'cancelled'
  | 'aborted'
  | 'refused';

/** The state of a consultation: plain data, which can be stored and resumed by another process. */
export interface ConsultationState {
  /**
   * - `calling`: the target is being called
   * - `answered`: the target can be asked
   * - `transferring`: the transfer was sent, and has no verdict
   * - `ending`: the end is decided, and the consultation call is being hung up
   * - `ended`: it is over
   */
  readonly phase: 'calling' | 'answered' | 'transferring' | 'ending' | 'ended';
  /** Whether Graph created the consultation call; `unknown` when its response was lost. */
  readonly creation: 'pending' | 'created' | 'refused' | 'unknown';
  /** Whether the consultation call was hung up. */
  readonly hangUp: 'none' | 'sent' | 'done' | 'failed';
  /** The consultation call. */
  readonly callId?: string;
  /** Present once Graph reported that it rings. */
  readonly hasRung?: boolean;
  /** Present once the consultation call has ended. */
  readonly targetLeft?: boolean;
  /** Present once the caller's call has ended. */
  readonly callerLeft?: boolean;
  /** Present while a transfer has had no verdict in its time. */
  readonly isUndecided?: boolean;
  /** The end that was asked for during a transfer. */
  readonly wish?: 'cancelled' | 'aborted';
  /** The end, once it is decided. */
  readonly end?: ConsultationEnd;
  /** The result with which the consultation call ended. */
  readonly result?: ResultInfo;
}

/**
 * An event of a consultation.
 *
 * - `created`: Graph created the call; without an id if its response contained none
 * - `creationRefused`: there is certainly no call
 * - `creationUnknown`: there may be a call: the response was lost, or a refusal does not exclude one
 * - `identified`: a notification with the client context named the call
 * - `ringing`, `answered`, `targetLeft`: from the notifications of the consultation call; the last is its end
 * - `callerLeft`: the caller's call ended
 * - `complete`, `cancel`, `abort`: wishes of the app
 * - `ringTimedOut`: the target did not answer in time
 * - `transferred`, `transferFailed`, `transferEnded`, `transferUnknown`: the transfer completed; failed, and the caller is with the app;
 *   the caller's call ended otherwise; no verdict in time
 * - `hungUp`, `hangUpFailed`: the result of hanging up, after all attempts
 * - `searchTimedOut`: no notification named the call in time
 */
export type ConsultationEvent =
  | { readonly kind: 'created'; readonly callId?: string | undefined }
  | { readonly kind: 'identified'; readonly callId: string }
  | { readonly kind: 'targetLeft'; readonly result?: ResultInfo | undefined }
  | {
      /** The event. */
      readonly kind:
        | 'creationRefused'
        | 'creationUnknown'
        | 'ringing'
        | 'answered'
        | 'callerLeft'
        | 'complete'
        | 'cancel'
        | 'abort'
        | 'ringTimedOut'
        | 'transferred'
        | 'transferFailed'
        | 'transferEnded'
        | 'transferUnknown'
        | 'hungUp'
        | 'hangUpFailed'
        | 'searchTimedOut';
    };

/** What is to be done: send the transfer, hang up the consultation call, or wait for a notification that names it. */
export type ConsultationCommand = 'transfer' | 'hangUp' | 'search';

/** The state of a consultation before anything happened. */
export declare const INITIAL_STATE: ConsultationState;

/**
 * The state machine of a consultation, as a pure function: for a server that keeps the events in a log of its own. `startConsultation`
 * uses it, too. An event that means nothing in a state changes nothing.
 *
 * @example
 * const { state } = stepConsultation(INITIAL_STATE, { kind: 'created', callId: '2e1a0b00-2db4-4022-9570-243709c565ab' });
 * stepConsultation(state, { kind: 'cancel' }).commands; // ['hangUp']
 */
export declare function stepConsultation(
  state: ConsultationState,
  event: ConsultationEvent,
): { readonly state: ConsultationState; readonly commands: readonly ConsultationCommand[] };

/** Returns whether the consultation call may go on after the end. */
export declare function isLeftOver(state: ConsultationState): boolean;

/** A call that may still go on, because it could not be hung up. */
export interface LeftOverCall {
  /** The id; absent when no notification has named the call. */
  readonly callId?: string;
  /** The client context in the callback address of the call. */
  readonly clientContext: string;
}

/** The outcome of a consultation. */
export interface ConsultationOutcome {
  /** The end. */
  readonly kind: ConsultationEnd;
  /** The party that the caller is connected to: `transferTarget`, `transferor` (your app), `none`, or `unknown`. */
  readonly connectedTo: ConnectedParty;
  /** The consultation call. */
  readonly consultationCallId?: string;
  /** The cause, where the target did not answer, in the words of a transfer's outcome. */
  readonly cause?: FailureCause;
  /** Whether it is worth an alarm. */
  readonly isIncident: boolean;
  /** The result with which the consultation call ended, if Graph reported one. */
  readonly result?: ResultInfo;
  /** Graph's refusal to create the call. */
  readonly refusal?: RefusedResponse;
  /** The outcome of the last transfer, if one was sent. */
  readonly transfer?: TransferOutcome;
  /** The consultation call, if it may go on. */
  readonly leftOver?: LeftOverCall;
}

/** The result of `complete()`. Only the kinds of a {@link ConsultationOutcome} end the consultation. */
export type Completion =
  | ConsultationOutcome
  | {
      /**
       * - `transferFailed`: the caller is with your app, and the target still in the consultation call: complete again, or cancel
       * - `transferUnknown`: no verdict arrived in time; `outcome()` waits on, and `cancel()` ends the consultation call
       */
      readonly kind: 'transferFailed' | 'transferUnknown';
      /** The outcome of the transfer. */
      readonly transfer: TransferOutcome;
    };

/** A consultation that was started. */
export interface Consultation {
  /** The caller's call. */
  readonly callId: string;
  /** The consultation call, once it is known. */
  readonly consultationCallId: string | undefined;
  /** The client context of the consultation call. */
  readonly clientContext: string;
  /** The current state. */
  readonly state: ConsultationState;
  /** Whether the target has answered, and can be transferred to. */
  readonly isAnswered: boolean;
  /**
   * Transfers the caller to the target: a consultative transfer, which replaces the consultation call. If the consultation has ended, it
   * sends nothing and returns the outcome.
   *
   * @throws {TransferError} (as a rejection) as `startTransfer`; `invalidOptions` while a transfer is in progress or the target rings
   */
  complete(): Promise<Completion>;
  /**
   * Ends the consultation call; the caller stays with your app. During a transfer it waits for the verdict.
   *
   * @returns the outcome, which is `transferred` if the transfer was faster
   */
  cancel(): Promise<ConsultationOutcome>;
  /** Waits for the end. The options are those of a transfer's `outcome`; after `timeoutMs` it rejects with `timedOut`. */
  outcome(options?: OutcomeOptions): Promise<ConsultationOutcome>;
}

/**
 * Starts a consultation: places a call to the target, and resolves when the target answers, or when it is certain that it will not. The
 * caller's call is not touched: what the caller hears meanwhile is up to your app.
 *
 * Whatever happens, nothing is left ringing: after each end but `transferred` the consultation call is hung up, also one that is found
 * late. If that fails, the outcome's `leftOver` names the call.
 *
 * @throws {TransferError} (as a rejection) `invalidTransfer`, `invalidOptions`, `invalidToken`
 *
 * @example
 * const consultation = await startConsultation({ callId, target }, { token, tracker, callbackUri });
 * if (consultation.isAnswered && (await askHeidi(consultation))) await consultation.complete();
 * else await consultation.cancel();
 * const { kind, connectedTo } = await consultation.outcome();
 */
export declare function startConsultation(
  input: ConsultationInput,
  options: ConsultationOptions,
): Promise<Consultation>;

/** What `resumeConsultation` needs of a consultation that another process started. */
export interface StoredConsultation {
  /** The input, with the `clientContext` of the consultation. */
  readonly input: ConsultationInput & { readonly clientContext: string };
  /** The last state. */
  readonly state: ConsultationState;
}

/**
 * Resumes a consultation that another process started, and which that process can no longer end. It sends no request to create a call; a
 * hang-up that was in progress is sent again.
 *
 * @returns the consultation at once, in whatever phase it is
 * @throws {TransferError} `invalidTransfer`, `invalidOptions`
 */
export declare function resumeConsultation(stored: StoredConsultation, options: ConsultationOptions): Consultation;
