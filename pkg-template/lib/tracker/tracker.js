// @ts-check
/** `TransferTracker`: the core determines the verdicts; this class adds the waits, which need timers and promises. */

import { bounded } from '../bounded-value.js';
import { atCaller, fromCaller, throwAtCaller } from '../caller.js';
import { TransferError } from '../error.js';
import { callListener } from '../foreign-calls.js';
import { membersOf } from '../members.js';
import { parse } from '../notifications/parse.js';
import { writePayload } from '../notifications/payload.js';
import { invalidOption, readOptions } from '../options.js';
import { CAPACITY, FAULT, MAX_CAPACITY } from '../records/layout.js';
import { release } from '../records/memory.js';
import { notifications } from '../wasm/notifications.js';
import { NO_CHANGES, readChanges } from './changes.js';
import { Followers } from './followers.js';
import { Handle } from './handle.js';
import { assertIsText } from './snapshot.js';

/** @import { ExpectedTransfer, GraphResponse, Notification, NotificationBatch, RefusedResponse, TransferChange, TransferResponse } from '../../types/index.js' */
/** @import { TransferObserver } from '../telemetry/transfer.js' */
/** @import { FollowedChange } from './changes.js' */

/** @typedef {import('../../types/index.js').TransferTracker} Tracker */

// These are for `startTransfer`, which needs more than the public members.
/** @type {(value: unknown) => value is Tracker} */
export let isTracker;
/** @type {(tracker: Tracker) => boolean} */
export let isAlive;
/** Registers a transfer that can be withdrawn. @type {(tracker: Tracker, transfer: ExpectedTransfer) => Expectation} */
export let expectTransfer;
/** Follows a transfer, and records it. @type {(tracker: Tracker, callId: string, observer: TransferObserver | undefined) => Handle} */
export let followTransfer;

/**
 * @typedef {object} Expectation one registered transfer, whatever becomes of the tracker meanwhile
 * @property {(response: TransferResponse) => void} recordResponse records the response to it
 * @property {() => void} withdraw ends it: the request cannot have been delivered
 * @property {() => void} commit keeps it: the request may have been delivered
 */

export class TransferTracker {
  /** @type {import('../glue/notifications.js').TrackerCore | undefined} */
  #core;
  #followers = new Followers();
  /** The listeners of all changes. @type {Set<(change: TransferChange) => unknown>} */
  #listeners = new Set();
  /** The listeners of all notifications; `undefined` while there are none, for a fast check. @type {Set<(notification: Notification) => unknown> | undefined} */
  #notificationListeners;

  /** @param {import('../../types/index.js').TrackerOptions} [options] */
  constructor(options) {
    this.#core = fromCaller(/** @type {any} */ (TransferTracker), () => {
      notifications.ensure();
      return new notifications.glue.TrackerCore(capacityOf(options));
    });
  }

  /**
   * @param {string} snapshot
   * @param {import('../../types/index.js').TrackerOptions} [options]
   */
  static restore(snapshot, options) {
    notifications.ensure();
    const capacity = capacityOf(options);
    assertIsText(snapshot);
    const core = notifications.glue.TrackerCore.restore(snapshot, capacity);
    const tracker = new TransferTracker({ capacity: 1 });
    tracker.#core?.free();
    tracker.#core = core;
    return tracker;
  }

  /** @param {string} snapshot */
  load(snapshot) {
    assertIsText(snapshot);
    this.#alive().load(snapshot);
    this.#followers.allRevised();
  }

  /** @param {(change: TransferChange) => unknown} listener */
  onChange(listener) {
    if (typeof listener !== 'function') throw invalidOption('onChange', 'invalid listener', 'a function');
    this.#alive();
    // An object of its own: the same function may listen twice.
    const added = (/** @type {TransferChange} */ change) => listener(change);
    this.#listeners.add(added);
    return () => {
      this.#listeners.delete(added);
    };
  }

  /** @param {(notification: Notification) => unknown} listener */
  onNotification(listener) {
    if (typeof listener !== 'function') throw invalidOption('onNotification', 'invalid listener', 'a function');
    this.#alive();
    const added = (/** @type {Notification} */ notification) => listener(notification);
    this.#notificationListeners ??= new Set();
    this.#notificationListeners.add(added);
    return () => {
      this.#notificationListeners?.delete(added);
      if (this.#notificationListeners?.size === 0) this.#notificationListeners = undefined;
    };
  }

  /** @param {NotificationBatch} batch */
  #notifyOf(batch) {
    if (batch.kind !== 'graph') return;
    for (const notification of batch.notifications) {
      for (const listener of [...(this.#notificationListeners ?? [])]) callListener(() => listener(notification));
    }
  }

  // Not a getter: engines call a private getter several times more slowly.
  #alive() {
    if (this.#core === undefined) throw new TransferError('invalidOptions', 'this tracker was freed');
    return this.#core;
  }

  /** @param {ExpectedTransfer} transfer */
  expect(transfer) {
    this.#expect(transfer);
  }

  /** @param {ExpectedTransfer} transfer */
  #expect(transfer) {
    notifications.ensure();
    // This runs the caller's getters, which may use this tracker, and even free it.
    const [callId, replacesCallId] = notifications.glue.readExpected(bounded(transfer));
    const core = this.#alive();
    const count = core.expect(callId, replacesCallId);
    const expectation = core.lastExpectation;
    this.#finishStep(count);
    return { callId, expectation };
  }

  /** @param {string} callId @param {GraphResponse} response */
  recordResponse(callId, response) {
    return this.#recordResponse(callId, response);
  }

  /** @param {string} callId @param {GraphResponse} response @param {number} [expectation] */
  #recordResponse(callId, response, expectation) {
    const id = textOf(callId);
    const { isAccepted, status, code, message } = responseOf(response);
    const core = this.#alive();
    /** @type {FollowedChange[]} */
    const followed = [];
    const count = isAccepted
      ? core.recordAccepted(id, status, expectation)
      : core.recordRefused(id, status, code, message, expectation);
    const changes = changesOf(count, followed);
    // A refusal changes no phase, but it ends the waits.
    if (!isAccepted) this.#followers.refused(id, /** @type {RefusedResponse} */ (response), core);
    this.#notify(changes, followed);
    return changes;
  }

  /** @param {Uint8Array | ArrayBuffer | string | object} payload */
  apply(payload) {
    try {
      const batch = this.#notificationListeners === undefined ? undefined : parse(payload);
      const { length, isRead } = writePayload(batch?.kind === 'graph' ? batch : payload);
      const count = this.#alive().apply(length, isRead);
      release();
      const changes = count === 0 ? NO_CHANGES : this.#finishStep(count);
      if (batch !== undefined) this.#notifyOf(batch);
      return changes;
    } catch (thrown) {
      // Written here, because this method is called for every body.
      throw atCaller(this.apply, thrown);
    }
  }

  /**
   * Returns the changes of a step, and notifies the followers.
   * @param {number} count the return value of the core
   */
  #finishStep(count) {
    if (this.#followers.isEmpty && this.#listeners.size === 0) return changesOf(count);
    /** @type {FollowedChange[]} */
    const followed = [];
    const changes = changesOf(count, followed);
    this.#notify(changes, followed);
    return changes;
  }

  /**
   * @param {readonly TransferChange[]} changes
   * @param {readonly FollowedChange[]} followed
   */
  #notify(changes, followed) {
    for (const [topic, change] of followed) this.#followers.notify(topic, change);
    for (const listener of this.#listeners) {
      for (const change of changes) callListener(() => listener(change));
    }
  }

  /** @param {string} callId */
  status(callId) {
    return this.#alive().status(textOf(callId));
  }

  /** @param {string} callId */
  outcome(callId) {
    return this.#alive().outcome(textOf(callId));
  }

  /** @param {string} callId */
  follow(callId) {
    return this.#follow(textOf(callId));
  }

  /** @param {string} callId @param {TransferObserver} [observer] */
  #follow(callId, observer) {
    return new Handle(callId, this.#alive(), this.#followers, observer);
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
  snapshotCall(callId) {
    return this.#alive().snapshotCall(textOf(callId));
  }

  get size() {
    return this.#alive().size;
  }

  free() {
    this.#followers.end();
    this.#listeners.clear();
    this.#notificationListeners = undefined;
    this.#core?.free();
    this.#core = undefined;
  }

  static {
    const coreOf = (/** @type {any} */ tracker) => /** @type {TransferTracker} */ (tracker).#core;
    isTracker = /** @type {any} */ ((/** @type {any} */ value) => Object(value) === value && #core in value);
    isAlive = (tracker) => coreOf(tracker) !== undefined;
    expectTransfer = (/** @type {any} */ tracker, transfer) =>
      /** @type {TransferTracker} */ (tracker).#createExpectation(transfer);
    followTransfer = (/** @type {any} */ tracker, callId, observer) =>
      /** @type {TransferTracker} */ (tracker).#follow(callId, observer);
  }

  /**
   * @param {ExpectedTransfer} transfer
   * @returns {Expectation}
   */
  #createExpectation(transfer) {
    const { callId, expectation } = this.#expect(transfer);
    return {
      recordResponse: (response) => {
        if (this.#core !== undefined) this.#recordResponse(callId, response, expectation);
      },
      withdraw: () => {
        this.#core?.withdraw(callId, expectation);
        if (this.#core !== undefined) this.#followers.revised(callId, this.#core);
      },
      commit: () => this.#core?.commit(callId, expectation),
    };
  }
}

throwAtCaller(TransferTracker, ['restore']);
throwAtCaller(TransferTracker.prototype, [
  'load',
  'onChange',
  'onNotification',
  'expect',
  'recordResponse',
  'status',
  'outcome',
  'follow',
  'forget',
  'snapshot',
  'snapshotCall',
]);

// Some hosts lack the symbol.
if (Symbol.dispose) {
  const value = TransferTracker.prototype.free;
  Object.defineProperty(TransferTracker.prototype, Symbol.dispose, { value, writable: true, configurable: true });
}

/**
 * @param {number} count the return value of the core
 * @param {FollowedChange[]} [followed] receives the changes of followed calls
 */
function changesOf(count, followed) {
  if (count === FAULT) throw notifications.glue.takeFault();
  return count === 0 ? NO_CHANGES : readChanges(count, followed);
}

/** @param {unknown} callId */
function textOf(callId) {
  if (typeof callId === 'string') return callId;
  throw new TransferError(
    'invalidOptions',
    `callId: expected a string, found ${callId === null ? 'null' : typeof callId}`,
  );
}

/**
 * @param {unknown} response
 * @returns {{ isAccepted: boolean, status: number, code: string, message: string }}
 */
function responseOf(response) {
  const { kind, status, error } = membersOf(response, 'response');
  if (kind !== 'accepted' && kind !== 'refused') {
    throw new TransferError('invalidOptions', 'response: expected the response of sendTransfer or parseResponse');
  }
  const isStatus = typeof status === 'number' && status >= 0 && status < 1000;
  const { code, message } = error === undefined ? {} : membersOf(error, 'response.error');
  return {
    isAccepted: kind === 'accepted',
    status: isStatus ? status : 0,
    code: typeof code === 'string' ? code : '',
    message: typeof message === 'string' ? message : '',
  };
}

/** @param {unknown} options */
function capacityOf(options) {
  if (options === undefined) return CAPACITY;
  const { capacity = CAPACITY } = readOptions('TransferTracker', options, ['capacity']);
  if (typeof capacity === 'number' && Number.isInteger(capacity) && capacity >= 1 && capacity <= MAX_CAPACITY) {
    return capacity;
  }
  throw invalidOption(
    'TransferTracker',
    'invalid capacity',
    `a whole number from 1 to ${MAX_CAPACITY.toLocaleString('en')}`,
  );
}
