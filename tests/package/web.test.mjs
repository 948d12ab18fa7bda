// @ts-check
/** The entry for the web: loading the module, and calls before that. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { run } from '../../pkg-template/build/run.mjs';
import { folder } from './support/installed.mjs';

/**
 * @param {string} way one of those in `consumers/web.mjs`
 * @returns {Promise<any[]>}
 */
async function load(way) {
  return JSON.parse(await run(process.execPath, [join(folder, 'web.mjs'), way]));
}

test('every function but isTransferError throws before init()', async () => {
  const outcomes = await load('early');
  const expected = {
    name: 'TransferError',
    code: 'notInitialized',
    message: 'graph-call-transfer is not initialized: call "await init()" first.',
    hint: `In Node import 'graph-call-transfer', without '/web': it needs no init(). A bundle for Node needs the condition "node".`,
  };
  assert.deepEqual(outcomes, [...Array(14).fill(expected), false]);
});

for (const way of ['bytesAtOnce', 'moduleAtOnce', 'bytes', 'module', 'response', 'promise', 'twice']) {
  test(`init loads the module from ${way}`, async () => {
    const outcomes = await load(way);
    assert.ok(outcomes.length > 1);
    const followed = ['bytesAtOnce', 'response'].includes(way) ? ['transferring'] : [];
    assert.deepEqual(new Set(outcomes), new Set(['done', ...followed, 'blind']));
  });
}

for (const way of ['wholeAtOnce', 'whole', 'wholeAfterPart']) {
  test(`init loads one module with all functions: ${way}`, async () => {
    const outcomes = await load(way);
    const functions = ['transferring', 'blind', 'Bearer [token]'];
    assert.deepEqual(new Set(outcomes), new Set(['done', ...functions]));
  });
}

/** @type {[string, (string | undefined)[]][]} the causes of the steps that fail; the last one always succeeds */
const FAILURES = [
  ['afterWrongBytes', ['CompileError', undefined, 'CompileError', undefined]],
  ['afterNoFile', ['TypeError', 'Error']],
  ['bothAtOnce', [undefined]],
];

for (const [way, causes] of FAILURES) {
  test(`init reports a failed load, and can be called again: ${way}`, async () => {
    const outcomes = await load(way);
    assert.equal(outcomes.at(-1), 'blind');
    const failures = outcomes.slice(0, causes.length);
    assert.deepEqual(
      failures.map(({ code, cause }) => [code, cause]),
      causes.map((cause) => ['notInitialized', cause]),
    );
    for (const { cause, hint, message } of failures) {
      assert.match(message, /could not be loaded|call "await init\(\)" first|await it instead/);
      if (cause !== undefined) assert.match(hint, /\w+\.wasm of this version|without '\/web'/);
    }
  });
}
