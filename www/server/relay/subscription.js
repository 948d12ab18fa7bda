// @ts-check
import { callKey } from 'graph-call-transfer/ids';
import { comparePositions } from '../log/positions.js';
import { formatEvent } from './message.js';

/** @import { Position } from '../../protocol/events.js' */
/** @import { Cursor } from './event-buffer.js' */
/** @import { Hub } from './hub.js' */

/** The number of events per read of the log: each may have 1 MiB. */
const PAGE_SIZE = 64;
/** A position this far ahead of the clock is not one of this log, in milliseconds. */
const MAX_AHEAD_MS = 60_000;

/**
 * The stream of one client.
 *
 * @typedef {object} StreamSink
 * @property {boolean} isOpen
 * @property {(bytes: Buffer) => boolean} write returns whether more can be written at once; otherwise `onDrain` notifies when it can
 * @property {(listener: () => void) => void} onDrain
 * @property {(listener: () => void) => void} onClose
 * @property {() => void} drop closes the stream; the client reconnects with its position
 */

/**
 * @typedef {object} SubscriptionOptions
 * @property {Position} [after] the client's position; without it the stream starts now
 * @property {readonly string[]} [callIds] the calls whose events are sent; without them those of all calls
 * @property {(source: 'buffer' | 'log' | 'snapshot') => void} [onReplay] receives the source of the missed events
 */

/**
 * Sends a client the events that it missed, from the buffer or else from the log, or `resync` when the log no longer has them;
 * then every new event. No event is sent twice, and none is left out. A client that is too slow for the buffer is dropped.
 *
 * @param {Hub} hub
 * @param {StreamSink} sink
 * @param {SubscriptionOptions} options
 * @returns {Promise<void>} resolves when the client has the missed events, or is gone
 */
export async function subscribe(hub, sink, { after, callIds, onReplay = () => {} }) {
  const { buffer } = hub;
  const keys = callIds && new Set(callIds.map(callKey));
  /** @type {Cursor | undefined} */
  let cursor;
  let isBlocked = false;
  /** @type {() => void} */
  let notifyChange = () => {};

  /** @param {Buffer} bytes */
  function write(bytes) {
    if (bytes.length > 0 && !sink.write(bytes)) isBlocked = true;
  }

  function pump() {
    while (cursor && sink.isOpen && !isBlocked) {
      if (buffer.isTooFarBehind(cursor)) return sink.drop();
      const bytes = buffer.read(cursor);
      if (bytes === undefined) return;
      write(bytes);
    }
  }

  /** Resolves when more can be written, or the stream is closed. */
  async function untilWritable() {
    while (isBlocked && sink.isOpen) await nextChange();
  }

  /** @returns {Promise<void>} resolves at the next update of the hub, drain, or close */
  function nextChange() {
    return new Promise((resolve) => {
      notifyChange = resolve;
    });
  }

  const removeListener = hub.onUpdate(() => {
    pump();
    notifyChange();
  });
  sink.onDrain(() => {
    isBlocked = false;
    pump();
    notifyChange();
  });
  sink.onClose(() => {
    removeListener();
    notifyChange();
  });

  if (!hub.log.isReachable) write(hub.formatLogUnavailable().bytes);
  while (!hub.isReady && sink.isOpen) await nextChange();
  // From here to `start` nothing is awaited, so that no event is missed. Without an id, a client that starts now could not name
  // its position when it reconnects.
  write(hub.formatHello(after === undefined ? hub.position : undefined).bytes);

  /**
   * @param {number} next
   * @param {Position | undefined} position
   */
  function start(next, position) {
    cursor = { next, liveFrom: buffer.end(), after: position, keys };
    pump();
  }

  function resync() {
    onReplay('snapshot');
    write(hub.formatResync().bytes);
    start(buffer.end(), hub.position);
  }

  if (after === undefined) return start(buffer.end(), undefined);
  if (comparePositions(after, `${hub.now() + MAX_AHEAD_MS}-0`) > 0) return resync();

  let position = after;
  let isReachedByLog = false;
  while (sink.isOpen) {
    await untilWritable();
    const floor = buffer.floor();
    if (floor === undefined ? isReachedByLog : comparePositions(position, floor) >= 0) {
      onReplay(isReachedByLog ? 'log' : 'buffer');
      return start(buffer.find(position), position);
    }
    const page = await hub.log.read(position, floor ?? position, PAGE_SIZE);
    if (page === undefined) return resync();
    isReachedByLog = true;
    position = page.at(-1)?.id ?? floor ?? position;
    const messages = page.map(formatEvent).filter((message) => !keys || message.keys?.some((key) => keys.has(key)));
    write(Buffer.concat(messages.map(({ bytes }) => bytes)));
  }
}
