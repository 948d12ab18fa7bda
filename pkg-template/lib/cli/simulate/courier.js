// @ts-check
/** Posts notifications to a webhook, and repeats a delivery that did not arrive. */

import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A notification to post.
 *
 * @typedef {object} Parcel
 * @property {string} url
 * @property {Readonly<Record<string, string>>} headers
 * @property {string} body
 */

/**
 * One attempt to deliver.
 *
 * @typedef {object} Attempt
 * @property {number} number from 1
 * @property {number} [status] of the response
 * @property {string} [error] why there is no response
 * @property {number} elapsedMs
 * @property {boolean} isLast whether no further attempt follows
 */

/** The waits before a repetition, in milliseconds. Microsoft documents none for call notifications. */
const WAITS_MS = [500, 2000, 5000];
const TIMEOUT_MS = 15_000;

/**
 * Posts a notification, and again after no response, 408, 429 and 5xx.
 * @param {Parcel} parcel
 * @param {{ signal: AbortSignal, timeScale: number, onAttempt: (attempt: Attempt) => void }} options
 * @returns {Promise<boolean>} whether the webhook took it
 */
export async function deliver(parcel, { signal, timeScale, onAttempt }) {
  for (const [index, wait] of [...WAITS_MS, undefined].entries()) {
    const attempt = await post(parcel, signal);
    const isTaken = attempt.status !== undefined && attempt.status < 400;
    const isRepeatable = attempt.status === undefined || [408, 429].includes(attempt.status) || attempt.status >= 500;
    const isLast = isTaken || !isRepeatable || wait === undefined || signal.aborted;
    onAttempt({ number: index + 1, ...attempt, isLast });
    if (isLast) return isTaken;
    await sleep(wait * Math.min(1, timeScale), undefined, { signal }).catch(() => {});
  }
  return false;
}

/**
 * @param {Parcel} parcel
 * @param {AbortSignal} signal
 */
async function post({ url, headers, body }, signal) {
  const start = performance.now();
  const elapsed = () => Math.round(performance.now() - start);
  // Not AbortSignal.timeout(): Node may collect one that only AbortSignal.any() knows, and then it never fires.
  const ending = new AbortController();
  const end = () => ending.abort();
  let isTimedOut = false;
  const timer = setTimeout(() => {
    isTimedOut = true;
    end();
  }, TIMEOUT_MS);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: ending.signal,
    });
    await response.body?.cancel();
    return { status: response.status, elapsedMs: elapsed() };
  } catch (error) {
    return { error: isTimedOut ? `no response in ${TIMEOUT_MS / 1000} s` : reasonOf(error), elapsedMs: elapsed() };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}

/** @param {unknown} error */
function reasonOf(error) {
  const { message, cause } = /** @type {Error} */ (error);
  const { code, message: inner } = /** @type {NodeJS.ErrnoException} */ (cause ?? {});
  if (code === 'ECONNREFUSED') return 'connection refused: the webhook is not running';
  return code ?? inner ?? message;
}
