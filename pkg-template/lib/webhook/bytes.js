// @ts-check
/** Reads a stream from outside into memory, and not more of it than is wanted. */

const FIRST_ROOM = 16_384;

/**
 * @param {ReadableStreamDefaultReader<Uint8Array>} reader
 * @param {number} limit in bytes
 * @returns {Promise<Uint8Array | undefined>} what came until the stream ended, or was cancelled; `undefined` for a stream that is
 *   longer than the limit, whose rest is not read
 */
export async function readBounded(reader, limit) {
  // One array that grows: a list of chunks would let somebody who sends single bytes take a hundred times their room.
  let bytes = new Uint8Array(Math.min(FIRST_ROOM, limit));
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return length === bytes.length ? bytes : bytes.slice(0, length);
    if (length + value.length > limit) {
      letGo(reader);
      return undefined;
    }
    if (length + value.length > bytes.length) bytes = grown(bytes, length + value.length, limit);
    bytes.set(value, length);
    length += value.length;
  }
}

/**
 * Cancels a stream. What its source does about it is nobody's business here, and may take its time.
 * @param {ReadableStreamDefaultReader<Uint8Array>} reader
 */
export function letGo(reader) {
  reader.cancel().catch(() => {});
}

/**
 * @param {Uint8Array} bytes
 * @param {number} needed
 * @param {number} limit
 */
function grown(bytes, needed, limit) {
  const larger = new Uint8Array(Math.min(limit, Math.max(needed, 2 * bytes.length)));
  larger.set(bytes);
  return larger;
}
