/** When time may have passed unnoticed: timers stand still in a tab that is frozen, and in a machine that sleeps. */
const WAKINGS = ['visibilitychange', 'pageshow', 'online'];

/** What came while the page stood still is taken before it is called silence. */
const GRACE_MS = 1000;

/** Looks out for the silence of what is to be heard again and again. */
export interface Lookout {
  /** Takes that it was heard. */
  heard(): void;
  end(): void;
}

/**
 * Looks out for silence.
 *
 * @param mostMs how long it may be silent
 * @param onSilence is told once, with when it was heard last; the lookout has ended then
 */
export function lookOutForSilence(mostMs: number, onSilence: (heardAt: number) => void): Lookout {
  let heardAt = Date.now();
  let timer = setTimeout(look, mostMs);
  for (const waking of WAKINGS) addEventListener(waking, look);

  function left(): number {
    // A clock that was set back must not put the next look off for long.
    return Math.min(heardAt + mostMs - Date.now(), mostMs);
  }

  function look(): void {
    clearTimeout(timer);
    timer = left() > 0 ? setTimeout(look, left()) : setTimeout(decide, GRACE_MS);
  }

  function decide(): void {
    if (left() > 0) {
      look();
      return;
    }
    end();
    onSilence(heardAt);
  }

  function end(): void {
    clearTimeout(timer);
    for (const waking of WAKINGS) removeEventListener(waking, look);
  }

  return {
    heard() {
      heardAt = Date.now();
    },
    end,
  };
}
