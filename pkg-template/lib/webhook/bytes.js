// @ts-check
/** Reads a stream from outside into memory, and not more of it than is wanted. */

const FIRST_ROOM = 16_384;

/**
 * @param {ReadableStream<Uint8Array> | null} stream
 * @param {number} limit in bytes
 * @param {AbortSignal} signal ends it, with the signal's reason
 * @returns {Promise<Uint8Array | undefined>} `undefined` for a stream that is longer; its rest is not read
 */
export async function readBounded(stream, limit, signal) {
  if (stream === null) return new Uint8Array();
  const reader = stream.getReader();
  // Not awaited: what the source does about it is nobody's business here, and may take its time.
  const cancel = () => void reader.cancel().catch(() => {});
  signal.addEventListener('abort', cancel, { once: true });
  // One array that grows: a list of chunks would let somebody who sends single bytes take a hundred times their room.
  let bytes = new Uint8Array(Math.min(FIRST_ROOM, limit));
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    signal.throwIfAborted();
    if (done) return length === bytes.length ? bytes : bytes.slice(0, length);
    if (length + value.length > limit) {
      cancel();
      return undefined;
    }
    if (length + value.length > bytes.length) bytes = grown(bytes, length + value.length, limit);
    bytes.set(value, length);
    length += value.length;
  }
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
