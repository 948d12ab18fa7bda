// @ts-check
/** What everybody does first, and the floor. */

const decoder = new TextDecoder();

/** @param {Uint8Array} bytes */
export function read(bytes) {
  return JSON.parse(decoder.decode(bytes));
}
