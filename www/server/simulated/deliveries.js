// @ts-check
import { createTroubleTeller } from '../trouble.js';

/** @import { Simulators } from './simulators.js' */

/** How often a delivery is tried while the webhook is not ready to take it, and the pause before, in milliseconds. */
const TRIES = 20;
const PAUSE = 500;

/** Where a server that listens on all addresses of its machine is reached from there. */
const OF_WILDCARD = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['[::]', '[::1]'],
]);

/**
 * Has the simulated Graphs tell a webhook what happens, over the network as the real one does. What a webhook answers with 503
 * is delivered again; what Graph does then is documented nowhere.
 *
 * @param {Simulators} simulators
 * @param {{ url: string, tell: (what: string) => void }} options `url` is where the server of the webhook listens; `tell` tells the
 *   one who runs it what is not taken
 */
export function deliverTo(simulators, { url, tell }) {
  const webhook = webhookAt(url);
  const tellTrouble = createTroubleTeller(tell);
  const closing = new AbortController();
  simulators.deliver(async ({ method, headers, body }) => {
    for (let tries = 1; tries <= TRIES && !closing.signal.aborted; tries += 1) {
      const status = await post(webhook, { method, headers, body, signal: closing.signal });
      if (status >= 200 && status < 300) return;
      if (status !== 503) {
        tellTrouble(String(status), `The webhook answered a notification of the simulated Graph with ${status}.`);
        return;
      }
      await pause(closing.signal);
    }
    if (!closing.signal.aborted)
      tellTrouble('503', 'The webhook took no notification of the simulated Graph for long.');
  });

  return {
    close() {
      closing.abort();
      simulators.close();
    },
  };
}

/** @param {string} url where its server listens */
function webhookAt(url) {
  const webhook = new URL('api/webhook', url);
  webhook.hostname = OF_WILDCARD.get(webhook.hostname) ?? webhook.hostname;
  return webhook;
}

/**
 * @param {URL} url
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
