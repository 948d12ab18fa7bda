// @ts-check

/** @import { EventLog, Snapshot } from '../log/event-log.js' */

/** After so many events a snapshot is kept, and after so many milliseconds when there was any, but never sooner than the shortest. */
const LIMITS = { events: 1000, longest: 30_000, shortest: 5000 };

/**
 * Keeps a snapshot in the log now and then, so that a start need not read everything.
 *
 * @param {Pick<EventLog, 'saveSnapshot'>} log
 * @param {() => Snapshot | undefined} take
 * @param {Partial<typeof LIMITS>} [limits]
 */
export function createSaver(log, take, limits) {
  const { events: mostEvents, longest, shortest } = { ...LIMITS, ...limits };
  let unsaved = 0;
  let savedAt = performance.now();
  /** @type {Promise<void> | undefined} */
  let saving;
  const timer = setInterval(() => unsaved > 0 && save(), longest);
  timer.unref();

  /** @returns {Promise<void>} */
  function save() {
    saving ??= saveOnce().finally(() => {
      saving = undefined;
    });
    return saving;
  }

  async function saveOnce() {
    const snapshot = take();
    if (snapshot === undefined) return;
    const count = unsaved;
    savedAt = performance.now();
    try {
      await log.saveSnapshot(snapshot);
      unsaved -= count;
    } catch {
      // The log is away: a start reads more of it.
    }
  }

  return {
    /** @param {number} events so many were taken since */
    note(events) {
      unsaved += events;
      if (unsaved >= mostEvents && performance.now() - savedAt >= shortest) save();
    },
    async close() {
      clearInterval(timer);
      await saving;
      if (unsaved > 0) await save();
    },
  };
}
