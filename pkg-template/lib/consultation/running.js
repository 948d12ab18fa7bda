// @ts-check
/** A consultation that runs: carries out the commands of the state machine, and returns to it what came of them. */

import { awaitFromCaller } from '../caller.js';
import { createCall } from '../calls/index.js';
import { TransferError } from '../error.js';
import { readCall } from '../requests/index.js';
import { startTransfer } from '../tracker/start.js';
import { hangUpSurely } from './hang-up.js';
import { isLeftOver, step } from './machine.js';
import { outcomeOf } from './outcome.js';
import { Settled } from './settled.js';
import { watchCalls } from './watch.js';

/** @import { OutcomeOptions, RefusedResponse, TransferOutcome } from '../../types/index.js' */
/** @import { Completion, ConsultationCommand, ConsultationEvent, ConsultationOutcome, ConsultationState } from '../../types/consultation.js' */
/** @import { ConsultationObserver, RequestName } from '../telemetry/consultation.js' */
/** @import { Arguments } from './options.js' */

/** For so long after the end, a call that was never named is still hung up when a notification names it. */
const LATE_MS = 120_000;

export class RunningConsultation {
  #arguments;
  /** @type {ConsultationState} */
  #state;
  #watch;
  #observer;
  /** Resolves when the target answered, or the consultation ended. */
  #answer = new Settled();
  #end = new Settled();
  /** The waits of `complete`. @type {{ resolve: (kind: 'transferFailed' | 'transferUnknown') => void, reject: (error: unknown) => void } | undefined} */
  #completing;
  /** @type {RefusedResponse | undefined} */
  #refusal;
  /** @type {TransferOutcome | undefined} */
  #transfer;
  /** @type {unknown} */
  #error;
  /** Ends what waits beyond the end. */
  #closing = new AbortController();
  /** @type {Set<ReturnType<typeof setTimeout>>} */
  #timers = new Set();
  #onAbort = () => this.#dispatch({ kind: 'abort' });

  /**
   * @param {Arguments} given
   * @param {ConsultationState} state
   * @param {ConsultationObserver} [observer]
   */
  constructor(given, state, observer) {
    this.#arguments = given;
    this.#state = state;
    this.#observer = observer;
    this.#observer?.changed(state);
    this.#watch = watchCalls(
      given.tracker,
      given,
      (event) => this.#dispatch(event),
      (call, notification) => observer?.notification(call, notification),
    );
    if (state.callId !== undefined) this.#watch.identify(state.callId);
    given.signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  get callId() {
    return this.#arguments.callId;
  }

  get consultationCallId() {
    return this.#state.callId;
  }

  get clientContext() {
    return this.#arguments.clientContext;
  }

  get state() {
    return this.#state;
  }

  get isAnswered() {
    return this.#state.phase === 'answered' || this.#state.phase === 'transferring';
  }

  /**
   * Places the call, and waits for the answer.
   * @throws what `createCall` throws when there is certainly no call
   */
  async call() {
    const { signal, timeouts } = this.#arguments;
    if (signal?.aborted) {
      const message = 'the consultation was aborted before the call';
      this.#error = new TransferError('aborted', message, { cause: signal.reason });
      this.#dispatch({ kind: 'creationRefused' });
      throw this.#error;
    }
    this.#later(timeouts.ringTimeoutMs, () => this.#giveUpRinging());
    await Promise.race([this.#create(), this.#end.promise]);
    await this.#answer.promise;
    if (this.#error !== undefined) throw this.#error;
  }

  async #create() {
    try {
      const response = await createCall(this.#arguments.call, this.#sendOptions('createCall'));
      this.#observer?.response('createCall', response);
      if (response.kind === 'created') {
        this.#dispatch({ kind: 'created', callId: response.callId });
      } else {
        this.#refusal = response;
        this.#dispatch({ kind: response.mayBeInProgress ? 'creationUnknown' : 'creationRefused' });
      }
    } catch (error) {
      const isUnknown = /** @type {any} */ (error)?.delivered === 'unknown';
      if (!isUnknown) this.#error = error;
      this.#dispatch({ kind: isUnknown ? 'creationUnknown' : 'creationRefused' });
    }
  }

  /** Goes on where another process stopped. */
  resume() {
    const { phase, creation, callId, hangUp } = this.#state;
    const { signal, timeouts } = this.#arguments;
    if (phase === 'calling') this.#later(timeouts.ringTimeoutMs, () => this.#giveUpRinging());
    if (creation === 'pending') this.#dispatch({ kind: 'creationUnknown' });
    if (phase === 'ending') this.#run(callId === undefined ? 'search' : 'hangUp');
    if (phase === 'ended' && isLeftOver(this.#state) && callId !== undefined && hangUp !== 'none') this.#run('hangUp');
    if (phase === 'transferring') this.#follow(this.#arguments.tracker.follow(this.callId));
    if (callId !== undefined && (phase === 'calling' || phase === 'answered')) this.#check(callId);
    if (signal?.aborted) this.#onAbort();
    this.#afterStep();
  }

  /** @returns {Promise<Completion>} */
  complete() {
    return awaitFromCaller(this.complete, () => this.#complete());
  }

  /** @returns {Promise<Completion>} */
  async #complete() {
    const { phase } = this.#state;
    if (phase === 'calling') throw new TransferError('invalidOptions', 'complete: the target has not answered yet');
    if (phase === 'transferring') throw new TransferError('invalidOptions', 'complete: a transfer is in progress');
    if (phase !== 'answered') return this.#outcome();
    const decided = new Promise((resolve, reject) => {
      this.#completing = { resolve, reject };
    });
    this.#dispatch({ kind: 'complete' });
    const kind = await Promise.race([decided, this.#end.promise]);
    if (kind === undefined) return this.#outcome();
    return { kind, transfer: /** @type {TransferOutcome} */ (this.#transfer) };
  }

  /** @returns {Promise<ConsultationOutcome>} */
  cancel() {
    this.#dispatch({ kind: 'cancel' });
    return this.#outcome();
  }

  /**
   * @param {OutcomeOptions} [options]
   * @returns {Promise<ConsultationOutcome>}
   */
  outcome(options) {
    return awaitFromCaller(this.outcome, () => this.#end.wait(options).then(() => this.#outcome()));
  }

  async #outcome() {
    await this.#end.promise;
    return this.#outcomeNow();
  }

  #outcomeNow() {
    const { clientContext } = this;
    return outcomeOf(this.#state, { clientContext, refusal: this.#refusal, transfer: this.#transfer });
  }

  /** @param {RequestName} name */
  #sendOptions(name) {
    const { send } = this.#arguments;
    return this.#observer?.observed(name, send) ?? send;
  }

  /** @param {ConsultationEvent} event */
  #dispatch(event) {
    const before = this.#state;
    const [state, commands] = step(before, event);
    this.#state = state;
    if (state.callId !== undefined && before.callId === undefined) this.#watch.identify(state.callId);
    this.#observer?.changed(state);
    for (const command of commands) this.#run(command);
    if (state !== before) this.#afterStep();
  }

  #afterStep() {
    const state = this.#state;
    try {
      Promise.resolve(this.#arguments.onState(state)).catch(() => {});
    } catch {
      // A listener must not stop a consultation.
    }
    if (state.phase !== 'calling') this.#answer.settle();
    if (state.phase === 'ended') this.#finish();
  }

  #finish() {
    this.#arguments.signal?.removeEventListener('abort', this.#onAbort);
    this.#end.settle();
    if (this.#closing.signal.aborted) return;
    if (this.#error === undefined) this.#observer?.ended(this.#outcomeNow());
    else this.#observer?.failed(this.#error);
    this.#closing.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    if (!isLeftOver(this.#state) || this.#state.callId !== undefined) return this.#watch.stop();
    // In Node, this wait does not keep the process alive.
    /** @type {{ unref?: () => void }} */ (this.#later(LATE_MS, this.#watch.stop)).unref?.();
  }

  /** @param {ConsultationCommand} command */
  #run(command) {
    const { timeouts } = this.#arguments;
    if (command === 'transfer') void this.#sendTransfer();
    if (command === 'search') this.#later(timeouts.searchTimeoutMs, () => this.#dispatch({ kind: 'searchTimedOut' }));
    if (command === 'hangUp') {
      const callId = /** @type {string} */ (this.#state.callId);
      hangUpSurely(callId, this.#sendOptions('hangUp')).then((isDone) =>
        this.#dispatch({ kind: isDone ? 'hungUp' : 'hangUpFailed' }),
      );
    }
  }

  async #sendTransfer() {
    const { transfer, tracker, telemetry } = this.#arguments;
    const replacesCallId = this.#state.callId;
    // The transfer is part of this span, and counts among the durations of transfers.
    const options = { ...this.#sendOptions('transfer'), tracker, meter: telemetry.meter };
    try {
      const handle = await startTransfer({ ...transfer, replacesCallId }, options);
      this.#observer?.response('transfer', handle.response);
      this.#follow(handle);
    } catch (error) {
      if (/** @type {any} */ (error)?.delivered === 'unknown') {
        this.#follow(tracker.follow(this.callId));
      } else {
        this.#completing?.reject(error);
        this.#dispatch({ kind: 'transferFailed' });
      }
    }
  }

  /**
   * Follows the transfer to its verdict, also beyond its time.
   * @param {import('../../types/index.js').TransferHandle} handle
   */
  async #follow(handle) {
    const { signal } = this.#closing;
    const timeoutMs = this.#arguments.timeouts.transferTimeoutMs;
    try {
      for (let options = { signal, timeoutMs }; ; options = /** @type {any} */ ({ signal })) {
        const outcome = await handle.outcome(options);
        this.#transfer = outcome;
        const kind = eventOf(outcome);
        this.#dispatch({ kind });
        if (kind === 'transferFailed' || kind === 'transferUnknown') this.#completing?.resolve(kind);
        if (kind !== 'transferUnknown') return;
      }
    } catch {
      // The consultation has ended, or the tracker was freed.
    }
  }

  /** Reads the call before it is given up: the notification of the answer may be lost. */
  async #giveUpRinging() {
    const { callId } = this.#state;
    if (callId !== undefined) await this.#check(callId);
    this.#dispatch({ kind: 'ringTimedOut' });
  }

  /** @param {string} callId */
  async #check(callId) {
    try {
      const lookup = await readCall(callId, this.#sendOptions('readCall'));
      if (lookup.kind === 'ended') this.#dispatch({ kind: 'targetLeft' });
      if (lookup.kind === 'found' && lookup.state === 'established') this.#dispatch({ kind: 'answered' });
      if (lookup.kind === 'found' && lookup.state === 'terminated') this.#dispatch({ kind: 'targetLeft' });
    } catch {
      // Nothing is known, as before.
    }
  }

  /**
   * @param {number} milliseconds
   * @param {() => unknown} act
   */
  #later(milliseconds, act) {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, milliseconds);
    this.#timers.add(timer);
    return timer;
  }
}

/**
 * @param {TransferOutcome} outcome
 * @returns {'transferred' | 'transferFailed' | 'transferEnded' | 'transferUnknown'}
 */
function eventOf(outcome) {
  switch (outcome.kind) {
    case 'completed':
      return 'transferred';
    case 'failed':
      return outcome.status.callActive ? 'transferFailed' : 'transferEnded';
    case 'ended':
      return 'transferEnded';
    case 'refused':
      return outcome.advice === 'mayBeInProgress' ? 'transferUnknown' : 'transferFailed';
    case 'timedOut':
      return 'transferUnknown';
  }
}
