// @ts-check
/** Two bodies that differ in all there is to keep, and whether the next one is read right, whatever came before it. */

import assert from 'node:assert/strict';
import { bodyOf, bytesOf } from './bodies.mjs';
import { api } from './installed.mjs';

export const BODY = bodyOf({ state: 'transferring', é: '😀' });
export const OTHER_BODY = bodyOf({ state: 'hold', other: 'x'.repeat(500) });

/** A body is read and applied as ever. */
export function assertAsEver() {
  const batch = api.parseNotifications(bytesOf(BODY));
  assert.ok(batch.kind === 'graph');
  assert.deepEqual(batch.notifications[0]?.raw, JSON.parse(BODY).value[0]);
  assert.equal(new api.TransferTracker().apply(BODY)[0]?.phase, 'transferring');
}
