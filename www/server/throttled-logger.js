// @ts-check

/** The minimum interval between two lines with the same code, in milliseconds. */
const INTERVAL_MS = 60_000;

/**
 * Creates a logger that logs at most one line per minute for each code.
 *
 * @param {(line: string) => void} log
 * @param {() => number} [clock] milliseconds since 1970
 * @returns {(code: string, line: string) => void}
 */
export function createThrottledLogger(log, clock = Date.now) {
  /** @type {Map<string, number>} the time of the last line, by code */
  const loggedAt = new Map();

  return (code, line) => {
    const now = clock();
    if (now - (loggedAt.get(code) ?? Number.NEGATIVE_INFINITY) < INTERVAL_MS) return;
    loggedAt.set(code, now);
    log(line);
  };
}
