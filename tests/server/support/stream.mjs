// @ts-check
/** Readers of the relay's stream: one as a browser has it, and one that shows every byte. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { EventSource } from 'eventsource';

const KINDS = ['transfer', 'attempt', 'answer', 'failure', 'notifications', 'duplicate'].concat(
  ...['hello', 'resync', 'log', 'rejected', 'calls', 'bye', 'beat'],
);

/** @typedef {{ kind: string, id: string, event: any }} Received */

/**
 * Reads a stream with an EventSource, which comes back by itself.
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
      emitter.dispatchEvent(new Event('news'));
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
      while (ofKind(kind).length < count) await once(emitter, 'news');
      return ofKind(kind);
    },
    close: () => source.close(),
  };
}

/**
 * Asks for a stream on a connection of its own and reads it as text, until it is told not to.
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
    /** @param {string} part settles when it has come */
    async until(part) {
      for (let seen = 0; !text.includes(part, seen - part.length); ) {
        seen = text.length;
        await Promise.race([once(socket, 'data'), ended.then(() => assert.fail(`It ended without "${part}".`))]);
      }
      return text;
    },
    ended,
    close: () => socket.destroy(),
  };
}
