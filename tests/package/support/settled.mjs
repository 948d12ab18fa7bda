// @ts-check
/** What every test file watches beside its own cases: that nothing fails where nobody listens. */

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { setImmediate } from 'node:timers/promises';

/**
 * The rejections that nobody listened to, so far.
 * @type {unknown[]}
 */
export const unheard = [];

process.on('unhandledRejection', (reason) => unheard.push(reason));

after(async () => {
  // Node reports a rejection when the microtasks after it are done.
  await setImmediate();
  assert.deepEqual(unheard, [], 'a promise was rejected, and nobody listened');
});
