// @ts-check
/** Downloads the discovery document and the signing keys. */

import { readStream } from './body.js';

/** @typedef {NonNullable<import('../../types/webhook.js').VerificationOptions['fetch']>} Fetch */

const TIMEOUT_MS = 5_000;
/** Microsoft's largest key document, with its certificates, has a tenth of this size. */
const MAX_BYTES = 1_048_576;

/**
 * Returns whether a URL is safe from changes on the way: https, or http on a loopback address.
 * @param {unknown} url
 * @returns {url is string}
 */
export function isSecureUrl(url) {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** @param {string} hostname as `URL` normalizes it */
function isLoopback(hostname) {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/**
 * Downloads a JSON document.
 * @param {string} url
 * @param {Fetch} fetch
 * @returns {Promise<unknown>} the parsed document
 * @throws {Error} with the problem of the document or of the connection
 */
export async function downloadJson(url, fetch) {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  return rejectOnAbort(signal, async () => {
    // A redirect could lead away from https. `manual`, because some hosts do not support `error`.
    const response = await fetch(url, { headers: { Accept: 'application/json' }, redirect: 'manual', signal });
    if (response.status !== 200) {
      response.body?.cancel().catch(() => {});
      throw new Error(`expected status 200 from ${url}, found ${response.status}`);
    }
    const bytes = response.body === null ? undefined : await readStream(response.body.getReader(), MAX_BYTES);
    if (bytes === undefined) throw new Error(`expected a body of at most 1 MiB from ${url}`);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  });
}

/**
 * Rejects when the signal aborts, even if a `fetch` ignores the signal.
 * @template Value
 * @param {AbortSignal} signal
 * @param {() => Promise<Value>} task
 * @returns {Promise<Value>}
 */
function rejectOnAbort(signal, task) {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    task().then(resolve, reject);
  });
}
