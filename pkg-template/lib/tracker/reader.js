// @ts-check
/** One reader of the changes of a transfer. */

/** @import { TransferChange } from '../../types/index.js' */

/** Changes that wait for a slow reader. */
const LONGEST_QUEUE = 256;

/** @implements {AsyncIterator<TransferChange>} */
export class Reader {
  /** @type {TransferChange[]} */
  #queue;
  /** @type {((result: IteratorResult<TransferChange, undefined>) => void)[]} */
  #asked = [];
  #ended = false;
  #onAsked;
  #onGone;

  /**
   * @param {readonly TransferChange[]} queue what came before
   * @param {{ onAsked: () => void, onGone: (reader: Reader) => void }} listener
   */
  constructor(queue, { onAsked, onGone }) {
    this.#queue = [...queue];
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
    this.#onAsked();
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
    this.#onGone(this);
    this.end();
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
export function pushBounded(queue, change) {
  if (queue.length >= LONGEST_QUEUE) queue.shift();
  queue.push(change);
}
