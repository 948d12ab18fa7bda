// @ts-check
/** The small entries: ids and clouds. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api, requireInstalled } from './support/installed.mjs';
import { CALL_ID } from './support/transfers.mjs';

/** @type {typeof import('graph-call-transfer/ids')} */
const { callKey, isGuid, randomGuid } = requireInstalled('graph-call-transfer/ids');
/** @type {typeof import('graph-call-transfer/clouds')} */
const { clouds } = requireInstalled('graph-call-transfer/clouds');

const SPELLINGS = [CALL_ID, CALL_ID.toUpperCase(), CALL_ID.replaceAll('-', '')];

test('isGuid accepts every spelling of a GUID, and nothing else', () => {
  for (const spelling of SPELLINGS) assert.equal(isGuid(spelling), true, spelling);
  for (const value of [undefined, 7, {}, '', 'x', `${CALL_ID} `, `{${CALL_ID}}`, CALL_ID.slice(1), `${CALL_ID}0`]) {
    assert.equal(isGuid(value), false, String(value));
  }
  assert.equal(isGuid(CALL_ID.replace('-', '')), false);
});

test('callKey is equal for all spellings of a GUID, and returns any other id unchanged', () => {
  for (const spelling of SPELLINGS) assert.equal(callKey(spelling), CALL_ID);
  for (const id of ['', 'A-Call', `${CALL_ID.toUpperCase()}0`]) assert.equal(callKey(id), id);
});

test('callKey distinguishes calls like the tracker', () => {
  const tracker = new api.TransferTracker();
  for (const callId of SPELLINGS) tracker.expect({ callId });
  assert.equal(tracker.size, new Set(SPELLINGS.map(callKey)).size);
});

test('randomGuid returns different GUIDs of version 4', () => {
  const guids = Array.from({ length: 1000 }, randomGuid);
  for (const guid of guids) assert.match(guid, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(new Set(guids).size, guids.length);
});

test('clouds have the roots that requests go to, and are frozen', () => {
  for (const [cloud, { graphRoot, authority }] of Object.entries(clouds)) {
    const endpoint = { cloud: /** @type {import('graph-call-transfer').Cloud} */ (cloud) };
    assert.equal(api.describeReadCall(CALL_ID, endpoint).url, `${graphRoot}/v1.0/communications/calls/${CALL_ID}`);
    assert.equal(new URL(authority).origin, authority);
  }
  for (const value of [clouds, ...Object.values(clouds)]) assert.equal(Object.isFrozen(value), true);
});
