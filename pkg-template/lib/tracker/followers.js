// @ts-check
/** Who follows which call. A handle is kept alive while somebody waits on it, and forgotten with whoever dropped it. */

import { transferError } from '../error.js';

/** @import { Refused, TransferChange } from '../../types/index.js' */
/** @import { Handle } from './handle.js' */
/** @import { TrackerCore } from '../glue.js' */

/**
 * @typedef {object} Follower
 * @property {WeakRef<Handle>} handle
 * @property {Handle | undefined} waited the handle, while somebody waits
 * @property {number} topic
 * @property {string} callId
 */

/** The followers of one tracker. */
export class Followers {
  /** @type {Map<number, Set<Follower>>} */
  #byTopic = new Map();
  #ended = false;
  /** @type {FinalizationRegistry<{ follower: Follower, core: TrackerCore }>} */
  #dropped = new FinalizationRegistry(({ follower, core }) => this.remove(follower, core));

  /** Whether nobody follows any call. */
  get isEmpty() {
    return this.#byTopic.size === 0;
  }

  /**
   * @param {Handle} handle
   * @param {string} callId
   * @param {TrackerCore} core
   * @returns {Follower}
   */
  add(handle, callId, core) {
    this.assertAlive();
    const topic = core.follow(callId);
    /** @type {Follower} */
    const follower = { handle: new WeakRef(handle), waited: undefined, topic, callId };
    let all = this.#byTopic.get(topic);
    if (all === undefined) {
      all = new Set();
      this.#byTopic.set(topic, all);
    }
    all.add(follower);
    this.#dropped.register(handle, { follower, core }, follower);
    return follower;
  }

  /**
   * @param {Follower} follower
   * @param {TrackerCore} core
   */
  remove(follower, core) {
    const all = this.#byTopic.get(follower.topic);
    if (!all?.delete(follower)) return;
    if (all.size === 0) this.#byTopic.delete(follower.topic);
    this.#dropped.unregister(follower);
    if (!this.#ended) core.unfollow(follower.callId);
  }

  /**
   * @param {number} topic
   * @param {TransferChange} change
   */
  tell(topic, change) {
    for (const handle of this.#handles(topic)) handle.receive(change);
  }

  /**
   * @param {string} callId
   * @param {Refused} answer
   * @param {TrackerCore} core
   */
  refused(callId, answer, core) {
    for (const handle of this.#handlesOf(callId, core)) handle.refused(answer);
  }

  /**
   * @param {string} callId
   * @param {TrackerCore} core
   */
  forget(callId, core) {
    for (const handle of this.#handlesOf(callId, core)) handle.end('the transfer was forgotten');
  }

  /** Ends all waits: the tracker is gone. */
  end() {
    this.#ended = true;
    for (const topic of [...this.#byTopic.keys()]) {
      for (const handle of this.#handles(topic)) handle.end('the tracker was freed');
    }
    this.#byTopic.clear();
  }

  /** @throws {import('../../types/index.js').TransferError} when the tracker is gone */
  assertAlive() {
    if (this.#ended) throw transferError('invalidOptions', 'the tracker was freed');
  }

  /** @param {number} topic */
  #handles(topic) {
    const all = [...(this.#byTopic.get(topic) ?? [])];
    return all.flatMap(({ handle }) => handle.deref() ?? []);
  }

  /**
   * @param {string} callId
   * @param {TrackerCore} core
   */
  #handlesOf(callId, core) {
    if (this.#byTopic.size === 0) return [];
    // Which calls are the same is for Rust to say: following tells the number of the topic.
    const topic = core.follow(callId);
    core.unfollow(callId);
    return this.#handles(topic);
  }
}
