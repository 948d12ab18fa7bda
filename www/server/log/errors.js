// @ts-check

/**
 * The log cannot be reached. What was to be appended may be in it all the same: the sender has to send it again, and the
 * log tells it by its delivery id.
 *
 * @param {unknown} [cause]
 * @returns {Error & { code: 'logAway' }}
 */
export function logAway(cause) {
  const error = new Error('The event log cannot be reached at the moment.', { cause });
  return Object.assign(error, { code: /** @type {const} */ ('logAway') });
}

/**
 * The log does not hold any more what came after a place, or never did.
 *
 * @returns {Error & { code: 'positionLost' }}
 */
export function positionLost() {
  const error = new Error('The event log no longer reaches back to where its reader was.');
  return Object.assign(error, { code: /** @type {const} */ ('positionLost') });
}

/** @param {unknown} error */
export function isLogAway(error) {
  return error instanceof Error && 'code' in error && error.code === 'logAway';
}

/** @param {unknown} error */
export function isPositionLost(error) {
  return error instanceof Error && 'code' in error && error.code === 'positionLost';
}
