// @ts-check
/** One iteration over the changes of a transfer. */

/** @import { TransferChange } from '../../types/index.js' */

/** The most changes that wait for a slow reader. */
const MAX_QUEUE = 256;

/** @implements {AsyncIterator<TransferChange>} */
export class Reader {
  /** @type {TransferChange[]} */
  #queue;
  /** @type {((result: IteratorResult<TransferChange, undefined>) => void)[]} */
  #requests = [];
  #ended = false;
  #onRequest;
  #onReturn;

  /**
   * @param {readonly TransferChange[]} queue the changes before the iteration
   * @param {object} listener
   * @param {() => void} listener.onRequest called when the requests change
   * @param {(reader: Reader) => void} listener.onReturn called when the caller ends the iteration
   */
  constructor(queue, { onRequest, onReturn }) {
    this.#queue = [...queue];
    this.#onRequest = onRequest;
    this.#onReturn = onReturn;
  }

  /** Whether a request waits for a change. */
  get isWaiting() {
    return this.#requests.length > 0;
  }

  /** @param {TransferChange} change */
  push(change) {
    const request = this.#requests.shift();
    if (request === undefined) pushBounded(this.#queue, change);
    else request({ done: false, value: change });
    this.#onRequest();
  }

  end() {
    this.#ended = true;
    for (const request of this.#requests.splice(0)) request({ done: true, value: undefined });
    this.#onRequest();
  }

  /** @returns {Promise<IteratorResult<TransferChange, undefined>>} */
  next() {
    const value = this.#queue.shift();
    if (value !== undefined) return Promise.resolve({ done: false, value });
    if (this.#ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => {
      this.#requests.push(resolve);
      this.#onRequest();
    });
  }

  /** @returns {Promise<IteratorResult<TransferChange, undefined>>} */
  return() {
    this.#queue = [];
    this.#onReturn(this);
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator]() {
    return this;
  }
}

/**
 * Appends a change, and drops the oldest one above the limit.
 * @param {TransferChange[]} queue
 * @param {TransferChange} change
 */
export function pushBounded(queue, change) {
  if (queue.length >= MAX_QUEUE) queue.shift();
  queue.push(change);
}
