// @ts-check
/** Hands deliveries to the listeners when they are due. */

/** @import { Delivery } from '../../types/simulator.js' */

/** @typedef {(delivery: Delivery) => unknown} Listener */

/**
 * Deliveries that are handed out one after the other.
 *
 * @typedef {object} Sequence
 * @property {readonly ScheduledDelivery[]} deliveries in the order of their offsets
 * @property {(isTaken: boolean) => void} onDelivered called after each delivery; `isTaken` is true if a listener took it
 * @property {() => void} onEnd called once: after the last delivery, or when the sequence was stopped
 */

/**
 * @typedef {object} ScheduledDelivery
 * @property {number} offset milliseconds after the start, at the time scale of Graph
 * @property {(() => void) | undefined} [onDue]
 * @property {() => Promise<Delivery>} write
 */

/** @typedef {ReturnType<typeof createSchedule>} Schedule */

/** The deliveries that are kept for a slow reader. */
const MAX_QUEUE = 10_000;

/**
 * Creates the schedule of one simulator.
 * @param {number} timeScale the factor of all delays
 */
export function createSchedule(timeScale) {
  /** Each listener with its callback for the end of all deliveries. @type {Map<Listener, () => void>} */
  const listeners = new Map();
  /** @type {Set<AbortController>} */
  const active = new Set();
  /** @type {(() => void)[]} */
  const settledCallbacks = [];
  let isClosed = false;

  function stopAll() {
    for (const controller of [...active]) controller.abort();
  }

  function resolveIfSettled() {
    if (active.size === 0) for (const resolve of settledCallbacks.splice(0)) resolve();
  }

  /** @param {Delivery} delivery */
  async function notifyListeners(delivery) {
    const calls = [...listeners.keys()].map(async (listener) => listener(delivery));
    const results = await Promise.allSettled(calls);
    return results.some(({ status }) => status === 'fulfilled');
  }

  /**
   * @param {Sequence} sequence
   * @param {AbortSignal} signal
   */
  async function run({ deliveries, onDelivered }, signal) {
    const startedAt = performance.now();
    // The response to the request goes out first.
    await sleep(0, signal);
    for (const { offset, onDue, write } of deliveries) {
      const delay = startedAt + offset * timeScale - performance.now();
      if (timeScale > 0 && delay > 0) await sleep(delay, signal);
      if (signal.aborted) return;
      onDue?.();
      const delivery = await write();
      if (signal.aborted) return;
      const isTaken = await notifyListeners(delivery);
      if (signal.aborted) return;
      onDelivered(isTaken);
    }
  }

  /**
   * Adds a listener.
   * @param {Listener} listener
   * @param {() => void} [onClose] called when the schedule is closed
   * @returns {() => void} removes the listener; when it was the last, all sequences stop
   */
  function addListener(listener, onClose = () => {}) {
    if (isClosed) {
      onClose();
      return () => {};
    }
    // A function of its own, so that one listener can be added twice and removed once.
    const added = (/** @type {Delivery} */ delivery) => listener(delivery);
    listeners.set(added, onClose);
    return () => {
      if (listeners.delete(added) && listeners.size === 0) stopAll();
    };
  }

  return {
    get hasListeners() {
      return listeners.size > 0;
    },

    addListener,

    /**
     * Starts a sequence.
     * @param {Sequence} sequence
     * @returns {() => void} stops it
     */
    start(sequence) {
      const controller = new AbortController();
      active.add(controller);
      const end = () => {
        active.delete(controller);
        sequence.onEnd();
        // A caller of `onEnd` may start another sequence.
        queueMicrotask(resolveIfSettled);
      };
      controller.signal.addEventListener('abort', end, { once: true });
      run(sequence, controller.signal).finally(() => controller.abort());
      return () => controller.abort();
    },

    /** @returns {Promise<void>} resolves when no sequence is active */
    settled() {
      return active.size === 0 ? Promise.resolve() : new Promise((resolve) => settledCallbacks.push(resolve));
    },

    /** Stops all sequences and removes all listeners. */
    close() {
      isClosed = true;
      const callbacks = [...listeners.values()];
      listeners.clear();
      stopAll();
      for (const onClose of callbacks) onClose();
    },

    /**
     * Iterates the deliveries from now on, until `return` or `close`.
     * @returns {AsyncIterableIterator<Delivery, undefined>}
     */
    iterate() {
      const { iterator, push, end } = createIterator(() => removeListener());
      const removeListener = addListener(push, end);
      return iterator;
    },
  };
}

/**
 * @param {() => void} onReturn called when the reader stops the iteration
 * @returns {{ push: (delivery: Delivery) => void, end: () => void, iterator: AsyncIterableIterator<Delivery, undefined> }}
 */
function createIterator(onReturn) {
  /** @type {Delivery[]} */
  const queue = [];
  /** The reads that wait for a delivery. @type {((result: IteratorResult<Delivery, undefined>) => void)[]} */
  const pendingReads = [];
  let isEnded = false;

  function end() {
    isEnded = true;
    for (const resolve of pendingReads.splice(0)) resolve({ done: true, value: undefined });
  }

  return {
    push(delivery) {
      const resolve = pendingReads.shift();
      if (resolve) {
        resolve({ done: false, value: delivery });
        return;
      }
      if (queue.length >= MAX_QUEUE) queue.shift();
      queue.push(delivery);
    },

    end,

    iterator: {
      next() {
        const value = queue.shift();
        if (value) return Promise.resolve({ done: false, value });
        if (isEnded) return Promise.resolve({ done: true, value: undefined });
        return new Promise((resolve) => pendingReads.push(resolve));
      },

      return() {
        queue.length = 0;
        onReturn();
        end();
        return Promise.resolve({ done: true, value: undefined });
      },

      [Symbol.asyncIterator]() {
        return this;
      },
    },
  };
}

/**
 * @param {number} milliseconds
 * @param {AbortSignal} signal ends the sleep early
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
