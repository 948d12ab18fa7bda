// @ts-check
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { run } from '../../pkg-template/build/run.mjs';
import { folder } from './support/installed.mjs';
import './support/settled.mjs';

const MIB = 1024 * 1024;

for (const [kind, calls] of [
  ['right', 'calls that give something'],
  ['wrong', 'calls that throw'],
]) {
  test(`memory does not grow with the number of ${calls}`, async () => {
    const printed = await run(process.execPath, ['--expose-gc', join(folder, 'rounds.mjs'), kind ?? '']);
    /** @type {{ memory: number[], references: number[], heap: number }[]} the first two for each module */
    const rounds = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    // The first rounds make room: for the module's own heap, for caches, for compiled code.
    const [, before, ...later] = rounds;
    assert.ok(before !== undefined && later.length > 2);
    for (const { memory, references, heap } of later) {
      assert.deepEqual(memory, before.memory, 'bytes of wasm memory');
      assert.deepEqual(references, before.references, 'references to JavaScript values');
      assert.ok(heap < before.heap + MIB, `the JavaScript heap grew from ${before.heap} to ${heap} bytes`);
    }
  });
}
