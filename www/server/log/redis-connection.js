// @ts-check
import { createClient } from 'redis';
import { logUnavailable } from './errors.js';
import { scripts } from './redis-scripts.js';

/** The timeouts of a command, of connecting, and of a connection without data, in milliseconds. */
const COMMAND_TIMEOUT_MS = 2000;
const CONNECT_TIMEOUT_MS = 2000;
const SOCKET_TIMEOUT_MS = 5000;
const PING_INTERVAL_MS = 1000;
const MAX_RECONNECT_DELAY_MS = 1000;
const MAX_QUEUE_LENGTH = 10_000;

/** The error prefixes of a Redis that cannot store anything now: no memory or disk, a replica, without replicas, or starting. */
const UNAVAILABLE_ERRORS = ['OOM', 'MISCONF', 'READONLY', 'NOREPLICAS', 'LOADING'];

/** @typedef {ReturnType<typeof createRedisClient>} Client */

/**
 * One connection to Redis, which reconnects by itself. It never emits an unhandled error: `run` rejects while it is unavailable.
 *
 * @typedef {object} Connection
 * @property {boolean} isReachable
 * @property {(listener: (isReachable: boolean) => void) => () => void} onReachable notifies the listener of every change; returns a
 *   function that removes it
 * @property {<T>(command: (client: Client) => Promise<T>, timeoutMs?: number) => Promise<T>} run rejects with `logUnavailable` when the
 *   command failed or timed out, and at once while the server is unreachable
 * @property {(signal: AbortSignal) => Promise<void>} whenReachable resolves when the server is reachable, or at the abort
 * @property {() => void} close
 */

/**
 * Opens a connection. It is unreachable until the server has responded, and while the server refuses to store anything.
 *
 * @param {string} url
 * @param {object} [options]
 * @param {(reason: string) => void} [options.onUnavailable] receives the reason, as the end of a sentence; a repeated reason only once
 * @param {(client: Client) => Promise<unknown>} [options.probe] a command that succeeds as soon as the server stores data again
 * @returns {Connection}
 */
export function openConnection(url, { onUnavailable = () => {}, probe = async () => {} } = {}) {
  const client = createRedisClient(url);
  /** @type {Set<(isReachable: boolean) => void>} */
  const listeners = new Set();
  let isReachable = false;
  let isRefusing = false;
  let reportedReason = '';

  /** @param {boolean} now */
  function setReachable(now) {
    if (isReachable === now) return;
    isReachable = now;
    for (const listener of [...listeners]) listener(now);
  }

  /** @param {string} reason */
  function setUnavailable(reason) {
    setReachable(false);
    if (reason !== reportedReason) onUnavailable(reason);
    reportedReason = reason;
  }

  /** @param {unknown} error of a command */
  function handleRefusal(error) {
    const code = error instanceof Error ? errorCode(error) : '';
    if (!UNAVAILABLE_ERRORS.includes(code)) return;
    isRefusing = true;
    setUnavailable(`refuses to store data (${code})`);
  }

  async function checkAgain() {
    try {
      if (isRefusing) await probe(client);
      isRefusing = false;
      setReachable(true);
    } catch (error) {
      handleRefusal(error);
    }
  }

  client.on('ready', () => {
    reportedReason = '';
    checkAgain();
  });
  // A server that did not respond for a while keeps its connections; its response to a ping ends the outage.
  client.on('ping-interval', checkAgain);
  for (const event of ['end', 'reconnecting']) client.on(event, () => setReachable(false));
  client.on('error', (error) => setUnavailable(`is unreachable (${errorCode(error)})`));
  client.connect().catch(() => {});

  return {
    get isReachable() {
      return isReachable;
    },
    onReachable(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async run(command, timeoutMs = COMMAND_TIMEOUT_MS) {
      if (!isReachable) throw logUnavailable();
      try {
        return await withTimeout(command(client), timeoutMs);
      } catch (error) {
        if (error === TIMED_OUT) setReachable(false);
        handleRefusal(error);
        throw logUnavailable(error);
      }
    },
    whenReachable: (signal) =>
      new Promise((resolve) => {
        if (isReachable || signal.aborted) return resolve();
        const done = () => {
          listeners.delete(done);
          signal.removeEventListener('abort', done);
          resolve();
        };
        listeners.add(done);
        signal.addEventListener('abort', done, { once: true });
      }),
    close() {
      setReachable(false);
      listeners.clear();
      client.destroy();
    },
  };
}

/** @param {string} url */
function createRedisClient(url) {
  return createClient({
    url,
    scripts,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MAX_QUEUE_LENGTH,
    maintNotifications: 'disabled',
    pingInterval: PING_INTERVAL_MS,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SOCKET_TIMEOUT_MS,
      // With jitter, so that the instances do not reconnect at the same time.
      reconnectStrategy: (retries) =>
        Math.min(25 * 2 ** Math.min(retries, 10), MAX_RECONNECT_DELAY_MS) * (0.5 + Math.random() / 2),
    },
  });
}

/**
 * @param {Error & { code?: unknown }} error
 * @returns {string} a code such as `ECONNREFUSED`, or the prefix of a Redis error such as `WRONGPASS`; the rest of the message may
 *   contain confidential data
 */
function errorCode({ code, message, name }) {
  if (typeof code === 'string') return code;
  return /^[A-Z]{3,}\b/.exec(message)?.[0] ?? name;
}

const TIMED_OUT = new Error('The command timed out.');

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {number} timeoutMs
 * @returns {Promise<T>}
 */
async function withTimeout(promise, timeoutMs) {
  // A failure after the timeout is not an unhandled rejection.
  promise.catch(() => {});
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const timeout = new Promise((_resolve, reject) => {
    timer = setTimeout(reject, timeoutMs, TIMED_OUT);
  });
  return await Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}
