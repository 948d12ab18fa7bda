// @ts-check
/** The small parts that logs and streams are made of. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { callKey } from '../../www/protocol/call-key.js';
import { createBacklog } from '../../www/server/log/backlog.js';
import { comparePositions, isPosition } from '../../www/server/log/positions.js';
import { createSieve } from '../../www/server/relay/pace.js';
import { createSaver } from '../../www/server/relay/saver.js';
import { CALL_ID } from './support/events.mjs';

test('a backlog keeps the last of everything, under their numbers, within both limits', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4000 });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 50 }), (items, maxItems) => {
      const backlog = createBacklog({ maxItems, maxSize: 200 });
      /** @type {number[]} */
      const dropped = [];
      items.forEach((size, number) => {
        dropped.push(...backlog.push(number, size));
      });
      const kept = backlog.slice(backlog.first, backlog.end);
      assert.deepEqual([...dropped, ...kept], [...items.keys()]);
      assert.equal(backlog.end, items.length);
      assert.ok(kept.length <= maxItems);
      const sum = kept.reduce((total, number) => total + (items[number] ?? 0), 0);
      assert.ok(sum <= 200);
      for (const number of kept) assert.equal(backlog.at(number), number);
      const wanted = (kept[0] ?? 0) + 3;
      assert.equal(
        backlog.find((number) => number >= wanted),
        Math.min(wanted, backlog.end),
      );
    }),
    { numRuns: 50, seed: 1 },
  );
});

test('one thing that is too large alone is kept until the next', () => {
  const backlog = createBacklog({ maxItems: 9, maxSize: 10 });
  backlog.push('large', 100);
  assert.equal(backlog.at(0), 'large');
  assert.deepEqual(backlog.push('small', 1), ['large']);
});

test('after a backlog was cleared its numbers go on', () => {
  const backlog = createBacklog({ maxItems: 9, maxSize: 10 });
  backlog.push('a', 1);
  const { end } = backlog;
  backlog.clear();
  assert.ok(backlog.first > end);
  backlog.push('b', 1);
  assert.deepEqual(backlog.slice(backlog.first, backlog.end), ['b']);
});

for (const text of ['0-0', '1795434787021-0', '999999999999999-999999999999999']) {
  test(`"${text}" is a place`, () => assert.ok(isPosition(text)));
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
  test(`${JSON.stringify(text)} is no place`, () => assert.ok(!isPosition(text)));
}

test('places are compared by number', () => {
  const places = ['10-0', '9-10', '9-9', '10-1', '9-0'];
  assert.deepEqual(places.toSorted(comparePositions), ['9-0', '9-9', '9-10', '10-0', '10-1']);
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
  test(`"${one}" and "${other}" are ${isSame ? 'the same' : 'two'}`, () => {
    assert.equal(callKey(one) === callKey(other), isSame);
  });
}

test('a sieve lets some through in a second, and tells how many it held with the next', () => {
  let now = 0;
  const sieve = createSieve(2, () => now);
  const passed = [sieve.pass(), sieve.pass(), sieve.pass(), sieve.pass()];
  now = 1000;
  assert.deepEqual([...passed, sieve.pass(), sieve.pass()], [0, 0, undefined, undefined, 2, 0]);
});

/** @param {Parameters<typeof createSaver>[2]} limits */
function saverOf(limits) {
  /** @type {string[]} */
  const saved = [];
  let position = 0;
  /** @type {() => void} */
  let tell = () => {};
  const log = {
    async saveSnapshot(/** @type {{ position: string }} */ snapshot) {
      saved.push(snapshot.position);
      tell();
    },
  };
  const saver = createSaver(log, () => ({ position: `${++position}-0`, text: '' }), limits);
  return { saver, saved, next: () => new Promise((resolve) => (tell = () => resolve(undefined))) };
}

test('a snapshot is kept after so many events', async () => {
  const { saver, saved } = saverOf({ events: 10, shortest: 0 });
  saver.note(9);
  assert.equal(saved.length, 0);
  saver.note(1);
  assert.equal(saved.length, 1);
  await saver.close();
  assert.equal(saved.length, 1);
});

test('a snapshot is kept after a time when something has changed, and at the end', async () => {
  const { saver, saved, next } = saverOf({ longest: 5 });
  const kept = next();
  saver.note(1);
  const ticking = setInterval(() => {}, 1000);
  await kept;
  clearInterval(ticking);
  saver.note(1);
  await saver.close();
  assert.equal(saved.length, 2);
});

test('not more snapshots are kept than the log should be bothered with', async () => {
  const { saver, saved } = saverOf({ events: 10, shortest: 3_600_000 });
  for (let number = 0; number < 100; number += 1) saver.note(10);
  assert.equal(saved.length, 0);
  await saver.close();
});
