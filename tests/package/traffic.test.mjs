// @ts-check
/** The memory after much traffic, and after all references are gone. Each case is a process of its own. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { run } from '../../pkg-template/build/run.mjs';
import { folder } from './support/installed.mjs';
import './support/settled.mjs';

const MIB = 1024 * 1024;
const ROUNDS = 5;

/** @type {[string, string, number][]} the traffic, the notifications in a round, and the transfers that remain */
const TRAFFIC = [
  ['parsed', 'notifications that are parsed', 0],
  ['skipped', 'notifications that are no business of a transfer', 0],
  ['tracked', 'calls with one notification each', 10_000],
].map(([kind = '', what = '', kept = 0]) => /** @type {[string, string, number]} */ ([kind, what, kept]));

for (const [kind, what, kept] of TRAFFIC) {
  test(`memory does not grow with the number of ${what}`, async (t) => {
    const size = 40_000;
    const args = ['--expose-gc', join(folder, 'traffic.mjs'), kind, String(ROUNDS), String(size)];
    const printed = await run(process.execPath, args);
    const rounds = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const [before, ...later] = rounds;
    assert.equal(later.length, ROUNDS - 1);
    const last = later.at(-1);
    t.diagnostic(`${ROUNDS * size} ${what}: ${mib(last.memory)} of wasm memory, ${mib(last.heap)} of heap`);
    t.diagnostic(`${Math.round(last.perSecond)} in a second`);
    for (const { memory, references, heap, size: transfers } of later) {
      assert.equal(transfers, kept);
      assert.equal(references, before.references, 'references to JavaScript values');
      // The tables of a full tracker double once more.
      assert.ok(memory <= before.memory + 8 * MIB, `the wasm memory grew from ${before.memory} to ${memory} bytes`);
      assert.ok(heap < before.heap + 2 * MIB, `the JavaScript heap grew from ${before.heap} to ${heap} bytes`);
    }
    assert.equal(last.memory, later.at(-2).memory, 'bytes of wasm memory at last');
  });
}

/** @type {[string, string][]} */
const DROPPED = [
  ['handle', 'a handle'],
  ['handleThatHasRead', 'a handle with a reader that waits for nothing'],
  ['handleWhoseReaderLeft', 'a handle whose reader has left'],
  ['handleWithVerdict', 'a handle that received the verdict'],
  ['handleThatTimedOut', 'a handle whose wait was timed out'],
  ['handleThatWasAborted', 'a handle whose wait was aborted'],
  ['handleOfForgotten', 'a handle whose transfer was forgotten'],
  ['tracker', 'a tracker'],
  ['trackerThatWasFreed', 'a tracker that was freed'],
  ['trackerWithWait', 'a tracker with a pending wait'],
];

for (const [way, what] of DROPPED) {
  test(`garbage collector frees ${what}`, async () => {
    const { collected } = await dropped(way);
    // The last one may still be in a register.
    assert.ok(collected >= 199, `${collected} of 200`);
  });
}

for (const [way, what] of [
  ['handleThatIsWaitedOn', 'waits on'],
  ['handleThatIsRead', 'reads'],
]) {
  test(`handle that a caller ${what} remains, though no variable holds it`, async () => {
    assert.deepEqual(await dropped(way ?? ''), { collected: 0, received: ['completed'] });
  });
}

for (const [how, expected] of [
  ['completed', 'completed'],
  ['refused', 'refused'],
  ['aborted', 'aborted'],
  ['forgotten', 'aborted'],
  ['freed', 'aborted'],
]) {
  test(`process whose last wait was ${how} ends by itself`, { timeout: 60_000 }, async () => {
    assert.equal((await run(process.execPath, [join(folder, 'last-wait.mjs'), how ?? ''])).trim(), expected);
  });
}

/** @param {string} way */
async function dropped(way) {
  return JSON.parse(await run(process.execPath, ['--expose-gc', join(folder, 'dropped.mjs'), way]));
}

/** @param {number} bytes */
function mib(bytes) {
  return `${(bytes / MIB).toFixed(1)} MiB`;
}
