// @ts-check
/** `startTransfer`: announced, sent and followed, without a race. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, stepsOf } from './support/bodies.mjs';
import { HOSTILE, raise, thrown } from './support/hostile.mjs';
import { api, requireInstalled } from './support/installed.mjs';
import { failureOf } from './support/sending.mjs';
import './support/settled.mjs';
import { CALL_ID, INPUT, USER_ID } from './support/transfers.mjs';

/** @typedef {import('graph-call-transfer').StartOptions} StartOptions */
/** @typedef {import('graph-call-transfer/simulator').SimulatorProfile} SimulatorProfile */

/** @type {typeof import('graph-call-transfer/simulator')} */
const { createSimulator } = requireInstalled('graph-call-transfer/simulator');

const STEPS = stepsOf();
const REPLACED_ID = 'e5d39592-99bd-4db8-bca8-30fb894ec51d';

/**
 * Starts the right transfer with a simulated Graph.
 * @param {SimulatorProfile} [profile]
 * @param {Partial<StartOptions>} [options]
 */
function start(profile = 'complete', options = {}) {
  const graph = createSimulator({ profile });
  const { tracker = new api.TransferTracker() } = options;
  return {
    tracker,
    starting: api.startTransfer(INPUT, { token: graph.issueToken(), fetch: graph.fetch, ...options, tracker }),
  };
}

test('a transfer that Graph takes is followed to its end', async () => {
  const { tracker, starting } = start();
  const transfer = await starting;
  const { callId, request, answer, status } = transfer;
  assert.deepEqual(
    [callId, answer.kind, status?.phase, status?.answer],
    [CALL_ID, 'accepted', 'requested', 'accepted'],
  );
  assert.deepEqual(request, api.buildTransfer(INPUT));
  assert.deepEqual(
    status?.history.map(({ kind }) => kind),
    ['expected', 'accepted'],
  );
  const waiting = transfer.outcome({ timeoutMs: 3_600_000 });
  for (const body of [STEPS.transferring, STEPS.accepted, STEPS.completed]) tracker.apply(bytesOf(body));
  const outcome = await waiting;
  assert.equal(outcome.kind, 'completed');
  assert.deepEqual(outcome.status, transfer.status);
  const read = [];
  for await (const { phase } of transfer) read.push(phase);
  assert.deepEqual(read, ['transferring', 'transferAccepted', 'completed']);
});

test('a request that was built before is started as well, and the call that it replaces is known', async () => {
  const graph = createSimulator();
  const tracker = new api.TransferTracker();
  const request = api.buildTransfer({ ...INPUT, replacesCallId: REPLACED_ID });
  const options = { token: graph.issueToken(), fetch: graph.fetch, tracker };
  const transfer = await api.startTransfer(request, options);
  assert.equal(transfer.status?.replacedCall?.callId, REPLACED_ID);
  assert.deepEqual(transfer.request, request);
});

test('a refusal is told by the answer, and by the outcome at once', async () => {
  const { starting } = start('insufficientPermissions');
  const transfer = await starting;
  assert.deepEqual([transfer.answer.kind, transfer.answer.status], ['refused', 403]);
  const outcome = await transfer.outcome();
  assert.ok(outcome.kind === 'refused');
  assert.equal(outcome.answer, transfer.answer);
  assert.match(outcome.whatToDo, /call is still with you/);
});

test('a broken service is a refusal, and a late notification corrects it', async () => {
  const { tracker, starting } = start('serverError');
  const transfer = await starting;
  assert.deepEqual([transfer.answer.kind, transfer.answer.status], ['refused', 500]);
  const outcome = await transfer.outcome();
  assert.deepEqual([outcome.kind, /may have begun/.test(/** @type {any} */ (outcome).whatToDo)], ['refused', true]);
  const later = transfer.outcome();
  tracker.apply(STEPS.transferring);
  assert.equal(transfer.status?.phase, 'transferring');
  tracker.apply(STEPS.completed);
  assert.equal((await later).kind, 'completed');
});

test('a notification that comes before the answer to the POST is not lost', async () => {
  const graph = createSimulator();
  const tracker = new api.TransferTracker();
  /** @type {unknown[]} */
  const seen = [];
  const options = {
    token: graph.issueToken(),
    tracker,
    fetch: async (/** @type {any} */ url, /** @type {any} */ init) => {
      seen.push(tracker.status(CALL_ID)?.phase);
      tracker.apply(STEPS.transferring);
      tracker.apply(STEPS.completed);
      return graph.fetch(url, init);
    },
  };
  const transfer = await api.startTransfer(INPUT, options);
  assert.deepEqual(seen, ['requested'], 'it is announced before it is sent');
  assert.equal((await transfer.outcome()).kind, 'completed');
  const read = [];
  for await (const { phase } of transfer) read.push(phase);
  assert.deepEqual(read, ['transferring', 'completed']);
});

test('a transfer that may have been taken is still expected', async () => {
  const failing = [
    ['network', { fetch: () => Promise.reject(new TypeError('fetch failed')) }],
    ['timedOut', { fetch: () => new Promise(() => {}), timeoutMs: 1 }],
    ['aborted', aborting()],
  ];
  for (const [code, options] of /** @type {[string, any][]} */ (failing)) {
    const { tracker, starting } = start('complete', options);
    const error = await failureOf(starting);
    assert.deepEqual([error.code, error.delivered], [code, 'unknown']);
    assert.equal(tracker.status(CALL_ID)?.phase, 'requested');
    const waiting = tracker.follow(CALL_ID).outcome();
    tracker.apply(STEPS.completed);
    assert.equal((await waiting).kind, 'completed');
  }
});

test('a transfer that cannot have been taken is not expected any more', async () => {
  for (const [code, options] of /** @type {[string, any][]} */ ([
    ['aborted', { signal: AbortSignal.abort('left') }],
    ['invalidToken', { token: () => Promise.reject(new Error('no token')) }],
    ['invalidToken', { token: () => '' }],
    ['network', { endpoint: { baseUrl: 'http://127.0.0.1:1' }, fetch: undefined }],
  ])) {
    const { tracker, starting } = start('complete', options);
    const error = await failureOf(starting);
    assert.deepEqual([error.code, error.delivered], [code, 'no']);
    assert.equal(tracker.size, 0);
  }
});

test('what was heard before a transfer that could not be sent stays', async () => {
  const tracker = new api.TransferTracker();
  const token = async () => {
    tracker.apply(STEPS.transferring);
    throw new Error('no token');
  };
  const { starting } = start('complete', { tracker, token });
  assert.equal((await failureOf(starting)).delivered, 'no');
  assert.equal(tracker.status(CALL_ID)?.phase, 'transferring');
});

/** @type {[string, any, string][]} */
const WRONG = [
  ['an unknown option', { tokn: 1 }, 'invalidOptions'],
  ['a time that is none', { timeoutMs: -1 }, 'invalidOptions'],
  ['an endpoint that is none', { endpoint: { baseUrl: 'nowhere' } }, 'invalidOptions'],
  ['a token that is none', { token: ' x' }, 'invalidToken'],
];

test('nothing is announced when an option or the transfer is wrong, and an earlier attempt stays known', async () => {
  for (const [what, options, code] of WRONG) {
    const tracker = new api.TransferTracker();
    const { starting } = start('complete', { ...options, tracker, fetch: unwanted });
    assert.equal((await failureOf(starting)).code, code, what);
    assert.equal(tracker.size, 0, what);
    tracker.apply(STEPS.transferring);
    tracker.apply(STEPS.failed);
    const before = tracker.status(CALL_ID);
    await failureOf(start('complete', { ...options, tracker, fetch: unwanted }).starting);
    assert.deepEqual(tracker.status(CALL_ID), before, what);
  }
  const tracker = new api.TransferTracker();
  for (const transfer of /** @type {any[]} */ ([
    {},
    { callId: 'x', target: {} },
    { ...INPUT, targte: 1 },
    {
      callId: CALL_ID,
      get target() {
        return raise();
      },
    },
  ])) {
    const error = await failureOf(api.startTransfer(transfer, { tracker, token: null, fetch: unwanted }));
    assert.equal(error.code, 'invalidTransfer');
    assert.ok((error.issues?.length ?? 0) > 0);
    assert.deepEqual(
      error.issues,
      (await failureOf(api.sendTransfer(transfer, { token: null, fetch: unwanted }))).issues,
    );
  }
  assert.equal(tracker.size, 0);
});

test('a transfer that is another one each time that it is read is not sent', async () => {
  const tracker = new api.TransferTracker();
  let reads = 0;
  const changing = {
    target: INPUT.target,
    get callId() {
      reads += 1;
      return reads === 1 ? CALL_ID : 'another';
    },
  };
  const error = await failureOf(api.startTransfer(changing, { tracker, token: null, fetch: unwanted }));
  assert.deepEqual([error.code, tracker.size], ['invalidTransfer', 0]);
});

test('whatever the options or the tracker are, it rejects with an error of the package', async () => {
  const real = new api.TransferTracker();
  for (const [what, make] of [
    ...HOSTILE,
    ['a tracker that is none', () => Object.create(api.TransferTracker.prototype)],
  ]) {
    const value = /** @type {any} */ (/** @type {() => unknown} */ (make)());
    for (const options of [value, { token: null, fetch: unwanted, tracker: value }]) {
      const error = await failureOf(api.startTransfer(INPUT, options));
      assert.equal(error.code, 'invalidOptions', String(what));
    }
  }
  const throwing = {
    tracker: real,
    get token() {
      return raise();
    },
  };
  const error = await failureOf(api.startTransfer(INPUT, throwing));
  assert.deepEqual([error.code, error.cause], ['invalidOptions', thrown]);
  assert.equal(real.size, 0);
});

test('a transfer is sent and told, whatever becomes of the tracker meanwhile', async () => {
  for (const end of /** @type {const} */ (['free', 'forget'])) {
    const graph = createSimulator();
    const tracker = new api.TransferTracker();
    const options = {
      token: graph.issueToken(),
      tracker,
      fetch: (/** @type {any} */ url, /** @type {any} */ init) => {
        tracker[end](CALL_ID);
        return graph.fetch(url, init);
      },
    };
    const transfer = await api.startTransfer(INPUT, options);
    assert.equal(transfer.answer.kind, 'accepted');
    if (end === 'free') assert.equal((await failureOf(transfer.outcome())).code, 'invalidOptions');
    else assert.equal(transfer.status?.answer, 'accepted');
  }
});

test('the next attempt is started on the same tracker, while others go on', async () => {
  const tracker = new api.TransferTracker();
  const first = await start('complete', { tracker }).starting;
  tracker.apply(STEPS.transferring);
  tracker.apply(STEPS.failed);
  assert.equal((await first.outcome()).kind, 'failed');
  const second = await start('complete', { tracker }).starting;
  const graph = createSimulator();
  const other = await api.startTransfer(
    { ...INPUT, callId: USER_ID },
    { tracker, token: graph.issueToken(), fetch: graph.fetch },
  );
  const waits = [first.outcome(), second.outcome(), other.outcome()];
  tracker.apply(STEPS.transferring);
  tracker.apply(stepsOf(USER_ID).ended);
  tracker.apply(STEPS.completed);
  const outcomes = await Promise.all(waits);
  assert.deepEqual(
    outcomes.map(({ kind, status }) => [kind, status?.attempt]),
    [
      ['completed', 2],
      ['completed', 2],
      ['ended', 1],
    ],
  );
});

/** A fetch during which the caller leaves. */
function aborting() {
  const controller = new AbortController();
  const fetch = () => {
    controller.abort('left');
    return new Promise(() => {});
  };
  return { fetch, signal: controller.signal };
}

/** @returns {never} */
function unwanted() {
  return assert.fail('it was sent');
}
