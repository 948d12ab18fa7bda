// @ts-check
/**
 * Every function with hostile values in each place of its arguments, again and again: no call leaves wasm memory or objects behind.
 *
 * A getter of the caller that throws leaves an empty slot in the table of references: wasm-bindgen reserves it for the result before
 * the call, and does not release it.
 */

import assert from 'node:assert/strict';
import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';

const MIB = 1024 * 1024;

/** @param {import('./pass.mjs').Pass} pass */
export async function attack(pass) {
  const program = inProject('tests/torture/boundary-rounds.mjs');
  // Each call is made in the first cycle, which measures nothing; a part of them shows whether memory grows.
  const rounds = pass.isLong ? ['11', '1'] : ['3', '3'];
  const output = await run(process.execPath, ['--expose-gc', program, ...rounds], { onlyStdout: true });
  /** @type {{ calls: number, memory: number, references: number, heap: number }[]} */
  const cycles = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  // The first cycle makes room: for the module's own heap, for caches, for compiled code.
  const [first, second, ...later] = cycles;
  assert.ok(first && second && later.length > 0);
  for (const { calls } of cycles) pass.count('calls', calls);
  const last = later.at(-1) ?? second;
  const calls = later.reduce((sum, cycle) => sum + cycle.calls, 0);
  assert.equal(last.memory, second.memory, 'bytes of wasm memory');
  const slots = last.references - second.references;
  assert.ok(slots <= 512 + calls / 30, `${slots} references to JavaScript values were left by ${calls} calls`);
  assert.ok(last.heap - second.heap < 8 * MIB + calls * 512, `the heap grew from ${second.heap} to ${last.heap} bytes`);
}
