// @ts-check
/** Waiting for the outcome of a transfer. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepsOf, together } from './support/bodies.mjs';
import { api } from './support/installed.mjs';
import { failureOf } from './support/sending.mjs';
import './support/settled.mjs';
import { holdTimers } from './support/timers.mjs';
import { CALL_ID } from './support/transfers.mjs';

const STEPS = stepsOf();
const EXPECTED = { callId: CALL_ID };
const FORBIDDEN = api.parseResponse(403, {}, '{"error":{"code":"7505","message":"x"}}');
const BROKEN = api.parseResponse(500, {}, null);

/** @type {[string, readonly string[], string, boolean, RegExp?][]} the steps, the outcome, `callActive`, and the recommended action */
const VERDICTS = [
  ['completed', [STEPS.transferring, STEPS.accepted, STEPS.completed], 'completed', false],
  ['failed', [STEPS.transferring, STEPS.failed], 'failed', true, /^The call is with you again: /],
  ['failed, and then ended', [STEPS.transferring, STEPS.failed, STEPS.ended], 'failed', false, /call the caller back/],
  [
    'ended otherwise',
    [STEPS.transferring, STEPS.ended],
    'ended',
    false,
    /no notification reported that the transfer target had accepted/,
  ],
];

for (const [what, bodies, kind, callActive, recommendedAction] of VERDICTS) {
  test(`outcome of a transfer that ${what} resolves earlier, concurrent and later waits`, async () => {
    for (const apply of [separately, atOnce]) {
      const tracker = expecting();
      const handle = tracker.follow(CALL_ID);
      const waits = [handle.outcome(), handle.outcome({ timeoutMs: 3_600_000 }), tracker.follow(CALL_ID).outcome()];
      apply(tracker, bodies);
      waits.push(handle.outcome(), tracker.follow(CALL_ID.toUpperCase()).outcome());
      const outcomes = await Promise.all(waits);
      const { status, ...rest } = outcomes.at(-1) ?? assert.fail();
      assert.equal(rest.kind, kind);
      assert.equal(status?.callActive, callActive);
      if (recommendedAction) assert.match(/** @type {any} */ (rest).recommendedAction, recommendedAction);
      else assert.deepEqual(Object.keys(rest).sort(), ['connectedTo', 'grounds', 'isIncident', 'kind', 'retry']);
      assert.deepEqual(tracker.outcome(CALL_ID), outcomes.at(-1));
      // A wait resolves with the first verdict; the end of the call came later.
      for (const outcome of outcomes) assert.equal(outcome.kind, kind);
      assert.deepEqual(status, tracker.status(CALL_ID));
    }
  });
}

test('handle receives changes of the call in another spelling', async () => {
  const tracker = new api.TransferTracker();
  const waiting = tracker.follow(CALL_ID.replaceAll('-', '').toUpperCase()).outcome();
  tracker.apply(STEPS.completed);
  assert.equal((await waiting).kind, 'completed');
});

test('refusal ends the wait at once, once per handle, with the response and the advice', async () => {
  for (const [response, recommendedAction] of /** @type {[any, RegExp][]} */ ([
    [FORBIDDEN, /^Graph refused the request, /],
    [BROKEN, /^The response does not prove that Graph did nothing: /],
  ])) {
    const tracker = expecting();
    const handle = tracker.follow(CALL_ID);
    const waits = [handle.outcome(), handle.outcome()];
    tracker.recordResponse(CALL_ID, response);
    for (const outcome of await Promise.all(waits)) {
      assert.ok(outcome.kind === 'refused');
      assert.equal(outcome.response, response);
      assert.match(outcome.recommendedAction, recommendedAction);
      assert.equal(outcome.status.phase, 'requested');
    }
    const later = handle.outcome();
    assert.equal((await tracker.follow(CALL_ID).outcome()).kind, 'refused', 'another handle');
    tracker.apply(STEPS.transferring);
    tracker.apply(STEPS.completed);
    assert.equal((await later).kind, 'completed');
    assert.equal((await handle.outcome()).kind, 'completed');
  }
});

test('outcome returns a refusal that was not returned yet', async () => {
  const tracker = expecting();
  const handle = tracker.follow(CALL_ID);
  tracker.recordResponse(CALL_ID, BROKEN);
  const outcome = await handle.outcome();
  assert.deepEqual([outcome.kind, /** @type {any} */ (outcome).response], ['refused', BROKEN]);
});

test('refusal of an unexpected transfer ends the wait with its response', async () => {
  const tracker = new api.TransferTracker();
  const waiting = tracker.follow(CALL_ID).outcome();
  tracker.recordResponse(CALL_ID, FORBIDDEN);
  const outcome = await waiting;
  assert.deepEqual([outcome.kind, /** @type {any} */ (outcome).response], ['refused', FORBIDDEN]);
});

test('outcome returns the refusal of the next attempt, and a second one of the same attempt', async () => {
  const tracker = expecting();
  const handle = tracker.follow(CALL_ID);
  const refusals = [FORBIDDEN, BROKEN, FORBIDDEN];
  for (const [index, response] of refusals.entries()) {
    if (index !== 1) tracker.expect(EXPECTED);
    const waiting = handle.outcome();
    tracker.recordResponse(CALL_ID, /** @type {any} */ (response));
    const outcome = await waiting;
    assert.deepEqual([outcome.kind, /** @type {any} */ (outcome).response], ['refused', response]);
  }
});

test('refusal after the transfer began is not an outcome', async () => {
  const tracker = expecting();
  const waiting = tracker.follow(CALL_ID).outcome();
  tracker.apply(STEPS.transferring);
  tracker.recordResponse(CALL_ID, BROKEN);
  tracker.apply(STEPS.failed);
  assert.equal((await waiting).kind, 'failed');
});

test('outcome returns a verdict that arrives after a timeout', async (t) => {
  const timers = holdTimers(t);
  const tracker = expecting();
  const handle = tracker.follow(CALL_ID);
  const waiting = handle.outcome({ timeoutMs: 60_000 });
  tracker.apply(STEPS.transferring);
  assert.deepEqual(timers.delays, [60_000]);
  timers.end(60_000);
  const outcome = await waiting;
  assert.ok(outcome.kind === 'timedOut');
  assert.equal(outcome.status?.phase, 'transferring');
  assert.match(outcome.recommendedAction, /readCall/);
  const later = handle.outcome({ timeoutMs: 50_000 });
  tracker.apply(STEPS.completed);
  assert.equal((await later).kind, 'completed');
  assert.deepEqual(timers.delays, []);
});

test('wait of 0 ms times out, unless the verdict is known', async () => {
  const tracker = new api.TransferTracker();
  const handle = tracker.follow(CALL_ID);
  const outcome = await handle.outcome({ timeoutMs: 0 });
  assert.deepEqual([outcome.kind, Object.hasOwn(outcome, 'status')], ['timedOut', false]);
  tracker.apply(STEPS.completed);
  assert.equal((await handle.outcome({ timeoutMs: 0 })).kind, 'completed');
});

test('forget and free end all waits of the transfer and no others', async () => {
  for (const [end, message] of /** @type {const} */ ([
    ['forget', /forgotten/],
    ['free', /freed/],
  ])) {
    const tracker = expecting();
    const other = tracker.follow('another call').outcome();
    const waits = [tracker.follow(CALL_ID).outcome(), tracker.follow(CALL_ID.toUpperCase()).outcome()];
    tracker[end](CALL_ID);
    for (const waiting of waits) {
      const error = await failureOf(waiting);
      assert.deepEqual([error.code, message.test(error.message)], ['aborted', true]);
    }
    if (end === 'forget') tracker.apply(stepsOf('another call').completed);
    const rest = await other.then(
      ({ kind }) => kind,
      ({ code }) => code,
    );
    assert.equal(rest, end === 'forget' ? 'completed' : 'aborted');
  }
});

test('handle of a forgotten transfer can wait for the next one', async () => {
  const tracker = expecting();
  const handle = tracker.follow(CALL_ID);
  tracker.forget(CALL_ID);
  assert.equal(handle.status, undefined);
  const waiting = handle.outcome();
  tracker.apply(STEPS.completed);
  assert.equal((await waiting).kind, 'completed');
});

test('handle can wait for the next attempt after the verdict', async () => {
  const tracker = expecting();
  const handle = tracker.follow(CALL_ID);
  tracker.apply(STEPS.transferring);
  tracker.apply(STEPS.failed);
  assert.equal((await handle.outcome()).kind, 'failed');
  tracker.expect(EXPECTED);
  const waiting = handle.outcome();
  tracker.apply(STEPS.transferring);
  tracker.apply(STEPS.completed);
  const outcome = await waiting;
  assert.deepEqual([outcome.kind, outcome.status?.attempt], ['completed', 2]);
});

test('wait continues for the next attempt when one body contains a failure and that attempt', async () => {
  const tracker = expecting();
  const waiting = tracker.follow(CALL_ID).outcome();
  tracker.apply(together(STEPS.transferring, STEPS.failed, STEPS.transferring));
  tracker.apply(STEPS.accepted);
  tracker.apply(STEPS.completed);
  const outcome = await waiting;
  assert.deepEqual([outcome.kind, outcome.status?.attempt], ['completed', 2]);
});

test('thousand concurrent waits resolve independently', async () => {
  const tracker = new api.TransferTracker();
  const calls = Array.from({ length: 1000 }, (_, index) => `call ${index}`);
  const waits = calls.map((callId) => tracker.follow(callId).outcome({ timeoutMs: 3_600_000 }));
  for (const [index, callId] of calls.entries()) {
    tracker.apply(stepsOf(callId).transferring);
    tracker.apply(index % 2 === 0 ? stepsOf(callId).completed : stepsOf(callId).failed);
  }
  const outcomes = await Promise.all(waits);
  assert.deepEqual(
    outcomes.map(({ kind, status }) => [kind, status?.callId]),
    calls.map((callId, index) => [index % 2 === 0 ? 'completed' : 'failed', callId]),
  );
});

function expecting() {
  const tracker = new api.TransferTracker();
  tracker.expect(EXPECTED);
  return tracker;
}

/** @param {InstanceType<typeof api.TransferTracker>} tracker @param {readonly string[]} bodies */
function separately(tracker, bodies) {
  for (const body of bodies) tracker.apply(body);
}

/** @param {InstanceType<typeof api.TransferTracker>} tracker @param {readonly string[]} bodies */
function atOnce(tracker, bodies) {
  tracker.apply(together(...bodies));
}
