// @ts-check
/** `TransferTracker`: the verdicts are Rust's; here are the waits, which need timers and promises. */

import { transferError } from '../error.js';
import * as glue from '../glue.js';
import { write } from '../notifications/payload.js';
import { assertReady } from '../ready.js';
import { UNKNOWN } from '../records/layout.js';
import { release } from '../records/memory.js';
import { readChanges } from './changes.js';
import { Followers } from './followers.js';
import { Handle } from './handle.js';

/** @import { GraphAnswer, TransferChange } from '../../types/index.js' */

/** What a call that failed returns. */
const FAULT = UNKNOWN;
/** @type {readonly TransferChange[]} */
const NOTHING = Object.freeze([]);

const CAPACITY = 100_000;
const LARGEST_CAPACITY = 10_000_000;

/** @type {(tracker: TransferTracker, callId: string) => void} */
let withdrawFrom;

export class TransferTracker {
  /** @type {import('../glue.js').TrackerCore | undefined} */
  #core;
  #followers = new Followers();
  /** @param {number} topic @param {TransferChange} change */
  #tell = (topic, change) => this.#followers.tell(topic, change);

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
    if (typeof snapshot !== 'string') {
      throw transferError('invalidSnapshot', `expected the text of a snapshot, found ${typeof snapshot}`);
    }
    const core = glue.TrackerCore.restore(snapshot, capacity);
    const tracker = new TransferTracker({ capacity: 1 });
    tracker.#core?.free();
    tracker.#core = core;
    return tracker;
  }

  get #alive() {
    if (this.#core === undefined) throw transferError('invalidOptions', 'this tracker was freed');
    return this.#core;
  }

  /** @param {import('../../types/index.js').ExpectedTransfer} transfer */
  expect(transfer) {
    this.#read(this.#alive.expect(transfer));
  }

  /** @param {string} callId @param {GraphAnswer} answer */
  answered(callId, answer) {
    const core = this.#alive;
    const count = core.answered(textOf(callId), answer);
    // A refusal changes no phase, but it ends the waits.
    this.#followers.answered(callId, answer, core);
    return this.#read(count);
  }

  /** @param {Uint8Array | ArrayBuffer | string | object} payload */
  apply(payload) {
    const core = this.#alive;
    const { length } = write(payload);
    const count = core.apply(length);
    release(length);
    return count === 0 ? NOTHING : this.#read(count);
  }

  /** @param {number} count what a step returned */
  #read(count) {
    if (count === FAULT) throw glue.takeFault();
    return count === 0 ? NOTHING : readChanges(count, this.#tell);
  }

  /** @param {string} callId */
  status(callId) {
    return this.#alive.status(textOf(callId));
  }

  /** @param {string} callId */
  follow(callId) {
    return new Handle(textOf(callId), this.#alive, this.#followers);
  }

  /** @param {string} callId */
  forget(callId) {
    this.#alive.forget(textOf(callId));
    this.#followers.forget(callId, this.#alive);
  }

  snapshot() {
    return this.#alive.snapshot();
  }

  get size() {
    return this.#alive.size;
  }

  free() {
    this.#followers.end();
    this.#core?.free();
    this.#core = undefined;
  }

  static {
    withdrawFrom = (tracker, callId) => tracker.#core?.withdraw(callId);
  }
}

// Not every host knows the symbol.
if (Symbol.dispose) {
  const value = TransferTracker.prototype.free;
  Object.defineProperty(TransferTracker.prototype, Symbol.dispose, { value, writable: true, configurable: true });
}

/**
 * Takes an announcement back, of a request that cannot have been delivered. Not a method: only `startTransfer` knows that.
 * @param {TransferTracker} tracker
 * @param {string} callId
 */
export function withdraw(tracker, callId) {
  withdrawFrom(tracker, callId);
}

/** @param {unknown} callId */
function textOf(callId) {
  if (typeof callId === 'string') return callId;
  throw transferError('invalidOptions', `callId: expected a string, found ${callId === null ? 'null' : typeof callId}`);
}

/** @param {unknown} options */
function capacityOf(options) {
  if (options === undefined) return CAPACITY;
  if (typeof options !== 'object' || options === null) {
    throw transferError(
      'invalidOptions',
      `the options: expected an object, found ${options === null ? 'null' : typeof options}`,
    );
  }
  const unknown = Object.keys(options).find((name) => name !== 'capacity');
  if (unknown !== undefined) {
    throw transferError(
      'invalidOptions',
      `"${unknown.slice(0, 60)}" is no option of a tracker: there is only capacity`,
    );
  }
  const { capacity = CAPACITY } = /** @type {{ capacity?: unknown }} */ (options);
  if (typeof capacity === 'number' && Number.isInteger(capacity) && capacity >= 1 && capacity <= LARGEST_CAPACITY) {
    return capacity;
  }
  throw transferError('invalidOptions', 'capacity: expected a whole number from 1 to 10,000,000');
}
