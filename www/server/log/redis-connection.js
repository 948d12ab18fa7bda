// @ts-check
import { createClient } from 'redis';
import { logAway } from './errors.js';
import { scripts } from './redis-scripts.js';

/** In milliseconds: how long a command may take, a connection, and the silence of one that should talk. */
const COMMAND_PATIENCE = 2000;
const CONNECT_PATIENCE = 2000;
const SILENCE = 5000;
const PING_INTERVAL = 1000;
const LONGEST_PAUSE = 1000;
const QUEUE_LIMIT = 10_000;

/** How a Redis begins its refusal of what it cannot keep, or not yet: it has no memory or disk left, or is no master, or starts. */
const REFUSALS = ['OOM', 'MISCONF', 'READONLY', 'NOREPLICAS', 'LOADING'];

/** @typedef {ReturnType<typeof makeClient>} Client */

/**
 * One connection that comes back by itself. It never throws out of turn: who uses it is told by `run` that it is away.
 *
 * @typedef {object} Connection
 * @property {boolean} isReachable
 * @property {(listener: (isReachable: boolean) => void) => () => void} onReachable tells every change
 * @property {<T>(command: (client: Client) => Promise<T>, patience?: number) => Promise<T>} run rejects with `logAway` when the
 *   command failed or took too long, and at once while the server is away
 * @property {(signal: AbortSignal) => Promise<void>} reachable settles when the server can be reached, or at the abort
 * @property {() => void} close
 */

/**
 * Opens a connection; it is away until the server has answered. A server that answers and takes nothing is away as well.
 *
 * @param {string} url
 * @param {object} [options]
 * @param {(trouble: string) => void} [options.onTrouble] is told why the server is away, as the end of a sentence; the same once
 * @param {(client: Client) => Promise<unknown>} [options.probe] a command that a server takes again when it takes others
 * @returns {Connection}
 */
export function openConnection(url, { onTrouble = () => {}, probe = async () => {} } = {}) {
  const client = makeClient(url);
  /** @type {Set<(isReachable: boolean) => void>} */
  const listeners = new Set();
  let isReachable = false;
  let isRefusing = false;
  let told = '';

  /** @param {boolean} now */
  function set(now) {
    if (isReachable === now) return;
    isReachable = now;
    for (const listener of [...listeners]) listener(now);
  }

  /** @param {string} trouble */
  function setAway(trouble) {
    set(false);
    if (trouble !== told) onTrouble(trouble);
    told = trouble;
  }

  /** @param {unknown} error of a command */
  function noteRefusal(error) {
    const reason = error instanceof Error ? reasonOf(error) : '';
    if (!REFUSALS.includes(reason)) return;
    isRefusing = true;
    setAway(`takes nothing (${reason})`);
  }

  async function lookAgain() {
    try {
      if (isRefusing) await probe(client);
      isRefusing = false;
      set(true);
    } catch (error) {
      noteRefusal(error);
    }
  }

  client.on('ready', () => {
    told = '';
    lookAgain();
  });
  // A server that hung keeps its connections: the answer to a ping tells that it is back.
  client.on('ping-interval', lookAgain);
  for (const event of ['end', 'reconnecting']) client.on(event, () => set(false));
  client.on('error', (error) => setAway(`cannot be reached (${reasonOf(error)})`));
  client.connect().catch(() => {});

  return {
    get isReachable() {
      return isReachable;
    },
    onReachable(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async run(command, patience = COMMAND_PATIENCE) {
      if (!isReachable) throw logAway();
      try {
        return await withPatience(command(client), patience);
      } catch (error) {
        if (error === TOOK_TOO_LONG) set(false);
        noteRefusal(error);
        throw logAway(error);
      }
    },
    reachable: (signal) =>
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
      set(false);
      listeners.clear();
      client.destroy();
    },
  };
}

/** @param {string} url */
function makeClient(url) {
  return createClient({
    url,
    scripts,
    disableOfflineQueue: true,
    commandsQueueMaxLength: QUEUE_LIMIT,
    maintNotifications: 'disabled',
    pingInterval: PING_INTERVAL,
    socket: {
      connectTimeout: CONNECT_PATIENCE,
      socketTimeout: SILENCE,
      // With some chance in it, so that not all instances knock at the same time.
      reconnectStrategy: (retries) =>
        Math.min(25 * 2 ** Math.min(retries, 10), LONGEST_PAUSE) * (0.5 + Math.random() / 2),
    },
  });
}

/**
 * @param {Error & { code?: unknown }} error
 * @returns {string} such as `ECONNREFUSED`, or the word that a refusal of Redis begins with, such as `WRONGPASS`; the rest may name
 *   what is nobody's business
 */
function reasonOf({ code, message, name }) {
  if (typeof code === 'string') return code;
  return /^[A-Z]{3,}\b/.exec(message)?.[0] ?? name;
}

const TOOK_TOO_LONG = new Error('The server took too long to answer.');

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {number} patience in milliseconds
 * @returns {Promise<T>}
 */
async function withPatience(promise, patience) {
  // Its failure after the time is up concerns nobody.
  promise.catch(() => {});
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const tooLate = new Promise((_resolve, reject) => {
    timer = setTimeout(reject, patience, TOOK_TOO_LONG);
  });
  return await Promise.race([promise, tooLate]).finally(() => clearTimeout(timer));
}
