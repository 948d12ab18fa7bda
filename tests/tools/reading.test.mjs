// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countTests } from './counts.mjs';
import { exportedValues, forCommonJs } from './declarations.mjs';

/** @type {[string, import('./counts.mjs').Runner, string, import('./counts.mjs').Counts][]} */
const outputs = [
  [
    'cargo: every binary and the documentation tests count',
    'cargo',
    `running 2 tests
test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s
   Doc-tests graph_call_transfer
test result: FAILED. 40 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s`,
    { passed: 42, failed: 3, skipped: 1, flaky: 0 },
  ],
  [
    'node: cancelled counts as failed, todo as skipped',
    'node',
    'ℹ tests 9\nℹ suites 1\nℹ pass 5\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 1\nℹ duration_ms 70',
    { passed: 5, failed: 2, skipped: 2, flaky: 0 },
  ],
  [
    'playwright: interrupted counts as failed, what did not run as skipped, flaky as passed and as flaky',
    'playwright',
    '  1 failed\n    [light] › a.spec.mjs:3:1 › 7 passed the form ─\n  2 flaky\n  1 interrupted\n  3 did not run\n  12 passed (4.1s)',
    { passed: 14, failed: 2, skipped: 3, flaky: 2 },
  ],
  [
    'a test that prints a count is not believed',
    'node',
    '  ℹ pass 5\nit printed: ℹ pass 5',
    { passed: 0, failed: 0, skipped: 0, flaky: 0 },
  ],
];

for (const [name, runner, output, counts] of outputs) {
  test(`counts ${name}`, () => assert.deepEqual(countTests(runner, output), counts));
}

test('only values are listed as exports, not types, nor what a comment says', () => {
  const text = `
export type * from './answer.js';
export { type InitSource, init, initSync as start } from './init.js';
/**
 * export declare function commented(): void;
 */
// export declare const alsoCommented: 1;
export interface Options {}
export type { Endpoint } from './endpoint.js';
export declare function send(): void;
export declare function send(twice: true): void;
export declare const profiles: readonly string[];
export declare class Tracker {}`;
  assert.deepEqual(exportedValues(text), ['Tracker', 'init', 'profiles', 'send', 'start']);
});

test('an export of everything is refused, for it hides the names', () => {
  assert.throws(() => exportedValues("export * from './a.js';"), /name them/);
});

test('declarations for require import those for require', () => {
  const text = `import type { A } from './a.js';\ntype B = import("../b/c.js").B;\nimport 'package/x.js';`;
  const expected = `import type { A } from './a.cjs';\ntype B = import("../b/c.cjs").B;\nimport 'package/x.js';`;
  assert.equal(forCommonJs(text), expected);
});
