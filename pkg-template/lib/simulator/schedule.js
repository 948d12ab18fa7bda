// @ts-check
/** Hands out deliveries when they are due, to those who listen. */

/** @import { Delivery } from '../../types/simulator.js' */

/** @typedef {(delivery: Delivery) => unknown} Send */

/**
 * Deliveries that go out one after the other.
 *
 * @typedef {object} Sequence
 * @property {readonly Due[]} deliveries in the order of their offsets
 * @property {(taken: boolean) => void} handed told after each; `taken` says whether a listener took it
 * @property {() => void} over told once: after the last, or when it was ended before
 */

/**
 * @typedef {object} Due
 * @property {number} offset milliseconds after the beginning, at Graph's pace
 * @property {(() => void) | undefined} [begins] told when it is due
 * @property {() => Promise<Delivery>} write
 */

/** @typedef {ReturnType<typeof createSchedule>} Schedule */

/** @param {number} pace what all waits are multiplied with */
export function createSchedule(pace) {
  /** Those who listen, with what tells them of the end. @type {Map<Send, () => void>} */
  const listeners = new Map();
  /** @type {Set<AbortController>} */
  const underWay = new Set();
  /** @type {(() => void)[]} */
  const waiting = [];
  let isClosed = false;

  function endAll() {
    for (const ending of [...underWay]) ending.abort();
  }

  function tellWhoWaits() {
    if (underWay.size === 0) for (const resolve of waiting.splice(0)) resolve();
  }

  /** @param {Delivery} delivery */
  async function hand(delivery) {
    const sending = [...listeners.keys()].map(async (send) => send(delivery));
    const outcomes = await Promise.allSettled(sending);
    return outcomes.some(({ status }) => status === 'fulfilled');
  }

  /**
   * @param {Sequence} sequence
   * @param {AbortController} ending
   */
  async function play({ deliveries, handed }, ending) {
    const { signal } = ending;
    const begun = performance.now();
    // The answer to the request goes out first.
    await sleep(0, signal);
    for (const { offset, begins, write } of deliveries) {
      const wait = begun + offset * pace - performance.now();
      if (pace > 0 && wait > 0) await sleep(wait, signal);
      if (signal.aborted) return;
      begins?.();
      const delivery = await write();
      if (signal.aborted) return;
      const taken = await hand(delivery);
      if (signal.aborted) return;
      handed(taken);
    }
  }

  return {
    get isHeard() {
      return listeners.size > 0;
    },

    /**
     * @param {Send} send
     * @param {() => void} [closed] told when nothing is handed out any more
     * @returns {() => void} ends it
     */
    listen(send, closed = () => {}) {
      if (isClosed) {
        closed();
        return () => {};
      }
      // Who listens twice with one function has two to end.
      const listener = (/** @type {Delivery} */ delivery) => send(delivery);
      listeners.set(listener, closed);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) endAll();
      };
    },

    /**
     * @param {Sequence} sequence
     * @returns {() => void} ends it
     */
    begin(sequence) {
      const ending = new AbortController();
      underWay.add(ending);
      const end = () => {
        underWay.delete(ending);
        sequence.over();
        // What ends this may begin another.
        queueMicrotask(tellWhoWaits);
      };
      ending.signal.addEventListener('abort', end, { once: true });
      play(sequence, ending).finally(() => ending.abort());
      return () => ending.abort();
    },

    /** @returns {Promise<void>} resolves when nothing is under way */
    settled() {
      return underWay.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));
    },

    close() {
      isClosed = true;
      const told = [...listeners.values()];
      listeners.clear();
      endAll();
      for (const closed of told) closed();
    },
  };
}

/**
 * @param {number} milliseconds
 * @param {AbortSignal} signal ends it early
 * @returns {Promise<void>}
 */
function sleep(milliseconds, signal) {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    signal.addEventListener('abort', wake, { once: true });
  });
}
