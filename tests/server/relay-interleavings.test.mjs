// @ts-check
/** Readers that come, go and are slow, while events come: each gets every event once and in order, in whatever order all this happens. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createMemoryLog } from '../../www/server/log/memory.js';
import { createHub } from '../../www/server/relay/hub.js';
import { startReading } from '../../www/server/relay/reading.js';
import { numbered, numberOf } from './support/events.mjs';
import { ready } from './support/relay-app.mjs';

const READERS = 3;
/** Short, so that readers are dropped, and what they missed is in the log only. */
const TAPE_LENGTH = 50;

/**
 * What a step does: append events, let the event loop turn, cut a reader off and let it come back, make it slow, let it go on.
 *
 * @type {fc.Arbitrary<{ kind: 'append' | 'turn' | 'reconnect' | 'block' | 'drain', reader: number, count: number }>}
 */
const STEP = fc.record({
  kind: fc.constantFrom('append', 'turn', 'reconnect', 'block', 'drain'),
  reader: fc.nat(READERS - 1),
  count: fc.integer({ min: 1, max: 40 }),
});

/**
 * A reader that keeps the numbers of the events that it got, and knows where it stands.
 *
 * @param {import('../../www/server/relay/hub.js').Hub} hub
 * @param {string} start where it stands at first
 */
function makeReader(hub, start) {
  /** @type {number[]} */
  const numbers = [];
  let place = start;
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
          place = id ?? place;
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
    startReading(hub, sink, { after: place });
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

test('each reader gets every event once and in order, whatever happens between', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(STEP, { maxLength: 80 }), async (steps) => {
      const log = createMemoryLog();
      const hub = createHub({ log, mode: 'live', tapeLength: TAPE_LENGTH });
      await ready(hub);
      const { id: start } = await log.append(numbered(-1));
      const readers = Array.from({ length: READERS }, () => makeReader(hub, start));
      let appended = 0;

      for (const { kind, reader, count } of steps) {
        if (kind === 'append') {
          for (let each = 0; each < count; each += 1, appended += 1) log.append(numbered(appended));
        } else if (kind === 'turn') {
          await new Promise(setImmediate);
        } else {
          readers[reader]?.[kind]();
        }
      }
      const { id: last } = await log.append(numbered(appended));
      await ready(hub, () => hub.position === last);
      for (const reader of readers) reader.drain();
      while (readers.some(({ numbers }) => numbers.at(-1) !== appended)) await new Promise(setImmediate);

      const expected = Array.from({ length: appended + 1 }, (_, number) => number);
      for (const { numbers } of readers) assert.deepEqual(numbers, expected);
      for (const reader of readers) reader.close();
      await hub.close();
    }),
    { numRuns: 150, seed: 1 },
  );
});
