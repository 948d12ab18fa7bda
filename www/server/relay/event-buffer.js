// @ts-check
import { createBoundedQueue } from '../log/bounded-queue.js';
import { comparePositions } from '../log/positions.js';

/** @import { Position } from '../../protocol/events.js' */
/** @import { Message } from './message.js' */

const MAX_MESSAGES = 4096;
const MAX_BYTES = 16 * 1024 * 1024;
/** The size of one read, in bytes; a larger message is returned whole. */
const CHUNK_SIZE = 64 * 1024;

/**
 * @typedef {object} Cursor the position of one stream in the buffer
 * @property {number} next the number of the next message
 * @property {number} liveFrom notices with a lower number are older than the stream, and are skipped
 * @property {Position | undefined} after events up to this position are skipped: the client has them
 * @property {ReadonlySet<string> | undefined} keys of the calls that the client subscribed to; `undefined` for all
 */

/**
 * @typedef {object} EventBuffer the last messages, shared by all streams: each reads at its own speed and holds no messages of its own
 * @property {(message: Message) => void} push
 * @property {() => number} end returns the number of the next message
 * @property {() => Position | undefined} floor returns the position after which the buffer contains every event; `undefined` when it
 *   contains every event of the log
 * @property {(position: Position) => number} find returns the number of the first message after a position
 * @property {(cursor: Cursor) => Buffer | undefined} read returns the next messages for a cursor and advances it; `undefined` at the end
 * @property {(cursor: Cursor) => boolean} isTooFarBehind whether messages for the cursor were dropped
 * @property {(floor: Position | undefined) => void} reset removes all messages and starts after a position; every cursor is too far
 *   behind then
 */

/** @typedef {Message & { position: Position | undefined }} BufferedMessage with the position of the last event up to it */

/**
 * @param {number} [maxMessages] defaults to 4,096; the limit of 16 MiB allows fewer large ones
 * @returns {EventBuffer}
 */
export function createEventBuffer(maxMessages = MAX_MESSAGES) {
  /** @type {import('../log/bounded-queue.js').BoundedQueue<BufferedMessage>} */
  const queue = createBoundedQueue({ maxItems: maxMessages, maxSize: MAX_BYTES });
  /** @type {Position | undefined} */
  let floor;
  /** The position of the last event in the buffer, or before it. */
  let last = floor;
  /** The last chunk without a filter: most cursors are at the same message, and read it too. */
  /** @type {{ next: number, end: number, bytes: Buffer }} */
  let shared = { next: -1, end: -1, bytes: Buffer.alloc(0) };

  /**
   * @param {BufferedMessage} message
   * @param {number} number
   * @param {Cursor} cursor
   */
  function isFor({ id, keys }, number, cursor) {
    if (id === undefined) return number >= cursor.liveFrom;
    if (cursor.after !== undefined && comparePositions(id, cursor.after) <= 0) return false;
    return cursor.keys === undefined || (keys ?? []).some((key) => cursor.keys?.has(key));
  }

  /** @param {Cursor} cursor */
  function readChunk(cursor) {
    const parts = [];
    let size = 0;
    let { next } = cursor;
    for (; next < queue.end && size < CHUNK_SIZE; next += 1) {
      const message = queue.at(next);
      if (!isFor(message, next, cursor)) continue;
      parts.push(message.bytes);
      size += message.bytes.length;
    }
    const [only] = parts;
    return { end: next, bytes: parts.length === 1 && only ? only : Buffer.concat(parts, size) };
  }

  /** @param {Cursor} cursor */
  function isUnfiltered({ next, keys, liveFrom, after }) {
    if (keys !== undefined || next < liveFrom) return false;
    if (after === undefined) return true;
    const { position } = queue.at(next);
    return position !== undefined && comparePositions(position, after) > 0;
  }

  return {
    push(message) {
      last = message.id ?? last;
      const dropped = queue.push({ ...message, position: last }, message.bytes.length);
      for (const { position } of dropped) floor = position ?? floor;
    },
    end: () => queue.end,
    floor: () => floor,
    find: (after) => queue.find(({ position }) => position !== undefined && comparePositions(position, after) > 0),
    read(cursor) {
      const { next } = cursor;
      if (next >= queue.end) return undefined;
      if (!isUnfiltered(cursor)) {
        const { end, bytes } = readChunk(cursor);
        cursor.next = end;
        return bytes;
      }
      if (shared.next !== next) shared = { next, ...readChunk(cursor) };
      cursor.next = shared.end;
      return shared.bytes;
    },
    isTooFarBehind: ({ next }) => next < queue.first,
    reset(position) {
      queue.clear();
      floor = position;
      last = position;
      shared = { next: -1, end: -1, bytes: Buffer.alloc(0) };
    },
  };
}
