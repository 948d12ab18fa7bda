import type { Env } from '../env.js';

/** The events after which time may have passed without timers: they stop in a frozen tab, and in a machine that sleeps. */
const WAKINGS = ['visibilitychange', 'pageshow', 'online'];

/** The time for the messages that waited while the page did not run. */
const GRACE_MS = 1000;

/** Detects that a regular message is missing. */
export interface Watchdog {
  /** Notes that a message arrived. */
  reset(): void;
  /** Sets the limit until the next `reset` or `limit`; without a value the regular one. */
  limit(ms?: number): void;
  end(): void;
}

/**
 * Starts a watchdog.
 *
 * @param limitMs the maximum silence
 * @param onSilence is called once, with the time of the last message; the watchdog has ended then
 */
export function startWatchdog(
  { window }: Pick<Env, 'window'>,
  limitMs: number,
  onSilence: (lastAt: number) => void,
): Watchdog {
  let limit = limitMs;
  let lastAt = Date.now();
  /** The time from which the limit counts. */
  let from = lastAt;
  let timer = setTimeout(check, limit);
  for (const waking of WAKINGS) window.addEventListener(waking, check);

  function left(): number {
    // A clock that was set back must not delay the next check for long.
    return Math.min(from + limit - Date.now(), limit);
  }

  function check(): void {
    clearTimeout(timer);
    timer = left() > 0 ? setTimeout(check, left()) : setTimeout(decide, GRACE_MS);
  }

  function decide(): void {
    if (left() > 0) {
      check();
      return;
    }
    end();
    onSilence(lastAt);
  }

  function end(): void {
    clearTimeout(timer);
    for (const waking of WAKINGS) window.removeEventListener(waking, check);
  }

  return {
    reset() {
      lastAt = Date.now();
      from = lastAt;
    },
    limit(ms = limitMs) {
      if (ms === limit) return;
      limit = ms;
      from = Date.now();
      check();
    },
    end,
  };
}
