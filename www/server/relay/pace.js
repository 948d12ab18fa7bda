// @ts-check

/**
 * Makes something happen at once, and again at most every so often, however often it is asked for.
 *
 * @param {number} interval in milliseconds
 * @param {() => void} action
 */
export function createPace(interval, action) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let isAskedFor = false;

  function act() {
    isAskedFor = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (isAskedFor) act();
    }, interval);
    timer.unref();
    action();
  }

  return {
    ask() {
      isAskedFor = true;
      if (timer === undefined) act();
    },
    stop() {
      clearTimeout(timer);
    },
  };
}

/**
 * Lets so many things through in a second, and counts the others.
 *
 * @param {number} mostPerSecond
 * @param {() => number} clock
 */
export function createSieve(mostPerSecond, clock) {
  let second = -1;
  let passed = 0;
  let held = 0;

  return {
    /** @returns {number | undefined} how many were held since the last one that was let through; `undefined` to hold this one */
    pass() {
      const now = Math.floor(clock() / 1000);
      if (now !== second) {
        second = now;
        passed = 0;
      }
      if (passed >= mostPerSecond) {
        held += 1;
        return undefined;
      }
      passed += 1;
      const before = held;
      held = 0;
      return before;
    },
  };
}
