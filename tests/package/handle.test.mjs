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
const FORBIDDEN = api.readAnswer(403, {}, '{"error":{"code":"7505","message":"x"}}');
const BROKEN = api.readAnswer(500, {}, null);

/** @type {[string, readonly string[], string, boolean, RegExp?][]} what was heard, the outcome, whether the call lives, what to do */
const VERDICTS = [
  ['completed', [STEPS.transferring, STEPS.accepted, STEPS.completed], 'completed', false],
  ['failed', [STEPS.transferring, STEPS.failed], 'failed', true, /^The call is with you again: /],
  ['failed, and then ended', [STEPS.transferring, STEPS.failed, STEPS.ended], 'failed', false, /call the caller back/],
  ['ended otherwise', [STEPS.transferring, STEPS.ended], 'ended', false, /ended before the transfer did/],
];

for (const [what, bodies, kind, callLives, whatToDo] of VERDICTS) {
  test(`the outcome of a transfer that ${what} is known to those who waited before, meanwhile and after`, async () => {
    for (const apply of [separately, atOnce]) {
      const tracker = expecting();
      const handle = tracker.follow(CALL_ID);
      const waits = [handle.outcome(), handle.outcome({ timeoutMs: 3_600_000 }), tracker.follow(CALL_ID).outcome()];
      apply(tracker, bodies);
      waits.push(handle.outcome(), tracker.follow(CALL_ID.toUpperCase()).outcome());
      const outcomes = await Promise.all(waits);
      const { status, ...told } = outcomes.at(-1) ?? assert.fail();
      assert.equal(told.kind, kind);
      assert.equal(status?.callLives, callLives);
      if (whatToDo) assert.match(/** @type {any} */ (told).whatToDo, whatToDo);
      else assert.deepEqual(told, { kind });
      // Who waits is told with the first verdict; the end of the call came later.
      for (const outcome of outcomes) assert.equal(outcome.kind, kind);
      assert.deepEqual(status, tracker.status(CALL_ID));
    }
  });
}

test('the changes reach who follows the call in another spelling', async () => {
  const tracker = new api.TransferTracker();
  const waiting = tracker.follow(CALL_ID.replaceAll('-', '').toUpperCase()).outcome();
  tracker.apply(STEPS.completed);
  assert.equal((await waiting).kind, 'completed');
});

test('a refusal ends the wait at once, once for each handle, with the answer and what to do', async () => {
  for (const [answer, whatToDo] of /** @type {[any, RegExp][]} */ ([
    [FORBIDDEN, /^Graph did not take the transfer, /],
    [BROKEN, /^The answer does not prove that the transfer was not taken: /],
  ])) {
    const tracker = expecting();
    const handle = tracker.follow(CALL_ID);
    const waits = [handle.outcome(), handle.outcome()];
    tracker.answered(CALL_ID, answer);
    for (const outcome of await Promise.all(waits)) {
      assert.ok(outcome.kind === 'refused');
      assert.equal(outcome.answer, answer);
      assert.match(outcome.whatToDo, whatToDo);
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

test('a refusal of which nobody was told yet is told to who asks later', async () => {
  const tracker = expecting();
  const handle = tracker.follow(CALL_ID);
  tracker.answered(CALL_ID, BROKEN);
  const outcome = await handle.outcome();
  assert.deepEqual([outcome.kind, /** @type {any} */ (outcome).answer], ['refused', BROKEN]);
});

test('a refusal that nobody announced ends the wait with its answer too', async () => {
  const tracker = new api.TransferTracker();
  const waiting = tracker.follow(CALL_ID).outcome();
  tracker.answered(CALL_ID, FORBIDDEN);
  const outcome = await waiting;
  assert.deepEqual([outcome.kind, /** @type {any} */ (outcome).answer], ['refused', FORBIDDEN]);
});

test('the refusal of the next attempt is told as well, and so is a second one of the same', async () => {
  const tracker = expecting();
  const handle = tracker.follow(CALL_ID);
  const refusals = [FORBIDDEN, BROKEN, FORBIDDEN];
  for (const [index, answer] of refusals.entries()) {
    if (index !== 1) tracker.expect(EXPECTED);
    const waiting = handle.outcome();
    tracker.answered(CALL_ID, /** @type {any} */ (answer));
    const outcome = await waiting;
    assert.deepEqual([outcome.kind, /** @type {any} */ (outcome).answer], ['refused', answer]);
  }
});

test('a refusal after Graph has begun is no outcome', async () => {
  const tracker = expecting();
  const waiting = tracker.follow(CALL_ID).outcome();
  tracker.apply(STEPS.transferring);
  tracker.answered(CALL_ID, BROKEN);
  tracker.apply(STEPS.failed);
  assert.equal((await waiting).kind, 'failed');
});

test('after a time-out a later verdict is told by the next wait', async (t) => {
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
  assert.match(outcome.whatToDo, /readCall/);
  const later = handle.outcome({ timeoutMs: 50_000 });
  tracker.apply(STEPS.completed);
  assert.equal((await later).kind, 'completed');
  assert.deepEqual(timers.delays, []);
});

test('a wait of no time is timed out, unless the verdict is known', async () => {
  const tracker = new api.TransferTracker();
  const handle = tracker.follow(CALL_ID);
  const outcome = await handle.outcome({ timeoutMs: 0 });
  assert.deepEqual([outcome.kind, Object.hasOwn(outcome, 'status')], ['timedOut', false]);
  tracker.apply(STEPS.completed);
  assert.equal((await handle.outcome({ timeoutMs: 0 })).kind, 'completed');
});

test('to forget a transfer, or to free the tracker, ends all waits for it and no others', async () => {
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
    const told = await other.then(
      ({ kind }) => kind,
      ({ code }) => code,
    );
    assert.equal(told, end === 'forget' ? 'completed' : 'aborted');
  }
});

test('a handle whose transfer was forgotten can wait for the next one', async () => {
  const tracker = expecting();
  const handle = tracker.follow(CALL_ID);
  tracker.forget(CALL_ID);
  assert.equal(handle.status, undefined);
  const waiting = handle.outcome();
  tracker.apply(STEPS.completed);
  assert.equal((await waiting).kind, 'completed');
});

test('after the verdict the next attempt can be waited for', async () => {
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

test('who waits when one body brings a failure and the next attempt waits for that one', async () => {
  const tracker = expecting();
  const waiting = tracker.follow(CALL_ID).outcome();
  tracker.apply(together(STEPS.transferring, STEPS.failed, STEPS.transferring));
  tracker.apply(STEPS.accepted);
  tracker.apply(STEPS.completed);
  const outcome = await waiting;
  assert.deepEqual([outcome.kind, outcome.status?.attempt], ['completed', 2]);
});

test('a thousand waits at once are told each for itself', async () => {
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
