// @ts-check
/** Calls functions of the caller's, whose errors must not affect what is in progress. */

/**
 * Calls a listener. Its errors are ignored, also what it rejects with.
 * @param {() => unknown} call
 */
export function callListener(call) {
  new Promise((resolve) => resolve(call())).catch(() => {});
}

/**
 * Returns what a function returns, or `undefined` if it throws.
 * @template Value
 * @param {() => Value} call
 * @returns {Value | undefined}
 */
export function valueOrUndefined(call) {
  try {
    return call();
  } catch {
    return undefined;
  }
}
