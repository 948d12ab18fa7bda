// @ts-check

import { callKey } from '../../protocol/call-key.js';
import { BEGINNING, comparePositions } from '../log/positions.js';
import { messageOfEvent } from './message.js';

/** @import { Position } from '../../protocol/events.js' */
/** @import { Hub } from './hub.js' */
/** @import { Reader } from './tape.js' */

/** How many events are read from the log at a time: each may have 1 MiB. */
const PAGE = 64;
/** A place so far ahead of the clock is none that this log gave, in milliseconds. */
const AHEAD = 60_000;

/**
 * Where a stream is written to.
 *
 * @typedef {object} Sink
 * @property {boolean} isOpen
 * @property {(bytes: Buffer) => boolean} write gives whether more may be written at once; otherwise `onDrain` tells when
 * @property {(listener: () => void) => void} onDrain
 * @property {(listener: () => void) => void} onClose
 * @property {() => void} drop ends it; the reader comes back and tells where it stands
 */

/**
 * @typedef {object} Wish
 * @property {Position} [after] where the reader stands; without it the stream begins now
 * @property {readonly string[]} [callIds] of which calls it wants to hear; without them of all
 * @property {(source: 'tape' | 'log' | 'snapshot') => void} [onReplay] is told where what was missed came from
 */

/**
 * Gives a reader first what it missed, from the tape or else from the log, or `resync` when that is no longer there; then
 * everything as it comes. Nothing is given twice, and nothing is left out between. A reader that is too slow for the tape is
 * dropped.
 *
 * @param {Hub} hub
 * @param {Sink} sink
 * @param {Wish} wish
 * @returns {Promise<void>} settles when the reader has what it missed, or is gone
 */
export async function startReading(hub, sink, { after, callIds, onReplay = () => {} }) {
  const { tape } = hub;
  const keys = callIds && new Set(callIds.map(callKey));
  /** @type {Reader | undefined} */
  let reader;
  let isBlocked = false;
  /** @type {() => void} */
  let goOn = () => {};

  /** @param {Buffer} bytes */
  function write(bytes) {
    if (bytes.length > 0 && !sink.write(bytes)) isBlocked = true;
  }

  function pump() {
    while (reader && sink.isOpen && !isBlocked) {
      if (tape.isTooFarBehind(reader)) return sink.drop();
      const bytes = tape.read(reader);
      if (bytes === undefined) return;
      write(bytes);
    }
  }

  /** Settles when the next may be written, or nothing can be any more. */
  async function untilWritable() {
    while (isBlocked && sink.isOpen) await next();
  }

  /** @returns {Promise<void>} settles when something has changed: news, a drain, the end */
  function next() {
    return new Promise((resolve) => {
      goOn = resolve;
    });
  }

  const forget = hub.onNews(() => {
    pump();
    goOn();
  });
  sink.onDrain(() => {
    isBlocked = false;
    pump();
    goOn();
  });
  sink.onClose(() => {
    forget();
    goOn();
  });

  if (!hub.log.isReachable) write(hub.logAway().bytes);
  while (!hub.isReady && sink.isOpen) await next();
  // From here on nothing is missed: what is appended after the reader has heard this comes. One that begins now learns where it
  // stands; without an id it could not say what it missed when it comes back.
  write(hub.hello(after === undefined ? (hub.position ?? BEGINNING) : undefined).bytes);

  /**
   * @param {number} cursor
   * @param {Position | undefined} place
   */
  function begin(cursor, place) {
    reader = { cursor, liveFrom: tape.end(), after: place, keys };
    pump();
  }

  function resync() {
    onReplay('snapshot');
    write(hub.resync().bytes);
    begin(tape.end(), hub.position);
  }

  if (after === undefined) return begin(tape.end(), undefined);
  if (comparePositions(after, `${hub.now() + AHEAD}-0`) > 0) return resync();

  let place = after;
  let isReachedByLog = false;
  while (sink.isOpen) {
    await untilWritable();
    const floor = tape.floor();
    if (floor === undefined ? isReachedByLog : comparePositions(place, floor) >= 0) {
      onReplay(isReachedByLog ? 'log' : 'tape');
      return begin(tape.find(place), place);
    }
    const page = await hub.log.read(place, floor ?? place, PAGE);
    if (page === undefined) return resync();
    isReachedByLog = true;
    place = page.at(-1)?.id ?? floor ?? place;
    const messages = page.map(messageOfEvent).filter((message) => !keys || message.keys?.some((key) => keys.has(key)));
    write(Buffer.concat(messages.map(({ bytes }) => bytes)));
  }
}
