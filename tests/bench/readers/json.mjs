// @ts-check
/** The first step of every other reader, and the floor of the times. */

const decoder = new TextDecoder();

/** @param {Uint8Array} bytes */
export function read(bytes) {
  return JSON.parse(decoder.decode(bytes));
}
