// @ts-check

/** How often the same trouble is told at most, in milliseconds. */
const INTERVAL = 60_000;

/**
 * Makes what tells the one who runs the server of trouble, and of the same one seldom.
 *
 * @param {(what: string) => void} tell
 * @param {() => number} [clock] milliseconds since 1970
 * @returns {(code: string, what: string) => void} `code` tells one trouble from another
 */
export function createTroubleTeller(tell, clock = Date.now) {
  /** @type {Map<string, number>} when each was told last */
  const told = new Map();

  return (code, what) => {
    const now = clock();
    if (now - (told.get(code) ?? Number.NEGATIVE_INFINITY) < INTERVAL) return;
    told.set(code, now);
    tell(what);
  };
}
