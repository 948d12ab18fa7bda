// @ts-check
/** Fails a test file on an unhandled rejection, besides its own cases. */

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { setImmediate } from 'node:timers/promises';

/**
 * The unhandled rejections so far.
 * @type {unknown[]}
 */
export const unhandled = [];

process.on('unhandledRejection', (reason) => unhandled.push(reason));

after(async () => {
  // Node reports a rejection after the microtasks.
  await setImmediate();
  assert.deepEqual(unhandled, [], 'a promise was rejected without a listener');
});
