// @ts-check

/**
 * Returns whether a value is a `Uint8Array`, of this realm or another: a test runner has one realm for the tests and one for Node.
 * @param {unknown} value
 * @returns {value is Uint8Array}
 */
export function isBytes(value) {
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === '[object Uint8Array]';
}
