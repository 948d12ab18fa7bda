// @ts-check
/** Iterations over the changes of a transfer. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf, stepsOf, together } from './support/bodies.mjs';
import { api } from './support/installed.mjs';
import './support/settled.mjs';
import { CALL_ID } from './support/transfers.mjs';

/** @typedef {import('graph-call-transfer').TransferChange} TransferChange */

const STEPS = stepsOf();
const WAY = ['transferring', 'transferAccepted', 'completed'];

test('handle yields every change in order, and the verdict last', async () => {
  for (const bodies of [
    [STEPS.transferring, STEPS.accepted, STEPS.completed],
    [together(STEPS.transferring, STEPS.accepted), STEPS.completed],
    [STEPS.transferring, together(STEPS.accepted, STEPS.completed)],
    [together(STEPS.transferring, STEPS.accepted, STEPS.completed)],
    [together(STEPS.transferring, STEPS.accepted, STEPS.completed, STEPS.transferring)],
  ]) {
    const tracker = new api.TransferTracker();
    const [before, meanwhile] = [tracker.follow(CALL_ID), tracker.follow(CALL_ID)];
    const reading = all(meanwhile);
    const changes = bodies.flatMap((body) => tracker.apply(body));
    for (const read of [await reading, await all(before)]) {
      assert.deepEqual(
        read.map(({ phase }) => phase),
        WAY,
      );
      assert.deepEqual(read, changes.slice(0, 3));
    }
  }
});

test('reader that waits between two changes misses none', async () => {
  const tracker = new api.TransferTracker();
  const read = [];
  const bodies = [STEPS.transferring, STEPS.accepted, STEPS.completed];
  tracker.apply(bodies[0] ?? '');
  const handle = tracker.follow(CALL_ID);
  tracker.apply(bodies[1] ?? '');
  for await (const change of handle) {
    read.push(change.phase);
    tracker.apply(bodies[2] ?? '');
  }
  // The first change arrived before the handle existed.
  assert.deepEqual(read, ['transferAccepted', 'completed']);
});

test('every reader receives all changes; earlier ones go to the first reader of a handle', async () => {
  const tracker = new api.TransferTracker();
  const [one, other] = [tracker.follow(CALL_ID), tracker.follow(CALL_ID)];
  tracker.apply(STEPS.transferring);
  const readings = [all(one), all(one), all(other)];
  tracker.apply(STEPS.accepted);
  tracker.apply(STEPS.completed);
  const phases = (await Promise.all(readings)).map((read) => read.map(({ phase }) => phase));
  assert.deepEqual(phases, [WAY, WAY.slice(1), WAY]);
});

test('reader resolves several requests in their order', async () => {
  const tracker = new api.TransferTracker();
  const reader = tracker.follow(CALL_ID)[Symbol.asyncIterator]();
  const asked = [1, 2, 3, 4, 5].map(() => reader.next());
  tracker.apply(together(STEPS.transferring, STEPS.accepted, STEPS.completed));
  assert.deepEqual(
    (await Promise.all(asked)).map(({ done, value }) => (done ? done : value.phase)),
    [...WAY, true, true],
  );
  assert.deepEqual(await reader.next(), { done: true, value: undefined });
});

test('reader that returns ends only itself, also while it waits', async () => {
  const tracker = new api.TransferTracker();
  const handle = tracker.follow(CALL_ID);
  const [leaving, staying] = [handle[Symbol.asyncIterator](), all(handle)];
  const outcome = handle.outcome();
  const asked = [leaving.next(), leaving.next()];
  tracker.apply(STEPS.transferring);
  assert.deepEqual(await leaving.return?.(), { done: true, value: undefined });
  assert.deepEqual(
    (await Promise.all(asked)).map(({ done }) => done),
    [false, true],
  );
  tracker.apply(STEPS.accepted);
  assert.deepEqual(await leaving.next(), { done: true, value: undefined });
  tracker.apply(STEPS.completed);
  assert.equal((await outcome).kind, 'completed');
  assert.deepEqual(
    (await staying).map(({ phase }) => phase),
    WAY,
  );
});

test('slow reader queues at most 256 changes, and drops the oldest', async () => {
  for (const isReading of [false, true]) {
    const tracker = new api.TransferTracker();
    tracker.apply(STEPS.transferring);
    const handle = tracker.follow(CALL_ID);
    const reader = isReading ? handle[Symbol.asyncIterator]() : undefined;
    const audio = (/** @type {number} */ index) => bodyOf({ mediaState: { audio: `audio ${index}` } });
    for (let index = 0; index < 1000; index += 1) assert.equal(tracker.apply(audio(index)).length, 1);
    tracker.apply(STEPS.completed);
    const read = await all(reader ? { [Symbol.asyncIterator]: () => reader } : handle);
    assert.equal(read.length, 256);
    assert.deepEqual([read[0]?.evidence.audio, read.at(-1)?.phase], ['audio 745', 'completed']);
  }
});

test('reader that begins after the verdict receives the unread changes, and ends', async () => {
  const tracker = new api.TransferTracker();
  const handle = tracker.follow(CALL_ID);
  tracker.apply(STEPS.transferring);
  tracker.apply(STEPS.completed);
  assert.deepEqual(
    (await all(handle)).map(({ phase }) => phase),
    ['transferring', 'completed'],
  );
  assert.deepEqual(await all(handle), []);
  assert.deepEqual(await all(tracker.follow(CALL_ID)), []);
});

test('handle follows a new attempt after the verdict', async () => {
  const tracker = new api.TransferTracker();
  const handle = tracker.follow(CALL_ID);
  tracker.apply(together(STEPS.transferring, STEPS.failed));
  assert.deepEqual(
    (await all(handle)).map(({ phase }) => phase),
    ['transferring', 'failed'],
  );
  tracker.expect({ callId: CALL_ID });
  const reading = all(handle);
  tracker.apply(together(STEPS.transferring, STEPS.completed));
  assert.deepEqual(
    (await reading).map(({ attempt, phase }) => [attempt, phase]),
    [
      [2, 'transferring'],
      [2, 'completed'],
    ],
  );
});

test('reader ends with the verdict of its attempt, also when the next attempt begins in the same body', async () => {
  const tracker = new api.TransferTracker();
  const reading = all(tracker.follow(CALL_ID));
  tracker.apply(together(STEPS.transferring, STEPS.failed, STEPS.transferring));
  assert.deepEqual(
    (await reading).map(({ phase }) => phase),
    ['transferring', 'failed'],
  );
  assert.equal(tracker.status(CALL_ID)?.phase, 'transferring');
});

test('reader continues after a refusal, which a notification may correct', async () => {
  const tracker = new api.TransferTracker();
  const handle = tracker.follow(CALL_ID);
  const reading = all(handle);
  tracker.expect({ callId: CALL_ID });
  tracker.recordResponse(CALL_ID, api.parseResponse(500, {}, null));
  assert.equal((await handle.outcome()).kind, 'refused');
  const late = all(tracker.follow(CALL_ID));
  tracker.apply(together(STEPS.transferring, STEPS.completed));
  assert.deepEqual(
    (await reading).map(({ phase }) => phase),
    // The refusal with 500 changes who has the caller: that is unknown from then on.
    ['requested', 'requested', 'transferring', 'completed'],
  );
  assert.deepEqual(
    (await late).map(({ phase }) => phase),
    ['transferring', 'completed'],
  );
});

test('forget and free end the readers', async () => {
  for (const end of /** @type {const} */ (['forget', 'free'])) {
    const tracker = new api.TransferTracker();
    const handle = tracker.follow(CALL_ID);
    const reading = all(handle);
    tracker.apply(STEPS.transferring);
    tracker[end](CALL_ID);
    assert.deepEqual(
      (await reading).map(({ phase }) => phase),
      ['transferring'],
    );
    if (end === 'forget') assert.deepEqual(await all(handle), []);
  }
});

/** @param {AsyncIterable<TransferChange>} handle */
async function all(handle) {
  const changes = [];
  for await (const change of handle) changes.push(change);
  return changes;
}
