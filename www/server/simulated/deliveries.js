// @ts-check
import { createThrottledLogger } from '../throttled-logger.js';

/** @import { Simulators } from './simulators.js' */

/** The number of attempts while the webhook is unavailable, and the delay between them, in milliseconds. */
const MAX_ATTEMPTS = 20;
const RETRY_DELAY_MS = 500;

/** The loopback addresses of a server that listens on all addresses. */
const WILDCARD_HOSTS = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['[::]', '[::1]'],
]);

/**
 * Sends the deliveries of the simulated Graphs to a webhook, over the network as Graph does. After a response with 503 a delivery
 * is repeated; the behaviour of Graph in this case is not documented.
 *
 * @param {Simulators} simulators
 * @param {{ url: string, log: (line: string) => void }} options `url` is the address of the webhook's server; `log` receives rejected
 *   deliveries
 */
export function forwardDeliveries(simulators, { url, log }) {
  const webhook = webhookUrl(url);
  const logThrottled = createThrottledLogger(log);
  const closing = new AbortController();
  simulators.onDelivery(async ({ method, headers, body }) => {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS && !closing.signal.aborted; attempt += 1) {
      const status = await post(webhook, { method, headers, body, signal: closing.signal });
      if (status >= 200 && status < 300) return;
      if (status !== 503) {
        logThrottled(String(status), `The webhook responded to a simulated notification with ${status}.`);
        return;
      }
      await delay(closing.signal);
    }
    if (!closing.signal.aborted) {
      logThrottled('503', `The webhook did not accept a simulated notification in ${MAX_ATTEMPTS} attempts.`);
    }
  });

  return {
    close() {
      closing.abort();
      simulators.close();
    },
  };
}

/** @param {string} url of the server */
function webhookUrl(url) {
  const webhook = new URL('api/webhook', url);
  webhook.hostname = WILDCARD_HOSTS.get(webhook.hostname) ?? webhook.hostname;
  return webhook;
}

/**
 * @param {URL} url
 * @param {RequestInit} init
 * @returns {Promise<number>} the status of the response; 503 without one
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
function delay(signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, RETRY_DELAY_MS);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      resolve();
    }
  });
}
