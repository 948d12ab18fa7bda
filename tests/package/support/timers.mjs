// @ts-check
/** The timers of the package, held until a test releases them: a test waits for none, and sees every delay. */

import assert from 'node:assert/strict';
import { packageFolder } from './installed.mjs';

/** @typedef {{ delay: number, callback: () => void }} Held */

/**
 * Holds every timer that the package sets from now on.
 *
 * Node's own mock timers also hold those of `fetch`, which then never responds.
 *
 * @param {import('node:test').TestContext} t
 */
export function holdTimers(t) {
  /** @type {Set<Held>} */
  const held = new Set();
  const { setTimeout, clearTimeout } = globalThis;

  t.mock.method(globalThis, 'setTimeout', (/** @type {() => void} */ callback, /** @type {number} */ delay) => {
    if (!new Error().stack?.includes(packageFolder)) return setTimeout(callback, delay);
    const timer = { delay, callback };
    held.add(timer);
    return timer;
  });
  t.mock.method(globalThis, 'clearTimeout', (/** @type {Held & NodeJS.Timeout} */ timer) => {
    if (!held.delete(timer)) clearTimeout(timer);
  });

  return {
    /** The delays of the pending timers. */
    get delays() {
      return [...held].map(({ delay }) => delay);
    },
    /**
     * Fires one of them.
     * @param {number} delay
     */
    end(delay) {
      const timer = [...held].find((candidate) => candidate.delay === delay);
      assert.ok(timer, `no timer of ${delay} ms is running, only of ${this.delays.join(', ')}`);
      held.delete(timer);
      timer.callback();
    },
  };
}
