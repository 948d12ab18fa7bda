// @ts-check

/**
 * Creates a throttle, which runs an action at once and then at most once per interval, however often it is requested.
 *
 * @param {number} intervalMs
 * @param {() => void} action
 */
export function createThrottle(intervalMs, action) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let isRequested = false;

  function run() {
    isRequested = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (isRequested) run();
    }, intervalMs);
    timer.unref();
    action();
  }

  return {
    request() {
      isRequested = true;
      if (timer === undefined) run();
    },
    stop() {
      clearTimeout(timer);
    },
  };
}

/**
 * Creates a rate limiter, which counts what it does not admit.
 *
 * @param {number} maxPerSecond
 * @param {() => number} clock
 */
export function createRateLimiter(maxPerSecond, clock) {
  let second = -1;
  let admitted = 0;
  let suppressed = 0;

  return {
    /**
     * @returns {number | undefined} the number that was suppressed since the last admission; `undefined` when this one is suppressed
     *   too
     */
    admit() {
      const now = Math.floor(clock() / 1000);
      if (now !== second) {
        second = now;
        admitted = 0;
      }
      if (admitted >= maxPerSecond) {
        suppressed += 1;
        return undefined;
      }
      admitted += 1;
      const before = suppressed;
      suppressed = 0;
      return before;
    },
  };
}
