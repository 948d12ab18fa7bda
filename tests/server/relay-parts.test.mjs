// @ts-check
/** The parts of logs and streams. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { callKey } from 'graph-call-transfer/ids';
import { createBoundedQueue } from '../../www/server/log/bounded-queue.js';
import { comparePositions, isPosition } from '../../www/server/log/positions.js';
import { createSnapshotSaver } from '../../www/server/relay/snapshot-saver.js';
import { createRateLimiter } from '../../www/server/relay/throttle.js';
import { CALL_ID } from './support/events.mjs';

test('bounded queue keeps the last items under their numbers, within both limits', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4000 });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 50 }), (items, maxItems) => {
      const queue = createBoundedQueue({ maxItems, maxSize: 200 });
      /** @type {number[]} */
      const dropped = [];
      items.forEach((size, number) => {
        dropped.push(...queue.push(number, size));
      });
      const kept = queue.slice(queue.first, queue.end);
      assert.deepEqual([...dropped, ...kept], [...items.keys()]);
      assert.equal(queue.end, items.length);
      assert.ok(kept.length <= maxItems);
      const sum = kept.reduce((total, number) => total + (items[number] ?? 0), 0);
      assert.ok(sum <= 200);
      for (const number of kept) assert.equal(queue.at(number), number);
      const wanted = (kept[0] ?? 0) + 3;
      assert.equal(
        queue.find((number) => number >= wanted),
        Math.min(wanted, queue.end),
      );
    }),
    { numRuns: 50, seed: 1 },
  );
});

test('bounded queue keeps one item above the size limit until the next', () => {
  const queue = createBoundedQueue({ maxItems: 9, maxSize: 10 });
  queue.push('large', 100);
  assert.equal(queue.at(0), 'large');
  assert.deepEqual(queue.push('small', 1), ['large']);
});

test('bounded queue continues its numbers after clear', () => {
  const queue = createBoundedQueue({ maxItems: 9, maxSize: 10 });
  queue.push('a', 1);
  const { end } = queue;
  queue.clear();
  assert.ok(queue.first > end);
  queue.push('b', 1);
  assert.deepEqual(queue.slice(queue.first, queue.end), ['b']);
});

for (const text of ['0-0', '1795434787021-0', '999999999999999-999999999999999']) {
  test(`position "${text}" is valid`, () => assert.ok(isPosition(text)));
}
for (const text of [
  '',
  '1',
  '-',
  '1-',
  '-1',
  '1-1-1',
  '1 -1',
  '1-1\n',
  'a-b',
  '1e3-0',
  '1234567890123456-0',
  undefined,
  5,
  null,
]) {
  test(`position ${JSON.stringify(text)} is invalid`, () => assert.ok(!isPosition(text)));
}

test('positions are ordered by their numbers', () => {
  const positions = ['10-0', '9-10', '9-9', '10-1', '9-0'];
  assert.deepEqual(positions.toSorted(comparePositions), ['9-0', '9-9', '9-10', '10-0', '10-1']);
});

/** @type {[string, string, boolean][]} */
const SPELLINGS = [
  [CALL_ID, CALL_ID.toUpperCase(), true],
  [CALL_ID, CALL_ID.replaceAll('-', ''), true],
  [CALL_ID, CALL_ID.replace('3', '4'), false],
  ['some-id', 'SOME-ID', false],
  ['some-id', 'some-id', true],
  [`${CALL_ID}0`, `${CALL_ID}0`.toUpperCase(), false],
];
for (const [one, other, isSame] of SPELLINGS) {
  test(`call keys of "${one}" and "${other}" are ${isSame ? 'equal' : 'different'}`, () => {
    assert.equal(callKey(one) === callKey(other), isSame);
  });
}

test('rate limiter admits some per second, and returns the suppressed number with the next', () => {
  let now = 0;
  const limiter = createRateLimiter(2, () => now);
  const admitted = [limiter.admit(), limiter.admit(), limiter.admit(), limiter.admit()];
  now = 1000;
  assert.deepEqual([...admitted, limiter.admit(), limiter.admit()], [0, 0, undefined, undefined, 2, 0]);
});

/** @param {Parameters<typeof createSnapshotSaver>[2]} limits */
function saverOf(limits) {
  /** @type {string[]} */
  const saved = [];
  let position = 0;
  /** @type {() => void} */
  let notify = () => {};
  const log = {
    async saveSnapshot(/** @type {{ position: string }} */ snapshot) {
      saved.push(snapshot.position);
      notify();
    },
  };
  const saver = createSnapshotSaver(log, () => ({ position: `${++position}-0`, text: '' }), limits);
  return { saver, saved, next: () => new Promise((resolve) => (notify = () => resolve(undefined))) };
}

test('snapshot saver saves after the maximum number of events', async () => {
  const { saver, saved } = saverOf({ maxEvents: 10, minIntervalMs: 0 });
  saver.addEvents(9);
  assert.equal(saved.length, 0);
  saver.addEvents(1);
  assert.equal(saved.length, 1);
  await saver.close();
  assert.equal(saved.length, 1);
});

test('snapshot saver saves changes after the maximum interval, and at close', async () => {
  const { saver, saved, next } = saverOf({ maxIntervalMs: 5 });
  const isSaved = next();
  saver.addEvents(1);
  const ticking = setInterval(() => {}, 1000);
  await isSaved;
  clearInterval(ticking);
  saver.addEvents(1);
  await saver.close();
  assert.equal(saved.length, 2);
});

test('snapshot saver does not save within the minimum interval', async () => {
  const { saver, saved } = saverOf({ maxEvents: 10, minIntervalMs: 3_600_000 });
  for (let number = 0; number < 100; number += 1) saver.addEvents(10);
  assert.equal(saved.length, 0);
  await saver.close();
});
