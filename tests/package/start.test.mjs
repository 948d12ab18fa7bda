// @ts-check
/** `startTransfer`: expects, sends and follows without a race. */

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
 * Starts the valid transfer with a simulated Graph.
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

test('startTransfer follows an accepted transfer to its end', async () => {
  const { tracker, starting } = start();
  const transfer = await starting;
  const { callId, request, response, status } = transfer;
  assert.deepEqual(
    [callId, response.kind, status?.phase, status?.response],
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

test('startTransfer accepts a built request, and knows its replaced call', async () => {
  const graph = createSimulator();
  const tracker = new api.TransferTracker();
  const request = api.buildTransfer({ ...INPUT, replacesCallId: REPLACED_ID });
  const options = { token: graph.issueToken(), fetch: graph.fetch, tracker };
  const transfer = await api.startTransfer(request, options);
  assert.equal(transfer.status?.replacedCall?.callId, REPLACED_ID);
  assert.deepEqual(transfer.request, request);
});

test('startTransfer reports a refusal by the response, and by the outcome at once', async () => {
  const { starting } = start('insufficientPermissions');
  const transfer = await starting;
  assert.deepEqual([transfer.response.kind, transfer.response.status], ['refused', 403]);
  const outcome = await transfer.outcome();
  assert.ok(outcome.kind === 'refused');
  assert.equal(outcome.response, transfer.response);
  assert.match(outcome.recommendedAction, /began no transfer/);
});

test('late notification corrects the refusal of a broken service', async () => {
  const { tracker, starting } = start('serverError');
  const transfer = await starting;
  assert.deepEqual([transfer.response.kind, transfer.response.status], ['refused', 500]);
  const outcome = await transfer.outcome();
  assert.deepEqual(
    [outcome.kind, /may have begun/.test(/** @type {any} */ (outcome).recommendedAction)],
    ['refused', true],
  );
  const later = transfer.outcome();
  tracker.apply(STEPS.transferring);
  assert.equal(transfer.status?.phase, 'transferring');
  tracker.apply(STEPS.completed);
  assert.equal((await later).kind, 'completed');
});

test('notification before the response to the POST is not lost', async () => {
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
  assert.deepEqual(seen, ['requested'], 'it is expected before it is sent');
  assert.equal((await transfer.outcome()).kind, 'completed');
  const read = [];
  for await (const { phase } of transfer) read.push(phase);
  assert.deepEqual(read, ['transferring', 'completed']);
});

test('transfer that may be delivered remains expected', async () => {
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

test('transfer that was not delivered is withdrawn', async () => {
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

test('withdrawn transfer does not affect a concurrent one', async () => {
  const graph = createSimulator();
  for (const order of /** @type {const} */ (['response first', 'failure first'])) {
    const tracker = new api.TransferTracker();
    // An attempt that failed, for a certain outcome to fall back to.
    await start('complete', { tracker }).starting;
    for (const body of [STEPS.transferring, STEPS.failed]) tracker.apply(body);
    /** @type {(() => void)[]} */
    const releases = [];
    const release = (/** @type {number} */ number) => /** @type {() => void} */ (releases[number])();
    const fetch = async (/** @type {any} */ url, /** @type {any} */ init) => {
      const number = releases.length;
      await new Promise((resolve) => releases.push(() => resolve(undefined)));
      if (number === 0) return graph.fetch(url, init);
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) });
    };
    const options = { token: graph.issueToken(), fetch, tracker };
    const first = api.startTransfer(INPUT, options);
    while (releases.length < 1) await new Promise(setImmediate);
    const second = failureOf(api.startTransfer(INPUT, options));
    while (releases.length < 2) await new Promise(setImmediate);
    assert.equal(tracker.status(CALL_ID)?.attempt, 3);
    for (const number of order === 'response first' ? [0, 1] : [1, 0]) {
      release(number);
      await (number === 0 ? first : second);
    }
    assert.equal((await second).delivered, 'no');
    const transfer = await first;
    const { attempt, phase, response, expected } = transfer.status ?? {};
    assert.deepEqual([attempt, phase, response, expected], [2, 'requested', 'accepted', true], order);
    const waiting = transfer.outcome();
    tracker.apply(STEPS.transferring);
    tracker.apply(STEPS.completed);
    const outcome = await waiting;
    assert.deepEqual([outcome.kind, outcome.status?.attempt, outcome.status?.expected], ['completed', 2, true], order);
  }
});

test('response is recorded for its own transfer when another one has begun', async () => {
  const graph = createSimulator({ profile: 'insufficientPermissions' });
  const tracker = new api.TransferTracker();
  const { promise: released, resolve: release } = resolvers();
  const fetch = async (/** @type {any} */ url, /** @type {any} */ init) => {
    await released;
    return graph.fetch(url, init);
  };
  const first = api.startTransfer(INPUT, { token: graph.issueToken(), fetch, tracker });
  const second = await start('complete', { tracker }).starting;
  release();
  assert.equal((await first).response.kind, 'refused');
  assert.deepEqual([second.status?.attempt, second.status?.response], [2, 'accepted']);
});

test('wait ends when its attempt is withdrawn and an earlier one has its verdict', async () => {
  const tracker = new api.TransferTracker();
  await start('complete', { tracker }).starting;
  for (const body of [STEPS.transferring, STEPS.failed]) tracker.apply(body);
  const { promise: failing, resolve: fail } = resolvers();
  const token = async () => {
    await failing;
    throw new Error('no token');
  };
  const { starting } = start('complete', { tracker, token });
  const failure = failureOf(starting);
  const handle = tracker.follow(CALL_ID);
  const waiting = handle.outcome();
  const reading = handle[Symbol.asyncIterator]().next();
  fail();
  assert.equal((await failure).delivered, 'no');
  assert.equal((await waiting).kind, 'failed');
  assert.equal((await reading).done, true);
});

test('evidence before a withdrawn transfer remains', async () => {
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

test('startTransfer expects nothing when an option or the transfer is invalid, and keeps an earlier attempt', async () => {
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

test('startTransfer reads a transfer object once', async () => {
  const tracker = new api.TransferTracker();
  let reads = 0;
  const changing = {
    target: INPUT.target,
    get callId() {
      reads += 1;
      return reads === 1 ? CALL_ID : 'another';
    },
  };
  const fetch = async () => new Response(null, { status: 202 });
  const { request } = await api.startTransfer(changing, { tracker, token: null, fetch });
  assert.deepEqual([reads, request.callId, tracker.status(CALL_ID)?.phase], [1, CALL_ID, 'requested']);
});

test('startTransfer rejects with an error of the package for any options and tracker', async () => {
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

test('startTransfer resolves when the tracker is freed meanwhile', async () => {
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
    assert.equal(transfer.response.kind, 'accepted');
    if (end === 'free') assert.equal((await failureOf(transfer.outcome())).code, 'invalidOptions');
    else assert.equal(transfer.status?.response, 'accepted');
  }
});

test('startTransfer starts the next attempt on the same tracker, while others continue', async () => {
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

/** Creates a promise with its resolver. */
function resolvers() {
  /** @type {() => void} */
  let resolve = () => {};
  const promise = new Promise((resolved) => {
    resolve = () => resolved(undefined);
  });
  return { promise, resolve };
}

/** Creates a fetch during which the caller aborts. */
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
