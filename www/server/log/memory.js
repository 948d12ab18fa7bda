// @ts-check
import { createBoundedQueue } from './bounded-queue.js';
import { hasDeliveryId, toDuplicate } from './duplicate.js';
import { logUnavailable, positionLost } from './errors.js';
import { comparePositions, formatPosition, timeOf } from './positions.js';

/** @import { LoggedEvent, Position, RelayEvent } from '../../protocol/events.js' */
/** @import { EventLog, Snapshot } from './event-log.js' */

const CAPACITY = 100_000;
/** The limit of all events together, in characters of their bodies; one event may have 1 MiB. */
const MAX_SIZE = 64 * 1024 * 1024;
/** The approximate size of an event without its body. */
const EVENT_SIZE = 256;
const BATCH_SIZE = 256;

/**
 * Creates a log in the memory of this process, for one instance of the relay. It starts now: it does not reach back to the ids
 * of an earlier process.
 *
 * @param {{ capacity?: number, clock?: () => number }} [options] `capacity` is the maximum number of events, and of delivery ids; the
 *   limit of 64 MiB allows fewer large events
 * @returns {EventLog}
 */
export function createMemoryLog({ capacity = CAPACITY, clock = Date.now } = {}) {
  /** @type {import('./bounded-queue.js').BoundedQueue<LoggedEvent>} */
  const queue = createBoundedQueue({ maxItems: capacity, maxSize: MAX_SIZE });
  /** The earliest position to which the log reaches back. */
  let floor = formatPosition(clock(), 0);
  let last = { time: timeOf(floor), number: 0 };
  /** @type {Set<string>} in the order of their first delivery */
  const deliveryIds = new Set();
  /** @type {Snapshot | undefined} */
  let lastSnapshot;
  let isOpen = true;
  /** @type {Set<() => void>} */
  const waiting = new Set();

  function wakeReaders() {
    for (const wake of waiting) wake();
    waiting.clear();
  }

  /** @returns {Promise<void>} */
  const nextChange = () => new Promise((resolve) => waiting.add(resolve));

  function nextPosition() {
    // The clock of a machine can be set back; the ids grow all the same.
    const time = Math.max(clock(), last.time);
    last = { time, number: time === last.time ? last.number + 1 : 0 };
    return formatPosition(last.time, last.number);
  }

  /** @param {RelayEvent} event */
  function isRepeated(event) {
    if (!hasDeliveryId(event)) return false;
    if (deliveryIds.has(event.deliveryId)) return true;
    deliveryIds.add(event.deliveryId);
    const [oldest = ''] = deliveryIds;
    if (deliveryIds.size > capacity) deliveryIds.delete(oldest);
    return false;
  }

  /**
   * @param {Position} position
   * @returns {number | undefined} the number of the first event after a position; `undefined` when the log does not reach back to it
   */
  function firstAfter(position) {
    if (comparePositions(position, floor) < 0) return undefined;
    return queue.find(({ id }) => comparePositions(id, position) > 0);
  }

  return {
    isReachable: true,
    onReachable: () => () => {},

    async append(event) {
      if (!isOpen) throw logUnavailable();
      const isDuplicate = isRepeated(event);
      const appended = isDuplicate && hasDeliveryId(event) ? toDuplicate(event) : event;
      const id = nextPosition();
      for (const dropped of queue.push({ id, event: appended }, sizeOf(appended))) floor = dropped.id;
      wakeReaders();
      return { id, isDuplicate };
    },

    async *follow(after, signal) {
      let next = after === undefined ? queue.first : firstAfter(after);
      let isUpToDate = false;
      signal.addEventListener('abort', wakeReaders, { once: true });
      while (isOpen && !signal.aborted) {
        if (next === undefined || next < queue.first) throw positionLost();
        const batch = queue.slice(next, Math.min(next + BATCH_SIZE, queue.end));
        next += batch.length;
        if (batch.length > 0 || !isUpToDate) yield batch;
        else await nextChange();
        isUpToDate ||= batch.length === 0;
      }
    },

    async read(after, upTo, limit) {
      const start = firstAfter(after);
      if (start === undefined) return undefined;
      const end = queue.find(({ id }) => comparePositions(id, upTo) > 0);
      return queue.slice(start, Math.max(start, Math.min(end, start + limit)));
    },

    lastPosition: async () => formatPosition(last.time, last.number),

    loadSnapshot: async () => lastSnapshot,

    async saveSnapshot(snapshot) {
      const isLater = lastSnapshot === undefined || comparePositions(snapshot.position, lastSnapshot.position) > 0;
      if (isLater) lastSnapshot = snapshot;
    },

    async close() {
      isOpen = false;
      wakeReaders();
    },
  };
}

/** @param {RelayEvent} event */
function sizeOf(event) {
  return EVENT_SIZE + ('body' in event ? event.body.length : 0);
}
