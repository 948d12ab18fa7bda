// @ts-check
/** The handle of one transfer: waits for its verdict, and yields its changes. */

import { awaitFromCaller } from '../caller.js';
import { TransferError } from '../error.js';
import { VERDICTS } from '../records/layout.js';
import { pushBounded, Reader } from './reader.js';
import { beginWait, readWaitOptions } from './wait.js';

/** @import { OutcomeOptions, RefusedResponse, TransferChange, TransferOutcome } from '../../types/index.js' */
/** @import { TrackerCore } from '../glue/notifications.js' */
/** @import { TransferObserver } from '../telemetry/transfer.js' */
/** @import { Follower, Followers, Listener } from './followers.js' */
/** @import { Wait } from './wait.js' */

/** @implements {Listener} */
export class Handle {
  #callId;
  #core;
  #followers;
  /** Present while it listens. @type {Follower | undefined} */
  #follower;
  /** @type {Set<Wait>} */
  #waits = new Set();
  /** @type {Set<Reader>} */
  #readers = new Set();
  /** The changes before the first iteration. @type {TransferChange[] | undefined} */
  #backlog = [];
  /** The last refusal, and its attempt. @type {{ response: RefusedResponse, attempt: number } | undefined} */
  #refusal;
  /** The attempt whose refusal was returned. It is returned once, because a notification may still correct it. */
  #reportedAttempt = 0;
  #isForgotten = false;
  /** Present until the outcome of its attempt. @type {TransferObserver | undefined} */
  #observer;
  #observedAttempt = 0;

  /**
   * @param {string} callId
   * @param {TrackerCore} core
   * @param {Followers} followers
   * @param {TransferObserver} [observer]
   */
  constructor(callId, core, followers, observer) {
    this.#callId = callId;
    this.#core = core;
    this.#followers = followers;
    if (!this.#hasVerdict()) this.#startListening();
    if (observer !== undefined) this.#beginObservation(observer);
  }

  /** @param {TransferObserver} observer */
  #beginObservation(observer) {
    this.#observer = observer;
    this.#observedAttempt = this.#core.status(this.#callId)?.attempt ?? 1;
    observer.onEnd = () => {
      this.#observer = undefined;
      this.#updateRetention();
    };
    this.#updateRetention();
  }

  get callId() {
    return this.#callId;
  }

  get status() {
    this.#followers.assertAlive();
    return this.#core.status(this.#callId);
  }

  /**
   * @param {OutcomeOptions} [options]
   * @returns {Promise<TransferOutcome>}
   */
  outcome(options) {
    return awaitFromCaller(this.outcome, () => this.#wait(options));
  }

  /**
   * @param {OutcomeOptions} [options]
   * @returns {Promise<TransferOutcome>}
   */
  #wait(options) {
    return new Promise((resolve, reject) => {
      const waitOptions = readWaitOptions(options);
      this.#followers.assertAlive();
      const outcome = this.#unreportedOutcome();
      if (outcome !== undefined) {
        this.#report(outcome, [{ settle: resolve }]);
        return;
      }
      this.#startListening();
      beginWait(waitOptions, {
        waits: this.#waits,
        onChange: () => this.#updateRetention(),
        timedOut: () => this.#timedOut(),
        resolve,
        reject,
      });
    });
  }

  #timedOut() {
    const outcome = this.#core.timedOut(this.#callId);
    this.#observer?.ended(outcome);
    return outcome;
  }

  [Symbol.asyncIterator]() {
    this.#followers.assertAlive();
    const reader = new Reader(this.#backlog ?? [], {
      onRequest: () => this.#updateRetention(),
      onReturn: (returned) => this.#readers.delete(returned),
    });
    this.#backlog = undefined;
    if (this.#isForgotten || this.#hasVerdict()) {
      reader.end();
    } else {
      this.#startListening();
      this.#readers.add(reader);
    }
    return reader;
  }

  /**
   * Receives a change. The changes of one body arrive one by one, while the status already includes all of them.
   * @param {TransferChange} change
   */
  receive(change) {
    if (change.attempt > this.#observedAttempt) this.#observer?.superseded();
    this.#observer?.changed(change);
    if (this.#backlog !== undefined) pushBounded(this.#backlog, change);
    for (const reader of this.#readers) reader.push(change);
    this.#settle();
    if (/** @type {readonly string[]} */ (VERDICTS).includes(change.phase)) this.#endReading();
  }

  /** Receives another state, which may be a verdict: a withdrawal restored an earlier attempt, or a snapshot was loaded. */
  revised() {
    this.#settle();
    if (this.#hasVerdict()) this.#endReading();
  }

  /**
   * Receives a refusal.
   * @param {RefusedResponse} response
   */
  refused(response) {
    this.#refusal = { response, attempt: this.#core.status(this.#callId)?.attempt ?? 0 };
    // A second response to the same attempt is returned as well.
    this.#reportedAttempt = 0;
    this.#settle();
  }

  /**
   * Ends all waits with `aborted`.
   * @param {string} reason
   */
  end(reason) {
    for (const wait of [...this.#waits]) wait.fail(new TransferError('aborted', reason));
    this.#observer?.abandon();
    this.#endReaders();
    this.#stopListening();
    this.#isForgotten = true;
  }

  #settle() {
    if (this.#waits.size === 0 && this.#observer === undefined) return;
    const outcome = this.#unreportedOutcome();
    if (outcome === undefined) return;
    this.#observer?.ended(outcome);
    if (this.#waits.size > 0) this.#report(outcome, [...this.#waits]);
  }

  /**
   * @param {TransferOutcome} outcome
   * @param {Pick<Wait, 'settle'>[]} waits
   */
  #report(outcome, waits) {
    if (outcome.kind === 'refused') this.#reportedAttempt = outcome.status.attempt;
    for (const wait of waits) wait.settle(outcome);
  }

  /** @returns {TransferOutcome | undefined} the outcome, unless it is a refusal that was returned already */
  #unreportedOutcome() {
    const outcome = this.#core.outcome(this.#callId);
    if (outcome?.kind !== 'refused') return outcome;
    const { attempt } = outcome.status;
    if (attempt === this.#reportedAttempt) return undefined;
    return this.#refusal?.attempt === attempt ? { ...outcome, response: this.#refusal.response } : outcome;
  }

  /** Returns whether the current attempt has its verdict. */
  #hasVerdict() {
    const outcome = this.#core.outcome(this.#callId);
    return outcome !== undefined && outcome.kind !== 'refused';
  }

  #endReading() {
    this.#endReaders();
    // A wait remains if the next attempt began in the same body.
    if (this.#waits.size === 0) this.#stopListening();
  }

  #endReaders() {
    for (const reader of [...this.#readers]) reader.end();
    this.#readers.clear();
  }

  #startListening() {
    this.#isForgotten = false;
    this.#follower ??= this.#followers.add(this, this.#callId, this.#core);
  }

  #stopListening() {
    if (this.#follower !== undefined) this.#followers.remove(this.#follower, this.#core);
    this.#follower = undefined;
  }

  /** Keeps this object alive while a caller waits for it: the caller may hold only the promise. */
  #updateRetention() {
    if (this.#follower === undefined) return;
    const isAwaited =
      this.#observer !== undefined || this.#waits.size > 0 || [...this.#readers].some((reader) => reader.isWaiting);
    this.#follower.retained = isAwaited ? this : undefined;
  }
}
