// @ts-check
/** `TransferTracker`: the verdicts are Rust's; here are the waits, which need timers and promises. */

import { transferError } from '../error.js';
import * as glue from '../glue.js';
import { membersOf } from '../members.js';
import { write } from '../notifications/payload.js';
import { assertReady } from '../ready.js';
import { CAPACITY, FAULT, LARGEST_CAPACITY } from '../records/layout.js';
import { release } from '../records/memory.js';
import { NO_CHANGES, readChanges } from './changes.js';
import { Followers } from './followers.js';
import { Handle } from './handle.js';
import { assertIsText } from './snapshot.js';

/** @import { GraphAnswer } from '../../types/index.js' */
/** @import { FollowedChange } from './changes.js' */

/** @typedef {import('../../types/index.js').TransferTracker} Tracker */

// For `startTransfer` alone.
/** @type {(value: unknown) => value is Tracker} */
export let isTracker;
/** @type {(tracker: Tracker) => boolean} */
export let isAlive;
/** Takes an announcement back, of a request that cannot have been delivered. @type {(tracker: Tracker, callId: string) => void} */
export let withdraw;

export class TransferTracker {
  /** @type {import('../glue.js').TrackerCore | undefined} */
  #core;
  #followers = new Followers();

  /** @param {import('../../types/index.js').TrackerOptions} [options] */
  constructor(options) {
    assertReady();
    this.#core = new glue.TrackerCore(capacityOf(options));
  }

  /**
   * @param {string} snapshot
   * @param {import('../../types/index.js').TrackerOptions} [options]
   */
  static restore(snapshot, options) {
    assertReady();
    const capacity = capacityOf(options);
    assertIsText(snapshot);
    const core = glue.TrackerCore.restore(snapshot, capacity);
    const tracker = new TransferTracker({ capacity: 1 });
    tracker.#core?.free();
    tracker.#core = core;
    return tracker;
  }

  // No getter: engines call a private one several times more slowly.
  #alive() {
    if (this.#core === undefined) throw transferError('invalidOptions', 'this tracker was freed');
    return this.#core;
  }

  /** @param {import('../../types/index.js').ExpectedTransfer} transfer */
  expect(transfer) {
    assertReady();
    // What is the caller's runs in here. It may come back to this tracker, and free it.
    const [callId, replacesCallId] = glue.readExpected(transfer);
    this.#take(this.#alive().expect(callId, replacesCallId));
  }

  /** @param {string} callId @param {GraphAnswer} answer */
  answered(callId, answer) {
    const id = textOf(callId);
    const { isAccepted, status } = answerOf(answer);
    const core = this.#alive();
    /** @type {FollowedChange[]} */
    const followed = [];
    const changes = changesOf(core.answered(id, isAccepted, status), followed);
    // A refusal changes no phase, but it ends the waits.
    if (!isAccepted) this.#followers.refused(id, /** @type {import('../../types/index.js').Refused} */ (answer), core);
    this.#tell(followed);
    return changes;
  }

  /** @param {Uint8Array | ArrayBuffer | string | object} payload */
  apply(payload) {
    const { length } = write(payload);
    const count = this.#alive().apply(length);
    release();
    return count === 0 ? NO_CHANGES : this.#take(count);
  }

  /** @param {number} count of the changes that the last step left */
  #take(count) {
    if (this.#followers.isEmpty) return changesOf(count);
    /** @type {FollowedChange[]} */
    const followed = [];
    const changes = changesOf(count, followed);
    this.#tell(followed);
    return changes;
  }

  /** @param {readonly FollowedChange[]} followed */
  #tell(followed) {
    for (const [topic, change] of followed) this.#followers.tell(topic, change);
  }

  /** @param {string} callId */
  status(callId) {
    return this.#alive().status(textOf(callId));
  }

  /** @param {string} callId */
  follow(callId) {
    return new Handle(textOf(callId), this.#alive(), this.#followers);
  }

  /** @param {string} callId */
  forget(callId) {
    this.#alive().forget(textOf(callId));
    this.#followers.forget(callId, this.#alive());
  }

  snapshot() {
    return this.#alive().snapshot();
  }

  /** @param {string} callId */
  snapshotOf(callId) {
    return this.#alive().snapshotOf(textOf(callId));
  }

  get size() {
    return this.#alive().size;
  }

  free() {
    this.#followers.end();
    this.#core?.free();
    this.#core = undefined;
  }

  static {
    const coreOf = (/** @type {any} */ tracker) => /** @type {TransferTracker} */ (tracker).#core;
    isTracker = /** @type {any} */ ((/** @type {any} */ value) => Object(value) === value && #core in value);
    isAlive = (tracker) => coreOf(tracker) !== undefined;
    withdraw = (tracker, callId) => coreOf(tracker)?.withdraw(callId);
  }
}

// Not every host knows the symbol.
if (Symbol.dispose) {
  const value = TransferTracker.prototype.free;
  Object.defineProperty(TransferTracker.prototype, Symbol.dispose, { value, writable: true, configurable: true });
}

/**
 * @param {number} count what a step returned
 * @param {FollowedChange[]} [followed] gets those that somebody follows
 */
function changesOf(count, followed) {
  if (count === FAULT) throw glue.takeFault();
  return count === 0 ? NO_CHANGES : readChanges(count, followed);
}

/** @param {unknown} callId */
function textOf(callId) {
  if (typeof callId === 'string') return callId;
  throw transferError('invalidOptions', `callId: expected a string, found ${callId === null ? 'null' : typeof callId}`);
}

/**
 * @param {unknown} answer
 * @returns {{ isAccepted: boolean, status: number }}
 */
function answerOf(answer) {
  const { kind, status } = membersOf(answer, 'the answer');
  if (kind !== 'accepted' && kind !== 'refused') {
    throw transferError('invalidOptions', 'expected the answer of sendTransfer or readAnswer, with its `kind`');
  }
  const isStatus = typeof status === 'number' && status >= 0 && status < 1000;
  return { isAccepted: kind === 'accepted', status: isStatus ? status : 0 };
}

/** @param {unknown} options */
function capacityOf(options) {
  if (options === undefined) return CAPACITY;
  const { capacity = CAPACITY, ...others } = membersOf(options, 'the options');
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    const name = unknown.slice(0, 60);
    throw transferError('invalidOptions', `"${name}" is no option of a tracker: there is only capacity`);
  }
  if (typeof capacity === 'number' && Number.isInteger(capacity) && capacity >= 1 && capacity <= LARGEST_CAPACITY) {
    return capacity;
  }
  throw transferError(
    'invalidOptions',
    `capacity: expected a whole number from 1 to ${LARGEST_CAPACITY.toLocaleString('en')}`,
  );
}
