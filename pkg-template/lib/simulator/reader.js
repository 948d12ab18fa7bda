// @ts-check
/** Reads deliveries with `for await`. */

/** @import { Delivery } from '../../types/simulator.js' */

/** Deliveries that wait for a slow reader. */
const LONGEST_QUEUE = 10_000;

/** @typedef {IteratorResult<Delivery, undefined>} Result */

/**
 * @param {() => void} leave called when the reader has enough
 * @returns {{ push: (delivery: Delivery) => void, end: () => void, iterator: AsyncIterableIterator<Delivery, undefined> }}
 */
export function createReader(leave) {
  /** @type {Delivery[]} */
  const queue = [];
  /** @type {((result: Result) => void)[]} */
  const asked = [];
  let isOver = false;

  function end() {
    isOver = true;
    for (const answer of asked.splice(0)) answer({ done: true, value: undefined });
  }

  return {
    push(delivery) {
      const answer = asked.shift();
      if (answer) {
        answer({ done: false, value: delivery });
        return;
      }
      if (queue.length >= LONGEST_QUEUE) queue.shift();
      queue.push(delivery);
    },

    end,

    iterator: {
      next() {
        const value = queue.shift();
        if (value) return Promise.resolve({ done: false, value });
        if (isOver) return Promise.resolve({ done: true, value: undefined });
        return new Promise((resolve) => asked.push(resolve));
      },

      return() {
        queue.length = 0;
        leave();
        end();
        return Promise.resolve({ done: true, value: undefined });
      },

      [Symbol.asyncIterator]() {
        return this;
      },
    },
  };
}
