// @ts-check
/**
 * The handles that follow the calls of a tracker. A handle is kept alive while a caller waits for it, and removed when the garbage
 * collector frees it.
 */

import { TransferError } from '../error.js';

/** @import { RefusedResponse, TransferChange } from '../../types/index.js' */
/** @import { TrackerCore } from '../glue/notifications.js' */

/**
 * An object that follows one call.
 *
 * @typedef {object} Listener
 * @property {(change: TransferChange) => void} receive
 * @property {(response: RefusedResponse) => void} refused
 * @property {() => void} revised called when the state of the transfer was replaced
 * @property {(reason: string) => void} end
 */

/**
 * @typedef {object} Follower
 * @property {WeakRef<Listener>} listener
 * @property {Listener | undefined} retained the listener, while a caller waits for it
 * @property {number} topic the core's number of the call
 * @property {string} callId
 */

/** The followers of one tracker. */
export class Followers {
  /** @type {Map<number, Set<Follower>>} */
  #byTopic = new Map();
  #ended = false;
  /** @type {FinalizationRegistry<{ follower: Follower, core: TrackerCore }>} */
  #collected = new FinalizationRegistry(({ follower, core }) => this.remove(follower, core));

  get isEmpty() {
    return this.#byTopic.size === 0;
  }

  /**
   * Registers a listener for a call.
   * @param {Listener} listener
   * @param {string} callId
   * @param {TrackerCore} core
   * @returns {Follower}
   */
  add(listener, callId, core) {
    this.assertAlive();
    const topic = core.follow(callId);
    /** @type {Follower} */
    const follower = { listener: new WeakRef(listener), retained: undefined, topic, callId };
    let followers = this.#byTopic.get(topic);
    if (followers === undefined) {
      followers = new Set();
      this.#byTopic.set(topic, followers);
    }
    followers.add(follower);
    this.#collected.register(listener, { follower, core }, follower);
    return follower;
  }

  /**
   * Removes a follower, unless it is removed already.
   * @param {Follower} follower
   * @param {TrackerCore} core
   */
  remove(follower, core) {
    const followers = this.#byTopic.get(follower.topic);
    if (!followers?.delete(follower)) return;
    if (followers.size === 0) this.#byTopic.delete(follower.topic);
    this.#collected.unregister(follower);
    if (!this.#ended) core.unfollow(follower.callId);
  }

  /**
   * Notifies the listeners of a topic of a change.
   * @param {number} topic
   * @param {TransferChange} change
   */
  notify(topic, change) {
    for (const listener of this.#listeners(topic)) listener.receive(change);
  }

  /**
   * Notifies the listeners of a call that its transfer was refused.
   * @param {string} callId
   * @param {RefusedResponse} response
   * @param {TrackerCore} core
   */
  refused(callId, response, core) {
    for (const listener of this.#listenersOf(callId, core)) listener.refused(response);
  }

  /**
   * Notifies the listeners of a call that its state was replaced: an expectation was withdrawn.
   * @param {string} callId
   * @param {TrackerCore} core
   */
  revised(callId, core) {
    for (const listener of this.#listenersOf(callId, core)) listener.revised();
  }

  /** Notifies all listeners that states may have been replaced: a snapshot was loaded. */
  allRevised() {
    for (const topic of [...this.#byTopic.keys()]) {
      for (const listener of this.#listeners(topic)) listener.revised();
    }
  }

  /**
   * Ends the listeners of a forgotten call.
   * @param {string} callId
   * @param {TrackerCore} core
   */
  forget(callId, core) {
    for (const listener of this.#listenersOf(callId, core)) listener.end('the transfer was forgotten');
  }

  /** Ends all listeners, because the tracker was freed. */
  end() {
    this.#ended = true;
    for (const topic of [...this.#byTopic.keys()]) {
      for (const listener of this.#listeners(topic)) listener.end('the tracker was freed');
    }
    this.#byTopic.clear();
  }

  /** @throws {import('../../types/index.js').TransferError} when the tracker was freed */
  assertAlive() {
    if (this.#ended) throw new TransferError('invalidOptions', 'the tracker was freed');
  }

  /** @param {number} topic */
  #listeners(topic) {
    const followers = [...(this.#byTopic.get(topic) ?? [])];
    return followers.flatMap(({ listener }) => listener.deref() ?? []);
  }

  /**
   * @param {string} callId
   * @param {TrackerCore} core
   */
  #listenersOf(callId, core) {
    if (this.#byTopic.size === 0) return [];
    // The core decides which ids are equal, and `follow` returns the topic of the call.
    const topic = core.follow(callId);
    core.unfollow(callId);
    return this.#listeners(topic);
  }
}
