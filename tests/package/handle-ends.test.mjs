// @ts-check
/** The end of a wait without an outcome, and its cleanup. */

import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { stepsOf, together } from './support/bodies.mjs';
import { raise, revoked, throwingProxy, thrown } from './support/hostile.mjs';
import { api } from './support/installed.mjs';
import { failureOf } from './support/sending.mjs';
import './support/settled.mjs';
import { holdTimers } from './support/timers.mjs';
import { CALL_ID } from './support/transfers.mjs';

const STEPS = stepsOf();
const EXPECTED = { callId: CALL_ID };
const FORBIDDEN = api.parseResponse(403, {}, null);

test('abort ends one wait with its reason, and the transfer continues', async () => {
  const tracker = expecting();
  const handle = tracker.follow(CALL_ID);
  for (const reason of [new RangeError('left'), 'left', null]) {
    const aborted = await failureOf(handle.outcome({ signal: AbortSignal.abort(reason) }));
    assert.deepEqual([aborted.code, aborted.cause], ['aborted', reason]);
    const controller = new AbortController();
    const [waiting, other] = [handle.outcome({ signal: controller.signal, timeoutMs: 3_600_000 }), handle.outcome()];
    assert.equal(getEventListeners(controller.signal, 'abort').length, 1);
    controller.abort(reason);
    const error = await failureOf(waiting);
    assert.deepEqual([error.code, error.cause], ['aborted', reason]);
    tracker.expect(EXPECTED);
    tracker.apply(STEPS.completed);
    assert.equal((await other).kind, 'completed');
    tracker.expect(EXPECTED);
  }
});

test('wait removes its listener and its timer, however it ends', async (t) => {
  const timers = holdTimers(t);
  const { signal } = new AbortController();
  const options = { signal, timeoutMs: 1000 };
  /** @type {[string, (tracker: InstanceType<typeof api.TransferTracker>) => void][]} */
  const ends = [
    ['completed', (tracker) => tracker.apply(STEPS.completed)],
    ['refused', (tracker) => tracker.recordResponse(CALL_ID, FORBIDDEN)],
    ['timedOut', () => timers.end(1000)],
    ['aborted', (tracker) => tracker.forget(CALL_ID)],
    ['aborted', (tracker) => tracker.free()],
  ];
  for (const [expected, end] of ends) {
    const tracker = expecting();
    const waiting = tracker.follow(CALL_ID).outcome(options);
    assert.deepEqual([getEventListeners(signal, 'abort').length, timers.delays], [1, [1000]]);
    end(tracker);
    assert.deepEqual([getEventListeners(signal, 'abort').length, timers.delays], [0, []]);
    const result = await waiting.then(
      ({ kind }) => kind,
      ({ code }) => code,
    );
    assert.equal(result, expected);
  }
});

const WRONG_OPTIONS = /** @type {any[]} */ ([
  null,
  7,
  'signal',
  { timeoutMs: -1 },
  { timeoutMs: Number.NaN },
  { timeoutMs: '5' },
  { timeoutMs: 2 ** 31 },
  { timeoutMs: null },
  { signal: null },
  { signal: {} },
  { signal: 7n },
  { timeoutMS: 5 },
  Object.defineProperty({}, 'signal', { get: raise, enumerable: true }),
  { signal: revoked() },
  { signal: throwingProxy() },
  { signal: { addEventListener: raise, aborted: false } },
  {
    signal: {
      addEventListener() {},
      get aborted() {
        return raise();
      },
    },
  },
  throwingProxy(),
  revoked(),
]);

test('outcome rejects invalid options, and leaves no timer', async (t) => {
  const timers = holdTimers(t);
  const handle = expecting().follow(CALL_ID);
  for (const options of WRONG_OPTIONS) {
    const error = await failureOf(handle.outcome(options));
    assert.equal(error.code, 'invalidOptions');
    assert.match(error.message, /^\S.{10,}/);
  }
  assert.equal((await failureOf(handle.outcome(/** @type {any} */ ({ signal: throwingProxy() })))).cause, thrown);
  assert.deepEqual(timers.delays, []);
});

test('signal that throws in removeEventListener or reason affects no wait', async () => {
  const tracker = expecting();
  const treacherous = Object.assign(new EventTarget(), { aborted: false, removeEventListener: raise });
  Object.defineProperty(treacherous, 'reason', { get: raise });
  const signal = /** @type {AbortSignal} */ (/** @type {unknown} */ (treacherous));
  const handle = tracker.follow(CALL_ID);
  const aborted = handle.outcome({ signal });
  treacherous.dispatchEvent(new Event('abort'));
  assert.equal((await failureOf(aborted)).code, 'aborted');
  const waits = [handle.outcome({ signal }), handle.outcome(), tracker.follow(CALL_ID).outcome()];
  assert.equal(tracker.apply(STEPS.completed).length, 1);
  for (const outcome of await Promise.all(waits)) assert.equal(outcome.kind, 'completed');
});

test('signal that applies other bodies in removeEventListener affects no change', async () => {
  const tracker = expecting();
  const meddling = Object.assign(new EventTarget(), {
    aborted: false,
    removeEventListener() {
      tracker.apply(stepsOf('another call').transferring);
      api.parseNotifications(STEPS.failed);
    },
  });
  const signal = /** @type {AbortSignal} */ (/** @type {unknown} */ (meddling));
  const waits = [tracker.follow(CALL_ID).outcome({ signal }), tracker.follow(CALL_ID).outcome()];
  const changes = tracker.apply(together(STEPS.transferring, STEPS.completed));
  assert.deepEqual(
    changes.map(({ callId, phase }) => [callId, phase]),
    [
      [CALL_ID, 'transferring'],
      [CALL_ID, 'completed'],
    ],
  );
  for (const outcome of await Promise.all(waits)) assert.equal(outcome.kind, 'completed');
});

function expecting() {
  const tracker = new api.TransferTracker();
  tracker.expect(EXPECTED);
  return tracker;
}
