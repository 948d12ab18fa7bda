// @ts-check

/** @import { EventLog, Snapshot } from '../log/event-log.js' */

const EVENTS = 1000;
/** In milliseconds: after so long what changed is kept in any case, and never sooner than after the other. */
const LONGEST = 30_000;
const SHORTEST = 5000;

/**
 * Keeps a snapshot in the log now and then, so that a start need not read everything.
 *
 * @param {EventLog} log
 * @param {() => Snapshot | undefined} take
 */
export function createSaver(log, take) {
  let unsaved = 0;
  let savedAt = performance.now();
  let isSaving = false;
  const timer = setInterval(() => unsaved > 0 && save(), LONGEST);
  timer.unref();

  async function save() {
    const snapshot = take();
    if (isSaving || snapshot === undefined) return;
    isSaving = true;
    const count = unsaved;
    savedAt = performance.now();
    try {
      await log.saveSnapshot(snapshot);
      unsaved -= count;
    } catch {
      // The log is away: a start reads more of it.
    } finally {
      isSaving = false;
    }
  }

  return {
    /** @param {number} events so many were taken since */
    note(events) {
      unsaved += events;
      if (unsaved >= EVENTS && performance.now() - savedAt >= SHORTEST) save();
    },
    async close() {
      clearInterval(timer);
      if (unsaved > 0) await save();
    },
  };
}
