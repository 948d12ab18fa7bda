// @ts-check

/** @import { FastifyReply } from 'fastify' */
/** @import { StreamSink } from '../relay/subscription.js' */

/** The time in which a client must accept data that waits for it, in milliseconds. */
const WRITE_TIMEOUT_MS = 10_000;
/** The time for the last messages of a stream. */
const END_TIMEOUT_MS = 500;

/**
 * Opens the stream of a route with `sse`. The messages that are written to it are formatted once for all clients.
 *
 * @param {FastifyReply} reply
 * @param {{ writeTimeoutMs?: number, onDropped?: () => void }} [options] `onDropped` is notified when the client was too slow
 * @returns {StreamSink & { end: (lastMessages: Buffer) => Promise<void> }}
 */
export function openEventStream(reply, { writeTimeoutMs = WRITE_TIMEOUT_MS, onDropped = () => {} } = {}) {
  const { raw, sse } = reply;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let isOpen = true;
  let isDrained = true;
  /** @type {Promise<void> | undefined} */
  let ended;

  // The response ends with its connection: unchunked, a message costs about a fifth less than as a chunk of three parts.
  raw.removeHeader('Transfer-Encoding');
  reply.header('Connection', 'close');
  sse.keepAlive();
  sse.sendHeaders();
  raw.flushHeaders();
  raw.once('close', () => {
    isOpen = false;
    clearTimeout(timer);
  });
  raw.on('drain', () => {
    isDrained = true;
    clearTimeout(timer);
  });

  function drop() {
    if (!isOpen) return;
    isOpen = false;
    onDropped();
    raw.destroy();
  }

  return {
    get isOpen() {
      return isOpen;
    },
    write(bytes) {
      if (!isOpen || raw.write(bytes)) return true;
      if (isDrained) timer = setTimeout(drop, writeTimeoutMs);
      isDrained = false;
      return false;
    },
    onDrain: (listener) => raw.on('drain', listener),
    onClose: (listener) => raw.once('close', listener),
    drop,
    end(lastMessages) {
      ended ??= new Promise((resolve) => {
        const timeout = setTimeout(() => raw.destroy(), END_TIMEOUT_MS);
        raw.once('close', () => {
          clearTimeout(timeout);
          resolve();
        });
        isOpen = false;
        // A browser would keep the connection for other requests, as long as the server runs.
        raw.end(lastMessages, () => raw.destroy());
      });
      return ended;
    },
  };
}
