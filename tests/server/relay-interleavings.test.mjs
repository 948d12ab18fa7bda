// @ts-check
/** Clients that connect, disconnect and are slow while events are appended: each gets every event once and in order. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createMemoryLog } from '../../www/server/log/memory.js';
import { createHub } from '../../www/server/relay/hub.js';
import { subscribe } from '../../www/server/relay/subscription.js';
import { numbered, numberOf } from './support/events.mjs';
import { ready } from './support/relay-app.mjs';

const CLIENTS = 3;
/** Short, so that clients are dropped, and their missed events are in the log only. */
const BUFFER_LENGTH = 50;

/**
 * A step: append events, wait for a turn of the event loop, reconnect a client, block it, or drain it.
 *
 * @type {fc.Arbitrary<{ kind: 'append' | 'turn' | 'reconnect' | 'block' | 'drain', client: number, count: number }>}
 */
const STEP = fc.record({
  kind: fc.constantFrom('append', 'turn', 'reconnect', 'block', 'drain'),
  client: fc.nat(CLIENTS - 1),
  count: fc.integer({ min: 1, max: 40 }),
});

/**
 * Creates a client that collects the numbers of its events, and reconnects with its position.
 *
 * @param {import('../../www/server/relay/hub.js').Hub} hub
 * @param {string} start its first position
 */
function createClient(hub, start) {
  /** @type {number[]} */
  const numbers = [];
  let position = start;
  let isSlow = false;
  /** @type {{ close: () => void, drain: () => void }} */
  let connection = { close() {}, drain() {} };

  function connect() {
    /** @type {(() => void)[]} */
    const onClose = [];
    /** @type {(() => void)[]} */
    const onDrain = [];
    const sink = {
      isOpen: true,
      write(/** @type {Buffer} */ bytes) {
        for (const [, id, data] of bytes.toString().matchAll(/^id: (\S+)\nevent: notifications\ndata: (.*)$/gm)) {
          numbers.push(numberOf(JSON.parse(data ?? '')) ?? -1);
          position = id ?? position;
        }
        return !isSlow;
      },
      onClose: (/** @type {() => void} */ listener) => onClose.push(listener),
      onDrain: (/** @type {() => void} */ listener) => onDrain.push(listener),
      drop() {
        sink.isOpen = false;
        for (const listener of onClose) listener();
        connect();
      },
    };
    connection = {
      close() {
        sink.isOpen = false;
        for (const listener of onClose) listener();
      },
      drain() {
        for (const listener of onDrain) listener();
      },
    };
    subscribe(hub, sink, { after: position });
  }
  connect();

  return {
    numbers,
    reconnect() {
      connection.close();
      connect();
    },
    block() {
      isSlow = true;
    },
    drain() {
      isSlow = false;
      connection.drain();
    },
    close: () => connection.close(),
  };
}

test('subscriptions deliver every event once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { maxLength: 80 }), async (steps) => {
      const log = createMemoryLog();
      const hub = createHub({ log, mode: 'live', bufferLength: BUFFER_LENGTH });
      await ready(hub);
      const { id: start } = await log.append(numbered(-1));
      const clients = Array.from({ length: CLIENTS }, () => createClient(hub, start));
      let appended = 0;

      for (const { kind, client, count } of steps) {
        if (kind === 'append') {
          for (let each = 0; each < count; each += 1, appended += 1) log.append(numbered(appended));
        } else if (kind === 'turn') {
          await new Promise(setImmediate);
        } else {
          clients[client]?.[kind]();
        }
      }
      const { id: last } = await log.append(numbered(appended));
      await ready(hub, () => hub.position === last);
      for (const client of clients) client.drain();
      while (clients.some(({ numbers }) => numbers.at(-1) !== appended)) await new Promise(setImmediate);

      const expected = Array.from({ length: appended + 1 }, (_, number) => number);
      for (const { numbers } of clients) assert.deepEqual(numbers, expected);
      for (const client of clients) client.close();
      await hub.close();
    }),
    { numRuns: 150, seed: 1 },
  );
});
