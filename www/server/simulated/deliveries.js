// @ts-check

/** @import { Simulators } from './simulators.js' */

/** How often a delivery is tried while the webhook is not ready to take it, and the pause before, in milliseconds. */
const TRIES = 20;
const PAUSE = 500;

/**
 * Has the simulated Graphs tell a webhook what happens, over the network as the real one does. What a webhook answers with 503
 * is delivered again; what Graph does then is documented nowhere.
 *
 * @param {Simulators} simulators
 * @param {string} url of the webhook
 */
export function deliverTo(simulators, url) {
  const closing = new AbortController();
  simulators.deliver(async ({ method, headers, body }) => {
    for (let tries = 1; tries <= TRIES && !closing.signal.aborted; tries += 1) {
      const status = await post(url, { method, headers, body, signal: closing.signal });
      if (status !== 503) return;
      await pause(closing.signal);
    }
  });

  return {
    close() {
      closing.abort();
      simulators.close();
    },
  };
}

/**
 * @param {string} url
 * @param {RequestInit} init
 * @returns {Promise<number>} the status of the answer; 503 where there is none
 */
async function post(url, init) {
  try {
    const response = await fetch(url, init);
    await response.body?.cancel();
    return response.status;
  } catch {
    return 503;
  }
}

/**
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
function pause(signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, PAUSE);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      resolve();
    }
  });
}
