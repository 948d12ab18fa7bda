// @ts-check

/** @import { EventLog, Snapshot } from '../log/event-log.js' */

/** A snapshot is saved after so many events, or after the longest interval if there was one, but never within the shortest. */
const DEFAULT_LIMITS = { maxEvents: 1000, maxIntervalMs: 30_000, minIntervalMs: 5000 };

/**
 * Creates a saver of snapshots, so that a start need not read the whole log.
 *
 * @param {Pick<EventLog, 'saveSnapshot'>} log
 * @param {() => Snapshot | undefined} takeSnapshot
 * @param {Partial<typeof DEFAULT_LIMITS>} [limits]
 */
export function createSnapshotSaver(log, takeSnapshot, limits) {
  const { maxEvents, maxIntervalMs, minIntervalMs } = { ...DEFAULT_LIMITS, ...limits };
  let unsaved = 0;
  let savedAt = performance.now();
  /** @type {Promise<void> | undefined} */
  let saving;
  const timer = setInterval(() => unsaved > 0 && save(), maxIntervalMs);
  timer.unref();

  /** @returns {Promise<void>} */
  function save() {
    saving ??= saveOnce().finally(() => {
      saving = undefined;
    });
    return saving;
  }

  async function saveOnce() {
    const snapshot = takeSnapshot();
    if (snapshot === undefined) return;
    const count = unsaved;
    savedAt = performance.now();
    try {
      await log.saveSnapshot(snapshot);
      unsaved -= count;
    } catch {
      // The log is unavailable: the next start reads more of it.
    }
  }

  return {
    /** @param {number} events the number of events since the last call of this function */
    addEvents(events) {
      unsaved += events;
      if (unsaved >= maxEvents && performance.now() - savedAt >= minIntervalMs) save();
    },
    async close() {
      clearInterval(timer);
      await saving;
      if (unsaved > 0) await save();
    },
  };
}
