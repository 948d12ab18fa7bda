// @ts-check
/** What follows one transfer: waits for its verdict, and gives its changes one after the other. */

import { transferError } from '../error.js';
import { VERDICTS } from '../records/layout.js';
import { pushBounded, Reader } from './reader.js';
import { beginWait, readWaitOptions } from './wait.js';

/** @import { OutcomeOptions, Refused, TransferChange, TransferOutcome } from '../../types/index.js' */
/** @import { TrackerCore } from '../glue.js' */
/** @import { Follower, Followers } from './followers.js' */
/** @import { Wait } from './wait.js' */

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
  /** The changes until somebody begins to read. @type {TransferChange[] | undefined} */
  #backlog = [];
  /** The refusal that was heard last, and the attempt that it ended. @type {{ answer: Refused, attempt: number } | undefined} */
  #refusal;
  /** The attempt whose refusal was told: a refusal is told once, as a notification may still correct it. */
  #toldAttempt = 0;
  #isForgotten = false;

  /**
   * @param {string} callId
   * @param {TrackerCore} core
   * @param {Followers} followers
   */
  constructor(callId, core, followers) {
    this.#callId = callId;
    this.#core = core;
    this.#followers = followers;
    if (!this.#isOver()) this.#listen();
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
    return new Promise((resolve, reject) => {
      const waiting = readWaitOptions(options);
      this.#followers.assertAlive();
      const known = this.#untold();
      if (known !== undefined) {
        this.#tell(known, [{ settle: resolve }]);
        return;
      }
      this.#listen();
      beginWait(waiting, {
        waits: this.#waits,
        changed: () => this.#hold(),
        timedOut: () => this.#core.timedOut(this.#callId),
        resolve,
        reject,
      });
    });
  }

  [Symbol.asyncIterator]() {
    this.#followers.assertAlive();
    const reader = new Reader(this.#backlog ?? [], {
      onAsked: () => this.#hold(),
      onGone: (gone) => this.#readers.delete(gone),
    });
    this.#backlog = undefined;
    if (this.#isForgotten || this.#isOver()) {
      reader.end();
    } else {
      this.#listen();
      this.#readers.add(reader);
    }
    return reader;
  }

  /**
   * Takes a change. Those of one body come one after the other, but the status is that after all of them.
   * @param {TransferChange} change
   */
  receive(change) {
    if (this.#backlog !== undefined) pushBounded(this.#backlog, change);
    for (const reader of this.#readers) reader.push(change);
    this.#settle();
    if (/** @type {readonly string[]} */ (VERDICTS).includes(change.phase)) {
      this.#endReading();
      // Somebody still waits where the next attempt began in the same body.
      if (this.#waits.size === 0) this.#rest();
    }
  }

  /** @param {Refused} answer */
  refused(answer) {
    this.#refusal = { answer, attempt: this.#core.status(this.#callId)?.attempt ?? 0 };
    // A second answer to the same attempt is news as well.
    this.#toldAttempt = 0;
    this.#settle();
  }

  /**
   * Ends all waits.
   * @param {string} why
   */
  end(why) {
    for (const wait of [...this.#waits]) wait.fail(transferError('aborted', why));
    this.#endReading();
    this.#rest();
    this.#isForgotten = true;
  }

  #settle() {
    if (this.#waits.size === 0) return;
    const known = this.#untold();
    if (known !== undefined) this.#tell(known, [...this.#waits]);
  }

  /**
   * @param {TransferOutcome} known
   * @param {Pick<Wait, 'settle'>[]} waits
   */
  #tell(known, waits) {
    if (known.kind === 'refused') this.#toldAttempt = known.status.attempt;
    for (const wait of waits) wait.settle(known);
  }

  /** The outcome, where there is one that was not told yet. @returns {TransferOutcome | undefined} */
  #untold() {
    const known = this.#core.outcome(this.#callId);
    if (known?.kind !== 'refused') return known;
    const { attempt } = known.status;
    if (attempt === this.#toldAttempt) return undefined;
    return this.#refusal?.attempt === attempt ? { ...known, answer: this.#refusal.answer } : known;
  }

  /** Whether the current attempt has its verdict. */
  #isOver() {
    const known = this.#core.outcome(this.#callId);
    return known !== undefined && known.kind !== 'refused';
  }

  #endReading() {
    for (const reader of [...this.#readers]) reader.end();
    this.#readers.clear();
  }

  #listen() {
    this.#isForgotten = false;
    this.#follower ??= this.#followers.add(this, this.#callId, this.#core);
  }

  #rest() {
    if (this.#follower !== undefined) this.#followers.remove(this.#follower, this.#core);
    this.#follower = undefined;
  }

  /** Nobody else may hold this object while somebody waits for it. */
  #hold() {
    if (this.#follower === undefined) return;
    const isWaited = this.#waits.size > 0 || [...this.#readers].some((reader) => reader.isWaiting);
    this.#follower.waited = isWaited ? this : undefined;
  }
}
