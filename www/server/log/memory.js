// @ts-check
import { createBacklog } from './backlog.js';
import { duplicateOf, isDelivery } from './duplicate.js';
import { logAway, positionLost } from './errors.js';
import { comparePositions, positionOf, timeOf } from './positions.js';

/** @import { LoggedEvent, Position, RelayEvent } from '../../protocol/events.js' */
/** @import { EventLog, Snapshot } from './event-log.js' */

const CAPACITY = 100_000;
/** What all events may take together, in characters of their bodies; one alone may have 1 MiB. */
const SIZE_LIMIT = 64 * 1024 * 1024;
/** About what an event takes besides its body. */
const EVENT_SIZE = 256;
const BATCH = 256;

/**
 * Makes a log in the memory of this process, for one instance of the relay. It begins now: it does not reach back to an id of an
 * earlier process.
 *
 * @param {{ capacity?: number, clock?: () => number }} [options] `capacity` is how many events are kept at most, and how many
 *   delivery ids; the 64 MiB that they may take are less for large ones
 * @returns {EventLog}
 */
export function createMemoryLog({ capacity = CAPACITY, clock = Date.now } = {}) {
  /** @type {import('./backlog.js').Backlog<LoggedEvent>} */
  const backlog = createBacklog({ maxItems: capacity, maxSize: SIZE_LIMIT });
  /** The log reaches back to this place. */
  let floor = positionOf(clock(), 0);
  let last = { time: timeOf(floor), number: 0 };
  /** @type {Set<string>} in the order in which they came */
  const deliveryIds = new Set();
  /** @type {Snapshot | undefined} */
  let kept;
  let isOpen = true;
  /** @type {Set<() => void>} */
  const sleepers = new Set();

  function wakeAll() {
    for (const wake of sleepers) wake();
    sleepers.clear();
  }

  /** @returns {Promise<void>} */
  const news = () => new Promise((resolve) => sleepers.add(resolve));

  function nextPosition() {
    // The clock of a machine can be set back; the log goes on all the same.
    const time = Math.max(clock(), last.time);
    last = { time, number: time === last.time ? last.number + 1 : 0 };
    return positionOf(last.time, last.number);
  }

  /** @param {RelayEvent} event */
  function isKnownDelivery(event) {
    if (!isDelivery(event)) return false;
    if (deliveryIds.has(event.deliveryId)) return true;
    deliveryIds.add(event.deliveryId);
    const [oldest = ''] = deliveryIds;
    if (deliveryIds.size > capacity) deliveryIds.delete(oldest);
    return false;
  }

  /**
   * @param {Position} position
   * @returns {number | undefined} the number of the first event behind a place; `undefined` when the log does not reach back
   */
  function firstBehind(position) {
    if (comparePositions(position, floor) < 0) return undefined;
    return backlog.find(({ id }) => comparePositions(id, position) > 0);
  }

  return {
    isReachable: true,
    onReachable: () => () => {},

    async append(event) {
      if (!isOpen) throw logAway();
      const isDuplicate = isKnownDelivery(event);
      const appended = isDuplicate && isDelivery(event) ? duplicateOf(event) : event;
      const id = nextPosition();
      for (const dropped of backlog.push({ id, event: appended }, sizeOf(appended))) floor = dropped.id;
      wakeAll();
      return { id, isDuplicate };
    },

    async *follow(after, signal) {
      let next = after === undefined ? backlog.first : firstBehind(after);
      let isUpToDate = false;
      signal.addEventListener('abort', wakeAll, { once: true });
      while (isOpen && !signal.aborted) {
        if (next === undefined || next < backlog.first) throw positionLost();
        const batch = backlog.slice(next, Math.min(next + BATCH, backlog.end));
        next += batch.length;
        if (batch.length > 0 || !isUpToDate) yield batch;
        else await news();
        isUpToDate ||= batch.length === 0;
      }
    },

    async read(after, upTo, limit) {
      const begin = firstBehind(after);
      if (begin === undefined) return undefined;
      const end = backlog.find(({ id }) => comparePositions(id, upTo) > 0);
      return backlog.slice(begin, Math.max(begin, Math.min(end, begin + limit)));
    },

    loadSnapshot: async () => kept,

    async saveSnapshot(snapshot) {
      if (kept === undefined || comparePositions(snapshot.position, kept.position) > 0) kept = snapshot;
    },

    async close() {
      isOpen = false;
      wakeAll();
    },
  };
}

/** @param {RelayEvent} event */
function sizeOf(event) {
  return EVENT_SIZE + ('body' in event ? event.body.length : 0);
}
