// @ts-check

/** Creates a promise with its resolver. */
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
 * Returns a promise that never settles, of any type.
 *
 * @returns {Promise<never>}
 */
export function never() {
  return new Promise(() => {});
}
