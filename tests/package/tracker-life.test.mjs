// @ts-check
/** Snapshots of a tracker, its use in another thread, and its end. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { bodyOf, stepsOf } from './support/bodies.mjs';
import { api, folder } from './support/installed.mjs';
import { failureOf } from './support/sending.mjs';
import './support/settled.mjs';
import { CALL_ID, INPUT } from './support/transfers.mjs';

const STEPS = stepsOf();

/** Returns a tracker with three transfers, one of them ended, with texts beyond ASCII. */
function filled() {
  const tracker = new api.TransferTracker();
  tracker.expect({ callId: CALL_ID, replacesCallId: 'the other' });
  tracker.apply(STEPS.transferring);
  tracker.apply(
    bodyOf({ state: 'established', resultInfo: { code: 500, subcode: 7000, message: 'é😀' } }, { callId: 'ü' }),
  );
  tracker.apply(stepsOf('ended').completed);
  return tracker;
}

test('restored tracker continues from the snapshot', () => {
  const tracker = filled();
  const restored = api.TransferTracker.restore(tracker.snapshot());
  assert.equal(restored.size, 3);
  for (const callId of [CALL_ID, 'ü', 'ended']) assert.deepEqual(restored.status(callId), tracker.status(callId));
  assert.equal(restored.snapshot(), tracker.snapshot());
  for (const body of [STEPS.accepted, STEPS.completed, stepsOf('ü').transferring]) {
    assert.deepEqual(restored.apply(body), tracker.apply(body));
  }
  assert.equal(restored.snapshot(), tracker.snapshot());
});

test('snapshotCall contains only its call', () => {
  const tracker = filled();
  const restored = api.TransferTracker.restore(tracker.snapshotCall(CALL_ID) ?? '');
  assert.equal(restored.size, 1);
  assert.deepEqual(restored.status(CALL_ID), tracker.status(CALL_ID));
  assert.equal(tracker.snapshotCall('unknown'), undefined);
  assert.throws(() => tracker.snapshotCall(/** @type {any} */ (7)), { code: 'invalidOptions' });
});

test('tracker is restored in a worker thread, and back', async (t) => {
  const tracker = filled();
  const workerData = { snapshot: tracker.snapshot(), body: STEPS.completed };
  const worker = new Worker(join(folder, 'restored.mjs'), { workerData });
  t.after(() => worker.terminate());
  const message = await new Promise((resolve, reject) => {
    worker.on('message', resolve).on('error', reject);
  });
  assert.deepEqual(message.changes, tracker.apply(STEPS.completed));
  assert.equal(message.snapshot, tracker.snapshot());
  assert.equal(api.TransferTracker.restore(message.snapshot).status(CALL_ID)?.phase, 'completed');
});

test('snapshot contains no followers; a restored transfer can be followed', async () => {
  const tracker = filled();
  const waiting = tracker.follow(CALL_ID).outcome();
  const restored = api.TransferTracker.restore(tracker.snapshot());
  const handle = restored.follow(CALL_ID);
  restored.apply(STEPS.completed);
  assert.equal((await handle.outcome()).kind, 'completed');
  assert.equal(tracker.status(CALL_ID)?.phase, 'transferring');
  tracker.free();
  assert.equal((await failureOf(waiting)).code, 'aborted');
});

test('restore throws invalidSnapshot for a text that is not a snapshot', () => {
  const snapshot = filled().snapshot();
  const [head = '', ...lines] = snapshot.split('\n');
  for (const [text, message] of /** @type {[any, RegExp][]} */ ([
    [undefined, /expected a string, found undefined/],
    [null, /expected a string/],
    [7n, /expected a string/],
    [{ toString: () => snapshot }, /expected a string/],
    ['', /not a tracker snapshot/],
    ['{}', /not a tracker snapshot/],
    [snapshot.slice(0, 20), /not a tracker snapshot/],
    [`\ufeff${snapshot}`, /not a tracker snapshot/],
    [snapshot.replace(/tracker 2 /, 'tracker 3 '), /later version/],
    [snapshot.replace('transferring', 'transferrinG'), /cut or changed/],
    [snapshot.slice(0, -1), /cut or changed/],
    [`${head}\n${lines.slice(1).join('\n')}`, /cut or changed/],
    [snapshot.replace('é', '\ud800'), /cut or changed/],
    ['x'.repeat(10_000_000), /not a tracker snapshot/],
  ])) {
    assert.throws(() => api.TransferTracker.restore(text), { name: 'TransferError', code: 'invalidSnapshot', message });
  }
  assert.throws(() => api.TransferTracker.restore(snapshot, { capacity: 2 }), {
    code: 'invalidSnapshot',
    message: /use a larger `capacity`/,
  });
  assert.equal(api.TransferTracker.restore(snapshot, { capacity: 3 }).size, 3);
});

test('freed tracker throws in every method, and can be freed again', async () => {
  const tracker = filled();
  const handle = tracker.follow(CALL_ID);
  const done = tracker.follow('ended');
  tracker.free();
  tracker.free();
  for (const use of [
    () => tracker.expect(INPUT),
    () => tracker.recordResponse(CALL_ID, api.parseResponse(202, {}, null)),
    () => tracker.apply(STEPS.transferring),
    () => tracker.apply('{}'),
    () => tracker.status(CALL_ID),
    () => tracker.follow(CALL_ID),
    () => tracker.forget(CALL_ID),
    () => tracker.snapshot(),
    () => tracker.size,
    () => handle.status,
    () => done.status,
    () => handle[Symbol.asyncIterator](),
    () => done[Symbol.asyncIterator](),
  ]) {
    assert.throws(use, { name: 'TransferError', code: 'invalidOptions', message: /freed/ });
  }
  for (const each of [handle, done]) {
    const error = await failureOf(each.outcome());
    assert.deepEqual([error.code, /freed/.test(error.message)], ['invalidOptions', true]);
  }
  const options = { tracker, token: null, fetch: () => assert.fail('sent') };
  assert.equal((await failureOf(api.startTransfer(INPUT, options))).code, 'invalidOptions');
});

test('using frees a tracker on a host that knows Symbol.dispose', () => {
  const tracker = filled();
  assert.ok(Symbol.dispose, 'every Node that the package supports knows it');
  assert.equal(Object.getOwnPropertyDescriptor(api.TransferTracker.prototype, Symbol.dispose)?.enumerable, false);
  tracker[Symbol.dispose]();
  assert.throws(() => tracker.size, { code: 'invalidOptions' });
});

test('class can be derived from the tracker', () => {
  const phases = /** @type {string[]} */ ([]);
  class RecordingTracker extends api.TransferTracker {
    /**
     * @override
     * @param {any} payload
     */
    apply(payload) {
      const changes = super.apply(payload);
      phases.push(...changes.map(({ phase }) => phase));
      return changes;
    }
  }
  const tracker = new RecordingTracker({ capacity: 5 });
  tracker.apply(STEPS.transferring);
  assert.deepEqual([phases, tracker.status(CALL_ID)?.phase], [['transferring'], 'transferring']);
});

test('method that is called on another object throws a TypeError', () => {
  const { apply, status } = api.TransferTracker.prototype;
  for (const other of [{}, Object.create(api.TransferTracker.prototype), new Proxy(filled(), {})]) {
    assert.throws(() => status.call(other, CALL_ID), TypeError);
    assert.throws(() => apply.call(other, '{}'), TypeError);
  }
});
