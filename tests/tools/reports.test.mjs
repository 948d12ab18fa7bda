// @ts-check
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runNodeTests } from './node-tests.mjs';
import { countPageTests } from './page-tests.mjs';
import { countCases, listedCases } from './rust-tests.mjs';

/**
 * Runs a file of tests for node:test.
 * @param {string} code
 */
async function runFile(code) {
  const folder = mkdtempSync(join(tmpdir(), 'reports-'));
  const file = join(folder, 'a.test.mjs');
  writeFileSync(file, `import { describe, test } from 'node:test';\n${code}`);
  try {
    // Without this variable, because it makes a run inside of a test report to its parent.
    return await runNodeTests([file], { NODE_TEST_CONTEXT: undefined });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// The skipped test is a line of the file that is counted: no test of this project is left out here.
test('runNodeTests counts cases inside of suites, and neither suites nor printed counts', async () => {
  const { counts, failure } = await runFile(`
    describe('suite', () => { test('a', () => {}); test('b', () => console.log('ℹ pass 5')); });
    test.skip('left out', () => {});
    test.todo('later', () => { throw new Error('not yet'); });`);
  assert.equal(failure, undefined);
  assert.deepEqual(counts, { passed: 2, failed: 0, skipped: 2, flaky: [] });
});

test('runNodeTests counts failed cases and keeps their output', async () => {
  const { counts, failure } = await runFile(`test('a', () => {}); test('b', () => { throw new Error('reason'); });`);
  assert.deepEqual(counts, { passed: 1, failed: 1, skipped: 0, flaky: [] });
  assert.match(failure?.output ?? '', /reason/);
});

test('runNodeTests counts a file that cannot be loaded as failed', async () => {
  const { counts } = await runFile('throw new Error("reason");');
  assert.deepEqual(counts, { passed: 0, failed: 1, skipped: 0, flaky: [] });
});

test('countPageTests takes a flaky case as passed and names it', () => {
  const report = {
    suites: [
      {
        specs: [],
        suites: [
          {
            specs: [
              { title: 'form keeps its text', file: 'form.spec.mjs', line: 3, tests: [{ status: 'flaky' }] },
              { title: 'form', file: 'form.spec.mjs', line: 9, tests: [{ status: 'expected' }] },
            ],
          },
        ],
      },
    ],
    stats: { expected: 4, flaky: 1, skipped: 2, unexpected: 3 },
    errors: [{ message: 'a file could not be loaded' }],
  };
  const counts = countPageTests(/** @type {any} */ (report));
  assert.deepEqual(counts, { passed: 5, failed: 4, skipped: 2, flaky: ['form.spec.mjs:3 form keeps its text'] });
});

test('listedCases reads the names of a terse list', () => {
  assert.deepEqual(listedCases('a::b: test\nsrc/lib.rs - (line 3): test\nslow: benchmark\n\n'), [
    'a::b',
    'src/lib.rs - (line 3)',
  ]);
});

const LISTED = ['a', 'a::b', 'c', 'ignored'];

/** @type {[string, string | undefined, import('./cases.mjs').Counts][]} */
const outputs = [
  ['of a program that succeeded', undefined, { passed: 3, failed: 0, skipped: 1, flaky: [] }],
  [
    'of a program that failed',
    'test a ... ok\ntest a::b - should panic ... FAILED\ntest c ... FAIL\ntest ignored ... ignored\n',
    { passed: 1, failed: 2, skipped: 1, flaky: [] },
  ],
  ['without a line that a test prints', 'test unknown ... FAILED\n', { passed: 0, failed: 1, skipped: 1, flaky: [] }],
  ['of a program that crashed', 'test a ... ok\nabort\n', { passed: 0, failed: 1, skipped: 1, flaky: [] }],
];

for (const [name, output, counts] of outputs) {
  test(`countCases counts the cases ${name}`, () => assert.deepEqual(countCases(LISTED, 1, output), counts));
}
