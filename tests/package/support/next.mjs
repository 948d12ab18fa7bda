// @ts-check
/** Two bodies that differ in every retained value, and a check that any body before does not affect the next one. */

import assert from 'node:assert/strict';
import { bodyOf, bytesOf } from './bodies.mjs';
import { api } from './installed.mjs';

export const BODY = bodyOf({ state: 'transferring', é: '😀' });
export const OTHER_BODY = bodyOf({ state: 'hold', other: 'x'.repeat(500) });

/** Checks that a body is parsed and applied as before. */
export function assertAsEver() {
  const batch = api.parseNotifications(bytesOf(BODY));
  assert.ok(batch.kind === 'graph');
  assert.deepEqual(batch.notifications[0]?.raw, JSON.parse(BODY).value[0]);
  assert.equal(new api.TransferTracker().apply(BODY)[0]?.phase, 'transferring');
}
