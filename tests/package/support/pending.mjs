// @ts-check

/** Makes a promise that is resolved from outside. */
export function pending() {
  let resolve = () => {};
  const promise = /** @type {Promise<void>} */ (
    new Promise((settle) => {
      resolve = settle;
    })
  );
  return { promise, resolve: () => resolve() };
}

/**
 * A promise that never settles, typed as whatever is awaited.
 *
 * @returns {Promise<never>}
 */
export function never() {
  return new Promise(() => {});
}
