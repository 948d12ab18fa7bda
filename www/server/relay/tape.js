// @ts-check
import { createBacklog } from '../log/backlog.js';
import { comparePositions } from '../log/positions.js';

/** @import { Position } from '../../protocol/events.js' */
/** @import { Message } from './message.js' */

const MOST_MESSAGES = 4096;
const MOST_BYTES = 16 * 1024 * 1024;
/** What is given at a time, in bytes; a message that is larger is given whole. */
const PIECE = 64 * 1024;

/**
 * @typedef {object} Reader where a stream stands
 * @property {number} cursor the number of the next message
 * @property {number} liveFrom notices with a lower number are not for it: it was not there yet
 * @property {Position | undefined} after events up to this place are not for it: it has them
 * @property {ReadonlySet<string> | undefined} keys of the calls that it asked for; `undefined` for all
 */

/**
 * @typedef {object} Tape the last messages, for all streams: each reads at its own pace, and holds nothing of its own
 * @property {(message: Message) => void} push
 * @property {() => number} end the number that the next message gets
 * @property {() => Position | undefined} floor everything after this place is on the tape; `undefined` when everything is that the
 *   log had when the tape began
 * @property {(position: Position) => number} find the number of the first message behind a place
 * @property {(reader: Reader) => Buffer | undefined} read what comes next for a reader; `undefined` when it has everything
 * @property {(reader: Reader) => boolean} isTooFarBehind whether messages are gone that were for the reader
 * @property {(floor: Position | undefined) => void} begin begins anew behind a place; every reader is too far behind then
 */

/**
 * @param {number} [mostMessages] 4,096 by default; the 16 MiB that they may take are less for large ones
 * @returns {Tape}
 */
export function createTape(mostMessages = MOST_MESSAGES) {
  /** @type {import('../log/backlog.js').Backlog<Message & { place: Position | undefined }>} */
  const backlog = createBacklog({ maxItems: mostMessages, maxSize: MOST_BYTES });
  /** @type {Position | undefined} */
  let floor;
  /** The last event on the tape, or before it. */
  let place = floor;
  /** Most readers stand at the same place: what one was given is for the next as well. */
  /** @type {{ cursor: number, end: number, bytes: Buffer }} */
  let given = { cursor: -1, end: -1, bytes: Buffer.alloc(0) };

  /**
   * @param {Message & { place: Position | undefined }} message
   * @param {number} number
   * @param {Reader} reader
   */
  function isFor({ id, keys }, number, reader) {
    if (id === undefined) return number >= reader.liveFrom;
    if (reader.after !== undefined && comparePositions(id, reader.after) <= 0) return false;
    return reader.keys === undefined || (keys ?? []).some((key) => reader.keys?.has(key));
  }

  /** @param {Reader} reader */
  function readPiece(reader) {
    const pieces = [];
    let size = 0;
    let { cursor } = reader;
    for (; cursor < backlog.end && size < PIECE; cursor += 1) {
      const message = backlog.at(cursor);
      if (!isFor(message, cursor, reader)) continue;
      pieces.push(message.bytes);
      size += message.bytes.length;
    }
    const [only] = pieces;
    return { end: cursor, bytes: pieces.length === 1 && only ? only : Buffer.concat(pieces, size) };
  }

  return {
    push(message) {
      place = message.id ?? place;
      for (const dropped of backlog.push({ ...message, place }, message.bytes.length)) floor = dropped.place ?? floor;
    },
    end: () => backlog.end,
    floor: () => floor,
    find: (position) => backlog.find(({ place }) => place !== undefined && comparePositions(place, position) > 0),
    read(reader) {
      const { cursor, keys, after } = reader;
      if (cursor >= backlog.end) return undefined;
      const isForAll =
        keys === undefined && cursor >= reader.liveFrom && (after === undefined || isPassed(after, cursor));
      if (!isForAll) {
        const { end, bytes } = readPiece(reader);
        reader.cursor = end;
        return bytes;
      }
      if (given.cursor !== cursor) given = { cursor, ...readPiece(reader) };
      reader.cursor = given.end;
      return given.bytes;
    },
    isTooFarBehind: ({ cursor }) => cursor < backlog.first,
    begin(position) {
      backlog.clear();
      floor = position;
      place = position;
      given = { cursor: -1, end: -1, bytes: Buffer.alloc(0) };
    },
  };

  /**
   * @param {Position} after
   * @param {number} cursor
   */
  function isPassed(after, cursor) {
    const { place } = backlog.at(cursor);
    return place !== undefined && comparePositions(place, after) > 0;
  }
}
