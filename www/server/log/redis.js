// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { duplicateOf, isDelivery } from './duplicate.js';
import { isLogAway, positionLost } from './errors.js';
import { BEGINNING, isPosition } from './positions.js';
import { openConnection } from './redis-connection.js';
import { keysOf } from './redis-scripts.js';

/** @import { LoggedEvent, Position } from '../../protocol/events.js' */
/** @import { EventLog } from './event-log.js' */
/** @import { Keys } from './redis-scripts.js' */

const PREFIX = 'graph-call-transfer';
const DAY = 24 * 60 * 60;
const RETENTION = { maxLength: 100_000, keepSeconds: DAY, expirySeconds: 7 * DAY };
/** How many events are read at a time: each may have 1 MiB. */
const PAGE = 64;
/** How long one command waits for news, in milliseconds. Below the silence that a connection is closed for. */
const BLOCK = 1000;
const BLOCK_PATIENCE = 4000;
/** Between two tries of a reader, in milliseconds. */
const PAUSE = 100;

/**
 * Makes a log in a Redis stream, which several instances of the relay share. It needs Redis 7, or a server that is like it.
 * The log is away until Redis has answered, and comes back by itself.
 *
 * @param {object} options
 * @param {string} options.url `redis://` or `rediss://`, with a password where one is needed; it is told nowhere
 * @param {string} [options.prefix] of all keys; two relays with different prefixes share nothing. Defaults to
 *   `graph-call-transfer`
 * @param {(message: string) => void} [options.onTrouble] is told, for the one who runs the server, why Redis is away
 * @param {Partial<typeof RETENTION>} [options.retention] 100,000 events, 24 hours and 7 days unless said otherwise
 * @returns {EventLog}
 * @throws {TypeError} when the URL cannot be read
 */
export function createRedisLog({ url, prefix = PREFIX, onTrouble, retention }) {
  checkUrl(url);
  const keys = keysOf(prefix);
  const limits = { ...RETENTION, ...retention };
  const connection = openConnection(url, {
    onTrouble: (trouble) => onTrouble?.(`Redis ${trouble}. It is tried again and again.`),
    probe: (client) => client.set(keys.probe, '', { EX: limits.expirySeconds }),
  });
  /** Ends every reader. */
  const closing = new AbortController();

  return {
    get isReachable() {
      return connection.isReachable;
    },
    onReachable: connection.onReachable,

    append(event) {
      const duplicate = isDelivery(event)
        ? { id: event.deliveryId, event: JSON.stringify(duplicateOf(event)) }
        : undefined;
      return connection.run((client) => client.appendEvent(keys, { event: JSON.stringify(event), duplicate }, limits));
    },

    async *follow(after, signal) {
      // A reader that waits for news holds its connection up.
      const own = openConnection(url);
      try {
        yield* followOn(own, keys, after, AbortSignal.any([signal, closing.signal]));
      } finally {
        own.close();
      }
    },

    async read(after, upTo, limit) {
      const located = await connection.run((client) => client.locateEvent(keys, after));
      if (located === undefined) return undefined;
      const found = [];
      for (let from = after; found.length < limit; ) {
        const count = Math.min(PAGE, limit - found.length);
        const page = await connection.run((client) => client.xRange(keys.events, `(${from}`, upTo, { COUNT: count }));
        found.push(...(page ?? []));
        from = found.at(-1)?.id ?? from;
        if (page === null || page.length < count) break;
      }
      // The stream may have been trimmed since it was located.
      return isUnbroken(found, located) ? found.map(eventOf) : undefined;
    },

    async loadSnapshot() {
      const { position, text } = await connection.run((client) => client.hGetAll(keys.snapshot));
      return isPosition(position) && text !== undefined ? { position, text } : undefined;
    },

    async saveSnapshot(snapshot) {
      await connection.run((client) => client.saveSnapshot(keys, snapshot, limits.expirySeconds));
    },

    async close() {
      closing.abort();
      connection.close();
    },
  };
}

/**
 * @param {import('./redis-connection.js').Connection} connection
 * @param {Keys} keys
 * @param {Position | undefined} after
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<readonly LoggedEvent[], void, void>}
 */
async function* followOn(connection, keys, after, signal) {
  // A command that waits ends with its connection.
  signal.addEventListener('abort', connection.close, { once: true });
  let position = after;
  /** The number of the event at the position, where one is known. */
  let number = /** @type {number | undefined} */ (undefined);
  let isUpToDate = false;

  while (!signal.aborted) {
    await connection.reachable(signal);
    try {
      number = await locate(connection, keys, position);
      while (!signal.aborted) {
        const entries = await readNews(connection, keys, position ?? BEGINNING, isUpToDate);
        if (!isUnbroken(entries, number)) throw positionLost();
        const last = entries.at(-1);
        position = last?.id ?? position;
        number = last ? Number(last.message.n) : number;
        if (last || !isUpToDate) yield entries.map(eventOf);
        isUpToDate ||= last === undefined;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!isLogAway(error)) throw error;
      await sleep(PAUSE);
    }
  }
}

/**
 * @param {import('./redis-connection.js').Connection} connection
 * @param {Keys} keys
 * @param {Position | undefined} position
 * @returns {Promise<number | undefined>} the number of the last event up to a place
 */
async function locate(connection, keys, position) {
  if (position === undefined) return undefined;
  const number = await connection.run((client) => client.locateEvent(keys, position));
  if (number === undefined) throw positionLost();
  return number;
}

/** @typedef {{ id: string, message: { [field: string]: string } }} Entry */

/**
 * @param {import('./redis-connection.js').Connection} connection
 * @param {Keys} keys
 * @param {Position} after
 * @param {boolean} isToWait for what comes
 * @returns {Promise<Entry[]>} none when none came for a while
 */
async function readNews(connection, keys, after, isToWait) {
  const options = isToWait ? { COUNT: PAGE, BLOCK } : { COUNT: PAGE };
  const reply = await connection.run(
    (client) => client.xRead({ key: keys.events, id: after }, options),
    BLOCK_PATIENCE,
  );
  const [stream] = /** @type {{ messages: Entry[] }[]} */ (reply ?? []);
  return stream?.messages ?? [];
}

/**
 * @param {readonly Entry[]} entries
 * @param {number | undefined} number of the event before them, where it is known
 */
function isUnbroken(entries, number) {
  const begin = number ?? Number(entries[0]?.message.n) - 1;
  return entries.every(({ message }, at) => Number(message.n) === begin + 1 + at);
}

/**
 * @param {Entry} entry
 * @returns {LoggedEvent}
 */
function eventOf({ id, message }) {
  return { id, event: JSON.parse(message.e ?? '') };
}

/** @param {string} url */
function checkUrl(url) {
  const isRedis = URL.canParse(url) && /^rediss?:$/.test(new URL(url).protocol);
  // The URL is not repeated: it may hold a password.
  if (!isRedis) throw new TypeError('The URL of Redis: expected redis://host:port, or rediss:// for TLS.');
}
