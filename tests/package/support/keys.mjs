// @ts-check
/** A webhook, its clock and the key server, for tests of the signing keys. */

import { claims, NOW, serveSender, token } from './sender.mjs';
import { post, webhookFor } from './webhook.mjs';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
/** The path of the discovery document on the key server. */
export const DISCOVERY_PATH = '/v1/.well-known/OpenIdConfiguration';

/**
 * Creates a webhook with a clock of the test, and a function that returns the status for a token with a key.
 * @param {import('node:test').TestContext} t
 * @param {readonly string[]} [names]
 */
export async function begin(t, names) {
  const sender = await serveSender(t, names);
  const time = { now: NOW };
  const parts = webhookFor(sender, { clock: () => time.now });
  // A different token each time, so that none is cached, and valid at any time.
  let count = 0;
  const status = async (key = 'first', kid = key) => {
    count += 1;
    const payload = claims({ nbf: undefined, exp: time.now / 1000 + 3600, count });
    return (await parts.webhook(post({ authorization: `Bearer ${token({ key, header: { kid }, payload })}` }))).status;
  };
  return { sender, time, status, ...parts };
}

/**
 * Returns a `fetch` of documents in memory, and the URLs that it was called with.
 * @param {Awaited<ReturnType<typeof serveSender>>} sender
 * @param {string} [keysUrl]
 */
export function fetchFromMemory(sender, keysUrl = 'https://keys.example/k') {
  /** @type {string[]} */
  const urls = [];
  const fetch = async (/** @type {string} */ url) => {
    urls.push(url);
    const document = url === sender.discovery ? { jwks_uri: keysUrl } : { keys: sender.keys };
    return new Response(JSON.stringify(document));
  };
  return { fetch, urls };
}

/**
 * Gives the test the host of a Cloudflare worker.
 * @param {import('node:test').TestContext} t
 */
export function runInCloudflareWorker(t) {
  const host = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'Cloudflare-Workers' }, configurable: true });
  t.after(() => Object.defineProperty(globalThis, 'navigator', host ?? { value: undefined, configurable: true }));
}

/**
 * Waits for the webhook's work in the background.
 * @param {() => boolean} isDone
 */
export async function until(isDone) {
  while (!isDone()) await new Promise((resolve) => setImmediate(resolve));
}

/** @param {{ cause?: unknown } | undefined} error */
export function causeOf(error) {
  return String(error?.cause);
}
