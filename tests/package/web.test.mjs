// @ts-check
/** The entry for the web, with the module's bytes at hand: how it is loaded, and what is said before. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { run } from '../tools/run.mjs';
import { folder } from './support/installed.mjs';

/**
 * @param {string} way one of those in `consumers/web.mjs`
 * @returns {Promise<any[]>}
 */
async function load(way) {
  return JSON.parse(await run(process.execPath, [join(folder, 'web.mjs'), way]));
}

test('whatever is called before init() is told so; only isTransferError needs no module', async () => {
  const outcomes = await load('early');
  const told = {
    name: 'TransferError',
    code: 'notInitialized',
    message: 'graph-call-transfer is not initialized: call "await init()" first.',
  };
  assert.deepEqual(outcomes, [...Array(14).fill(told), false]);
});

for (const way of ['bytesAtOnce', 'moduleAtOnce', 'bytes', 'module', 'response', 'promise', 'twice']) {
  test(`the module is loaded from: ${way}`, async () => {
    const outcomes = await load(way);
    assert.ok(outcomes.length > 1);
    const followed = ['bytesAtOnce', 'response'].includes(way) ? ['transferring'] : [];
    assert.deepEqual(new Set(outcomes), new Set(['done', ...followed, 'blind']));
  });
}

/** @type {[string, (string | undefined)[]][]} the causes of the steps that fail; the last one always succeeds */
const FAILURES = [
  ['afterWrongBytes', ['CompileError', undefined, 'CompileError', undefined]],
  ['afterNoFile', ['TypeError', 'Error']],
  ['bothAtOnce', [undefined]],
];

for (const [way, causes] of FAILURES) {
  test(`a load that fails says why and can be tried again: ${way}`, async () => {
    const outcomes = await load(way);
    assert.equal(outcomes.at(-1), 'blind');
    const failures = outcomes.slice(0, causes.length);
    assert.deepEqual(
      failures.map(({ code, cause }) => [code, cause]),
      causes.map((cause) => ['notInitialized', cause]),
    );
    for (const { cause, hint, message } of failures) {
      assert.match(message, /could not be loaded|call "await init\(\)" first|await it instead/);
      if (cause !== undefined) assert.match(hint, /graph_call_transfer_bg\.wasm is served/);
    }
  });
}
