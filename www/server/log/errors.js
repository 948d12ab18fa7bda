// @ts-check

/**
 * Creates the error of an unreachable log. The event may have been appended all the same: the sender repeats it, and the log
 * recognizes it by its delivery id.
 *
 * @param {unknown} [cause]
 * @returns {Error & { code: 'logUnavailable' }}
 */
export function logUnavailable(cause) {
  const error = new Error('The event log is unavailable.', { cause });
  return Object.assign(error, { code: /** @type {const} */ ('logUnavailable') });
}

/**
 * Creates the error of a position to which the log does not reach back.
 *
 * @returns {Error & { code: 'positionLost' }}
 */
export function positionLost() {
  const error = new Error("The event log does not reach back to the reader's position.");
  return Object.assign(error, { code: /** @type {const} */ ('positionLost') });
}

/** @param {unknown} error */
export function isLogUnavailable(error) {
  return error instanceof Error && 'code' in error && error.code === 'logUnavailable';
}

/** @param {unknown} error */
export function isPositionLost(error) {
  return error instanceof Error && 'code' in error && error.code === 'positionLost';
}
