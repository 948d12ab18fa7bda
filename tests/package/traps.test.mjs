// @ts-check
/** A module that traps, as no published one should: its error, and the way on. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { withTraps } from '../../pkg-template/build/traps.mjs';
import { stepsOf } from './support/bodies.mjs';
import { folder, packageFolder } from './support/installed.mjs';
import { CALL_ID, INPUT } from './support/transfers.mjs';

const DIST = join(packageFolder, 'dist');
const load = (/** @type {string} */ file) => import(pathToFileURL(join(DIST, file)).href);

/**
 * Returns a module of the package in which exported functions trap.
 * @param {string} name
 * @param {readonly string[]} exports
 */
async function trapping(name, exports) {
  const found = new Set();
  const bytes = await withTraps(readFileSync(join(DIST, `glue/${name}.wasm`)), (wasm) => {
    const chosen = exports.filter((wanted) => wasm.exports.includes(wanted));
    for (const wanted of chosen) found.add(wanted);
    return chosen.length > 0;
  });
  assert.deepEqual([...found].sort(), [...exports].sort());
  return bytes;
}

const INTERNAL = {
  name: 'TransferError',
  code: 'internal',
  message: 'The wasm module stopped: a fault of graph-call-transfer.',
  hint: /^Start the process, the worker or the page again; restore a tracker from its last snapshot\./,
};

test('a trap is an error of the package, with the way on, and the trap as its cause', async () => {
  /** @type {typeof import('graph-call-transfer/requests')} */
  const { buildTransfer, initSync, sendTransfer } = await load('requests/index.js');
  initSync(await trapping('requests', ['buildTransfer', 'planTransfer']));
  /** @type {unknown} */
  let cause;
  assert.throws(
    () => buildTransfer(INPUT),
    (/** @type {any} */ error) => {
      cause = error.cause;
      assert.match(error.stack.split('\n')[1], /traps\.test\.mjs/, 'begins at the caller');
      return Object.entries(INTERNAL).every(([member, expected]) =>
        expected instanceof RegExp ? expected.test(error[member]) : error[member] === expected,
      );
    },
  );
  assert.ok(cause instanceof WebAssembly.RuntimeError);
  const request = /** @type {any} */ ({ callId: CALL_ID, body: {} });
  await assert.rejects(sendTransfer(request, { token: null }), INTERNAL);
});

test('a tracker whose module traps goes on in another thread, from its snapshot', async () => {
  /** @type {typeof import('graph-call-transfer/notifications')} */
  const { TransferTracker, initSync } = await load('notifications/index.js');
  initSync(await trapping('notifications', ['trackercore_apply']));
  const tracker = new TransferTracker();
  tracker.expect({ callId: CALL_ID });
  const snapshot = tracker.snapshot();
  assert.throws(() => tracker.apply('{"value":[]}'), INTERNAL);
  const workerData = { snapshot, body: stepsOf(CALL_ID).completed };
  const worker = new Worker(join(folder, 'restored.mjs'), { workerData });
  const { changes } = await new Promise((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
  assert.equal(changes.at(-1).phase, 'completed');
});
