// @ts-check
/** Listeners for all changes, and snapshots that are loaded into a tracker. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf, stepsOf } from './support/bodies.mjs';
import { api } from './support/installed.mjs';
import './support/settled.mjs';
import { CALL_ID, INPUT } from './support/transfers.mjs';

const STEPS = stepsOf();
const OTHER_ID = '57dab8b1-894c-409a-b240-bd8beae78896';

test('onChange calls its listener for each change of each call, until it is removed', () => {
  const tracker = new api.TransferTracker();
  /** @type {unknown[]} */
  const heard = [];
  const remove = tracker.onChange((change) => heard.push(change));
  tracker.expect(INPUT);
  const changes = [
    ...tracker.recordResponse(CALL_ID, api.parseResponse(202, {}, null)),
    ...tracker.apply(STEPS.transferring),
    ...tracker.apply(stepsOf(OTHER_ID).transferring),
  ];
  assert.equal(heard.length, changes.length + 1);
  assert.deepEqual(heard.slice(1), changes);
  remove();
  remove();
  tracker.apply(STEPS.completed);
  assert.equal(heard.length, changes.length + 1);
});

test('onChange calls every listener, and a function that was added twice twice', () => {
  const tracker = new api.TransferTracker();
  let calls = 0;
  const listener = () => {
    calls += 1;
  };
  const remove = tracker.onChange(listener);
  tracker.onChange(listener);
  tracker.apply(STEPS.transferring);
  assert.equal(calls, 2);
  remove();
  tracker.apply(STEPS.completed);
  assert.equal(calls, 3);
});

test('onChange ignores errors of a listener, which affect neither the changes nor other listeners', async () => {
  const tracker = new api.TransferTracker();
  let calls = 0;
  tracker.onChange(() => {
    throw new Error('x');
  });
  tracker.onChange(() => Promise.reject(new Error('x')));
  tracker.onChange(() => {
    calls += 1;
  });
  assert.equal(tracker.apply(STEPS.transferring).length, 1);
  assert.equal(calls, 1);
});

test('onChange throws invalidOptions for anything but a function', () => {
  const tracker = new api.TransferTracker();
  for (const listener of [undefined, null, {}, 'x']) {
    assert.throws(() => tracker.onChange(/** @type {any} */ (listener)), { code: 'invalidOptions' });
  }
});

test('load adds the transfer of a snapshot, and the tracker continues from it', () => {
  const first = new api.TransferTracker();
  first.expect(INPUT);
  first.apply(STEPS.transferring);
  const second = new api.TransferTracker();
  second.apply(stepsOf(OTHER_ID).transferring);
  second.load(first.snapshotCall(CALL_ID) ?? '');
  assert.equal(second.size, 2);
  assert.deepEqual(second.status(CALL_ID), first.status(CALL_ID));
  assert.deepEqual(second.apply(STEPS.completed), first.apply(STEPS.completed));
});

test('load keeps the record with more evidence', () => {
  const tracker = new api.TransferTracker();
  tracker.apply(STEPS.transferring);
  const early = tracker.snapshot();
  tracker.apply(STEPS.completed);
  const late = tracker.snapshot();
  tracker.load(early);
  assert.equal(tracker.snapshot(), late);
  const other = api.TransferTracker.restore(early);
  other.load(late);
  assert.equal(other.snapshot(), late);
});

test('load settles the waits that the snapshot decides', async () => {
  const elsewhere = new api.TransferTracker();
  elsewhere.expect(INPUT);
  elsewhere.apply(STEPS.transferring);
  const tracker = api.TransferTracker.restore(elsewhere.snapshot());
  const handle = tracker.follow(CALL_ID);
  const waiting = handle.outcome();
  elsewhere.apply(STEPS.completed);
  tracker.load(elsewhere.snapshot());
  assert.equal((await waiting).kind, 'completed');
});

test('load makes room as a notification does, and a snapshot beyond the capacity is refused', () => {
  const two = new api.TransferTracker();
  two.apply(STEPS.transferring);
  two.apply(stepsOf(OTHER_ID).transferring);
  const tracker = new api.TransferTracker({ capacity: 1 });
  tracker.apply(bodyOf({ state: 'transferring' }, { callId: 'first' }));
  tracker.load(two.snapshotCall(OTHER_ID) ?? '');
  assert.deepEqual([tracker.size, tracker.status('first')], [1, undefined]);
  assert.throws(() => tracker.load(two.snapshot()), { code: 'invalidSnapshot', message: /larger `capacity`/ });
  assert.deepEqual([tracker.size, tracker.status(OTHER_ID)?.phase], [1, 'transferring']);
});

test('load throws invalidSnapshot for any other text, and changes nothing', () => {
  const tracker = new api.TransferTracker();
  tracker.apply(STEPS.transferring);
  const snapshot = tracker.snapshot();
  for (const text of [undefined, '', '{}', snapshot.slice(0, -1)]) {
    assert.throws(() => tracker.load(/** @type {any} */ (text)), { name: 'TransferError', code: 'invalidSnapshot' });
  }
  assert.equal(tracker.snapshot(), snapshot);
});

test('server without memory of its own keeps the record of each call in a store', async () => {
  /** @type {Map<string, string>} */
  const store = new Map();
  /** @param {string} body */
  const handle = (body) => {
    const tracker = new api.TransferTracker();
    const batch = api.parseNotifications(body);
    if (batch.kind !== 'graph') return [];
    for (const { callId = '' } of batch.notifications) {
      const stored = store.get(callId);
      if (stored !== undefined) tracker.load(stored);
    }
    const changes = tracker.apply(batch);
    for (const { callId } of changes) store.set(callId, tracker.snapshotCall(callId) ?? '');
    return changes.map(({ phase }) => phase);
  };
  const phases = [STEPS.transferring, STEPS.accepted, STEPS.completed].map(handle);
  assert.deepEqual(phases.flat(), ['transferring', 'transferAccepted', 'completed']);
});

test('onNotification calls its listener for each notification of each body, until it is removed', () => {
  const tracker = new api.TransferTracker();
  /** @type {(string | undefined)[]} */
  const heard = [];
  const remove = tracker.onNotification((notification) => heard.push(notification.callId));
  tracker.onNotification(() => {
    throw new Error('ignored');
  });
  const ofCall = (/** @type {string} */ id) => ({
    changeType: 'updated',
    resourceUrl: `/communications/calls/${id}`,
    resourceData: { state: 'established' },
  });
  // No call here is transferred, so nothing changes.
  assert.deepEqual(tracker.apply({ value: [ofCall('a'), ofCall('b')] }), []);
  assert.throws(() => tracker.apply('{'), { code: 'invalidPayload' });
  remove();
  tracker.apply({ value: [ofCall('c')] });
  assert.deepEqual(heard, ['a', 'b']);
});
