// @ts-check
/** Clients of the relay's stream: one like a browser's, and one that shows every byte. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { EventSource } from 'eventsource';

const KINDS = ['transfer', 'attempt', 'response', 'failure', 'notifications', 'duplicate', 'consultation'].concat(
  ...['hello', 'resync', 'log', 'rejected', 'calls', 'consultations', 'closing', 'heartbeat'],
);

/** @typedef {{ kind: string, id: string, event: any }} Received */

/**
 * Reads a stream with an EventSource, which reconnects by itself.
 *
 * @param {string} url
 */
export function listen(url) {
  const source = new EventSource(url);
  const emitter = new EventTarget();
  /** @type {Received[]} */
  const received = [];
  for (const kind of KINDS) {
    source.addEventListener(kind, ({ data, lastEventId }) => {
      received.push({ kind, id: lastEventId, event: JSON.parse(data) });
      emitter.dispatchEvent(new Event('message'));
    });
  }
  /** @param {string} kind */
  const ofKind = (kind) => received.filter((each) => each.kind === kind);
  return {
    source,
    received,
    ofKind,
    /**
     * @param {string} kind
     * @param {number} [count]
     */
    async until(kind, count = 1) {
      while (ofKind(kind).length < count) await once(emitter, 'message');
      return ofKind(kind);
    },
    close: () => source.close(),
  };
}

/**
 * Opens a stream on a connection of its own and reads it as text, until `close` is called.
 *
 * @param {number} port
 * @param {{ path?: string, headers?: Record<string, string> }} [options]
 */
export function readRaw(port, { path = '/api/events', headers = {} } = {}) {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (data) => {
    text += data;
  });
  socket.on('error', () => {});
  const ended = once(socket, 'close');
  const lines = Object.entries({ Host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  return {
    socket,
    text: () => text,
    /** @param {string} part the promise resolves when the text contains it */
    async until(part) {
      for (let seen = 0; !text.includes(part, seen - part.length); ) {
        seen = text.length;
        await Promise.race([
          once(socket, 'data'),
          ended.then(() => assert.fail(`The stream ended without "${part}".`)),
        ]);
      }
      return text;
    },
    ended,
    close: () => socket.destroy(),
  };
}
