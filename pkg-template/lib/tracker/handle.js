// @ts-check
/** What follows one transfer: waits for its verdict, and gives its changes one after the other. */

import { transferError } from '../error.js';

/** @import { Refused, TransferChange, TransferOutcome } from '../../types/index.js' */
/** @import { TrackerCore } from '../glue.js' */
/** @import { Follower, Followers } from './followers.js' */

/** Changes that wait for a slow reader. */
const LONGEST_QUEUE = 256;
/** What a timer can hold. */
const LONGEST_WAIT_MS = 2_147_483_647;

/** @typedef {{ settle: (outcome: TransferOutcome) => void, fail: (error: unknown) => void }} Wait */

export class Handle {
  #core;
  #followers;
  /** @type {Follower | undefined} */
  #follower;
  /** @type {Set<Wait>} */
  #waits = new Set();
  /** @type {Set<Reader>} */
  #readers = new Set();
  /** The changes until somebody begins to read. @type {TransferChange[] | undefined} */
  #backlog = [];
  /** @type {Refused | undefined} */
  #refusal;
  #toldRefusal = false;
  /** @type {string | undefined} */
  #endedBecause;

  /**
   * @param {string} callId
   * @param {TrackerCore} core
   * @param {Followers} followers
   */
  constructor(callId, core, followers) {
    this.callId = callId;
    this.#core = core;
    this.#followers = followers;
    if (this.#known() === undefined) this.#listen();
  }

  get status() {
    this.#followers.assertAlive();
    return this.#core.status(this.callId);
  }

  /**
   * @param {import('../../types/index.js').OutcomeOptions} [options]
   * @returns {Promise<TransferOutcome>}
   */
  outcome(options) {
    return new Promise((resolve, reject) => {
      const { signal, timeoutMs } = waitOptions(options);
      if (signal?.aborted) throw aborted(signal);
      this.#followers.assertAlive();
      const known = this.#known();
      if (known !== undefined) {
        this.#toldRefusal ||= known.kind === 'refused';
        resolve(known);
        return;
      }
      this.#listen();
      /** @type {ReturnType<typeof setTimeout> | undefined} */
      let timer;
      const stop = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        this.#waits.delete(wait);
        this.#hold();
      };
      /** @type {Wait} */
      const wait = {
        settle: (outcome) => {
          stop();
          resolve(outcome);
        },
        fail: (error) => {
          stop();
          reject(error);
        },
      };
      const onAbort = () => wait.fail(aborted(/** @type {AbortSignal} */ (signal)));
      signal?.addEventListener('abort', onAbort, { once: true });
      if (timeoutMs !== undefined) timer = setTimeout(() => wait.settle(this.#core.timedOut(this.callId)), timeoutMs);
      this.#waits.add(wait);
      this.#hold();
    });
  }

  [Symbol.asyncIterator]() {
    const reader = new Reader(
      () => this.#hold(),
      (gone) => this.#readers.delete(gone),
    );
    for (const change of this.#backlog ?? []) reader.push(change);
    this.#backlog = undefined;
    if (this.#isOver()) {
      reader.end();
    } else {
      this.#listen();
      this.#readers.add(reader);
    }
    return reader;
  }

  /** @param {TransferChange} change */
  receive(change) {
    if (this.#backlog !== undefined) pushBounded(this.#backlog, change);
    for (const reader of this.#readers) reader.push(change);
    this.#settle();
  }

  /** @param {Refused} answer */
  refused(answer) {
    this.#refusal = answer;
    this.#settle();
  }

  /**
   * Ends all waits.
   * @param {string} why
   */
  end(why) {
    this.#endedBecause = why;
    for (const wait of [...this.#waits]) wait.fail(transferError('aborted', why));
    this.#endReading();
  }

  #settle() {
    const known = this.#known();
    if (known === undefined) return;
    this.#toldRefusal ||= known.kind === 'refused' && this.#waits.size > 0;
    for (const wait of [...this.#waits]) wait.settle(known);
    // After a refusal a notification may still tell more.
    if (known.kind !== 'refused') this.#endReading();
  }

  #endReading() {
    for (const reader of [...this.#readers]) reader.end();
    this.#readers.clear();
    if (this.#follower !== undefined) this.#followers.remove(this.#follower, this.#core);
    this.#follower = undefined;
  }

  /** The outcome, where there is one that was not told yet. @returns {TransferOutcome | undefined} */
  #known() {
    const known = this.#core.outcome(this.callId, !this.#toldRefusal);
    if (known?.kind === 'refused' && this.#refusal !== undefined) return { ...known, answer: this.#refusal };
    return known;
  }

  #isOver() {
    if (this.#endedBecause !== undefined) return true;
    const known = this.#core.outcome(this.callId, false);
    return known !== undefined;
  }

  #listen() {
    this.#endedBecause = undefined;
    this.#follower ??= this.#followers.add(this, this.callId, this.#core);
  }

  /** Nobody else may hold this object while somebody waits for it. */
  #hold() {
    if (this.#follower === undefined) return;
    const isWaited = this.#waits.size > 0 || [...this.#readers].some((reader) => reader.isWaiting);
    this.#follower.waited = isWaited ? this : undefined;
  }
}

/** One reader of the changes. @implements {AsyncIterator<TransferChange>} */
class Reader {
  /** @type {TransferChange[]} */
  #queue = [];
  /** @type {((result: IteratorResult<TransferChange, undefined>) => void)[]} */
  #asked = [];
  #ended = false;
  #onAsked;
  #onGone;

  /**
   * @param {() => void} onAsked
   * @param {(reader: Reader) => void} onGone
   */
  constructor(onAsked, onGone) {
    this.#onAsked = onAsked;
    this.#onGone = onGone;
  }

  get isWaiting() {
    return this.#asked.length > 0;
  }

  /** @param {TransferChange} change */
  push(change) {
    const ask = this.#asked.shift();
    if (ask === undefined) pushBounded(this.#queue, change);
    else ask({ done: false, value: change });
    this.#onAsked();
  }

  end() {
    this.#ended = true;
    for (const ask of this.#asked.splice(0)) ask({ done: true, value: undefined });
  }

  /** @returns {Promise<IteratorResult<TransferChange, undefined>>} */
  next() {
    const value = this.#queue.shift();
    if (value !== undefined) return Promise.resolve({ done: false, value });
    if (this.#ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => {
      this.#asked.push(resolve);
      this.#onAsked();
    });
  }

  /** @returns {Promise<IteratorResult<TransferChange, undefined>>} */
  return() {
    this.#queue = [];
    this.end();
    this.#onGone(this);
    this.#onAsked();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator]() {
    return this;
  }
}

/**
 * @param {TransferChange[]} queue
 * @param {TransferChange} change
 */
function pushBounded(queue, change) {
  if (queue.length >= LONGEST_QUEUE) queue.shift();
  queue.push(change);
}

/** @param {unknown} options */
function waitOptions(options) {
  if (options === undefined) return {};
  if (typeof options !== 'object' || options === null) {
    throw transferError('invalidOptions', 'the options: expected an object');
  }
  const unknown = Object.keys(options).find((name) => name !== 'signal' && name !== 'timeoutMs');
  if (unknown !== undefined) {
    throw transferError(
      'invalidOptions',
      `"${unknown.slice(0, 60)}" is no option of a wait: there are signal and timeoutMs`,
    );
  }
  const { signal, timeoutMs } = /** @type {import('../../types/index.js').OutcomeOptions} */ (options);
  if (timeoutMs !== undefined && !(typeof timeoutMs === 'number' && timeoutMs >= 0 && timeoutMs <= LONGEST_WAIT_MS)) {
    throw transferError('invalidOptions', 'timeoutMs: expected a number from 0 to 2,147,483,647');
  }
  if (signal !== undefined && typeof signal?.addEventListener !== 'function') {
    throw transferError('invalidOptions', 'signal: expected an AbortSignal');
  }
  return { signal, timeoutMs };
}

/** @param {AbortSignal} signal */
function aborted(signal) {
  return transferError('aborted', 'the wait was aborted; the transfer goes on', { cause: signal.reason });
}
