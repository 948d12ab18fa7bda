// @ts-check

/** @import { FastifyReply } from 'fastify' */
/** @import { Sink } from '../relay/reading.js' */

/** How long a client may take nothing while something waits for it, in milliseconds. */
const PATIENCE = 10_000;
/** How long the last words may take. */
const FAREWELL = 500;

/**
 * Opens the stream of a route with `sse`. What is written to it is formatted already, once for all clients.
 *
 * @param {FastifyReply} reply
 * @param {{ patience?: number, onDropped?: () => void }} [options] `patience` in milliseconds; `onDropped` is told when the client
 *   was too slow
 * @returns {Sink & { end: (lastWords: Buffer) => Promise<void> }}
 */
export function openStream(reply, { patience = PATIENCE, onDropped = () => {} } = {}) {
  const { raw, sse } = reply;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let isOpen = true;
  let isSent = true;
  /** @type {Promise<void> | undefined} */
  let ended;

  // The stream ends with its connection: written as they are, messages cost about a fifth less than as chunks of three pieces.
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
    isSent = true;
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
      if (isSent) timer = setTimeout(drop, patience);
      isSent = false;
      return false;
    },
    onDrain: (listener) => raw.on('drain', listener),
    onClose: (listener) => raw.once('close', listener),
    drop,
    end(lastWords) {
      ended ??= new Promise((resolve) => {
        const farewell = setTimeout(() => raw.destroy(), FAREWELL);
        raw.once('close', () => {
          clearTimeout(farewell);
          resolve();
        });
        isOpen = false;
        // A browser keeps the connection for other requests, and waits on it as long as the server is there.
        raw.end(lastWords, () => raw.destroy());
      });
      return ended;
    },
  };
}
