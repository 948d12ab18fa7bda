// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { hasDeliveryId, toDuplicate } from './duplicate.js';
import { isLogUnavailable, positionLost } from './errors.js';
import { isPosition, START } from './positions.js';
import { openConnection } from './redis-connection.js';
import { logKeys } from './redis-scripts.js';

/** @import { LoggedEvent, Position } from '../../protocol/events.js' */
/** @import { EventLog } from './event-log.js' */
/** @import { Connection } from './redis-connection.js' */
/** @import { Keys } from './redis-scripts.js' */

const DEFAULT_PREFIX = 'graph-call-transfer';
const DAY_SECONDS = 24 * 60 * 60;
const DEFAULT_RETENTION = { maxLength: 100_000, keepSeconds: DAY_SECONDS, expirySeconds: 7 * DAY_SECONDS };
/** The number of events per read: each may have 1 MiB. */
const PAGE_SIZE = 64;
/** The time that one command waits for new events. It is below the socket's timeout. */
const BLOCK_MS = 1000;
const BLOCK_TIMEOUT_MS = 4000;
const RETRY_DELAY_MS = 100;

/**
 * Opens a log in a Redis stream, which several instances of the relay share. It needs Redis 7 or a compatible server. The log is
 * unavailable until Redis has responded, and recovers by itself.
 *
 * @param {object} options
 * @param {string} options.url `redis://` or `rediss://`, with a password where one is needed; it is never logged
 * @param {string} [options.prefix] of all keys; relays with different prefixes share nothing. Defaults to `graph-call-transfer`
 * @param {(message: string) => void} [options.onUnavailable] receives the reason why Redis is unavailable, for the operator's log
 * @param {Partial<typeof DEFAULT_RETENTION>} [options.retention] defaults to 100,000 events, 24 hours and 7 days
 * @returns {EventLog}
 * @throws {TypeError} when the URL is invalid
 */
export function createRedisLog({ url, prefix = DEFAULT_PREFIX, onUnavailable, retention }) {
  checkUrl(url);
  const keys = logKeys(prefix);
  const limits = { ...DEFAULT_RETENTION, ...retention };
  const connection = openConnection(url, {
    onUnavailable: (reason) => onUnavailable?.(`Redis ${reason}. The server keeps retrying.`),
    probe: (client) => client.set(keys.probe, '', { EX: limits.expirySeconds }),
  });
  /** Aborts every reader. */
  const closing = new AbortController();

  return {
    get isReachable() {
      return connection.isReachable;
    },
    onReachable: connection.onReachable,

    append(event) {
      const duplicate = hasDeliveryId(event)
        ? { id: event.deliveryId, event: JSON.stringify(toDuplicate(event)) }
        : undefined;
      return connection.run((client) => client.appendEvent(keys, { event: JSON.stringify(event), duplicate }, limits));
    },

    async *follow(after, signal) {
      // A command that waits for new events blocks its connection.
      const own = openConnection(url);
      try {
        yield* followEvents(own, keys, after, AbortSignal.any([signal, closing.signal]));
      } finally {
        own.close();
      }
    },

    async read(after, upTo, limit) {
      const located = await connection.run((client) => client.locateEvent(keys, after));
      if (located === undefined) return undefined;
      const entries = [];
      for (let from = after; entries.length < limit; ) {
        const count = Math.min(PAGE_SIZE, limit - entries.length);
        const page = await connection.run((client) => client.xRange(keys.events, `(${from}`, upTo, { COUNT: count }));
        entries.push(...(page ?? []));
        from = entries.at(-1)?.id ?? from;
        if (page === null || page.length < count) break;
      }
      // The stream may have been trimmed since it was located.
      return isGapless(entries, located) ? entries.map(toLoggedEvent) : undefined;
    },

    lastPosition: () => connection.run((client) => client.lastPosition(keys, limits.expirySeconds)),

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
 * @param {Connection} connection
 * @param {Keys} keys
 * @param {Position | undefined} after
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<readonly LoggedEvent[], void, void>}
 */
async function* followEvents(connection, keys, after, signal) {
  // Closing the connection ends a command that waits.
  signal.addEventListener('abort', connection.close, { once: true });
  let position = after;
  /** The number of the event at the position, where it is known. */
  let number = /** @type {number | undefined} */ (undefined);
  let isUpToDate = false;

  while (!signal.aborted) {
    await connection.whenReachable(signal);
    try {
      number = await locate(connection, keys, position);
      while (!signal.aborted) {
        const entries = await readNext(connection, keys, position ?? START, isUpToDate);
        if (!isGapless(entries, number)) throw positionLost();
        const last = entries.at(-1);
        position = last?.id ?? position;
        number = last ? Number(last.message.n) : number;
        if (last || !isUpToDate) yield entries.map(toLoggedEvent);
        isUpToDate ||= last === undefined;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!isLogUnavailable(error)) throw error;
      await sleep(RETRY_DELAY_MS);
    }
  }
}

/**
 * @param {Connection} connection
 * @param {Keys} keys
 * @param {Position | undefined} position
 * @returns {Promise<number | undefined>} the number of the last event up to a position
 */
async function locate(connection, keys, position) {
  if (position === undefined) return undefined;
  const number = await connection.run((client) => client.locateEvent(keys, position));
  if (number === undefined) throw positionLost();
  return number;
}

/** @typedef {{ id: string, message: { [field: string]: string } }} Entry */

/**
 * @param {Connection} connection
 * @param {Keys} keys
 * @param {Position} after
 * @param {boolean} waits whether to wait for new events
 * @returns {Promise<Entry[]>} empty when there was none within the time
 */
async function readNext(connection, keys, after, waits) {
  const options = waits ? { COUNT: PAGE_SIZE, BLOCK: BLOCK_MS } : { COUNT: PAGE_SIZE };
  const reply = await connection.run(
    (client) => client.xRead({ key: keys.events, id: after }, options),
    BLOCK_TIMEOUT_MS,
  );
  const [stream] = /** @type {{ messages: Entry[] }[]} */ (reply ?? []);
  return stream?.messages ?? [];
}

/**
 * @param {readonly Entry[]} entries
 * @param {number | undefined} number of the event before them, where it is known
 */
function isGapless(entries, number) {
  const start = number ?? Number(entries[0]?.message.n) - 1;
  return entries.every(({ message }, at) => Number(message.n) === start + 1 + at);
}

/**
 * @param {Entry} entry
 * @returns {LoggedEvent}
 */
function toLoggedEvent({ id, message }) {
  return { id, event: JSON.parse(message.e ?? '') };
}

/** @param {string} url */
function checkUrl(url) {
  const isRedisUrl = URL.canParse(url) && /^rediss?:$/.test(new URL(url).protocol);
  // The URL is not repeated: it may contain a password.
  if (!isRedisUrl)
    throw new TypeError('The URL of Redis is invalid: expected redis://host:port, or rediss:// for TLS.');
}
