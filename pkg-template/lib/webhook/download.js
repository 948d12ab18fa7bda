// @ts-check
/** Reads the sender's documents, discovery and keys, from a place that is trusted to be theirs. */

import { readBounded } from './bytes.js';

/** @import { Fetch } from './options.js' */

const TIME_LIMIT_MS = 5_000;
/** The largest key document of Microsoft's, with its certificates, has a tenth of this. */
const SIZE_LIMIT = 1_048_576;

/**
 * Whether nobody on the way can change what a URL gives.
 * @param {unknown} url
 * @returns {url is string}
 */
export function isTrustedPlace(url) {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** @param {string} hostname as a URL has it: addresses in their usual spelling */
function isLoopback(hostname) {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/**
 * @param {string} url
 * @param {Fetch} fetch
 * @returns {Promise<unknown>} the value of the JSON there
 * @throws {Error} that says what is wrong with the document
 */
export async function downloadJson(url, fetch) {
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  return within(signal, async () => {
    // A redirect could lead away from https; `manual` because some hosts know no `error`.
    const response = await fetch(url, { headers: { Accept: 'application/json' }, redirect: 'manual', signal });
    if (response.status !== 200) {
      response.body?.cancel().catch(() => {});
      throw new Error(`${url} answered ${response.status} instead of 200`);
    }
    const bytes = response.body === null ? undefined : await readBounded(response.body.getReader(), SIZE_LIMIT);
    if (bytes === undefined) throw new Error(`${url} has no body, or more than 1 MiB`);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  });
}

/**
 * Ends with the signal, even where a `fetch` does not heed it.
 * @template Value
 * @param {AbortSignal} signal
 * @param {() => Promise<Value>} work
 * @returns {Promise<Value>}
 */
function within(signal, work) {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work().then(resolve, reject);
  });
}
