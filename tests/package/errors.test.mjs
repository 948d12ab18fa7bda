// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import { thrown } from './support/hostile.mjs';
import { api } from './support/installed.mjs';
import { never } from './support/pending.mjs';
import { goneBaseUrl, hang, reset, serve } from './support/server.mjs';
import './support/settled.mjs';
import { holdTimers } from './support/timers.mjs';
import { CALL_ID, INPUT, TOKEN } from './support/transfers.mjs';

/** @typedef {import('graph-call-transfer').SendOptions} SendOptions */
/** @typedef {import('node:test').TestContext} TestContext */

const ISSUES_OF_WRONG = ['notAGuid', 'notAGuid', 'unknownMember'];
const NOWHERE = { baseUrl: 'https://graph.example' };
const wrong = /** @type {any} */ ({ callId: 'x', target: { user: { id: 'y' } }, targte: 1 });

/** @param {Partial<SendOptions>} options */
const send = (options) => api.sendTransfer(INPUT, { token: TOKEN, endpoint: NOWHERE, fetch: never, ...options });

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {(t: TestContext) => unknown} bring brings the error about
 * @property {string} code
 * @property {string[]} [issues] sorted
 * @property {'no' | 'unknown'} [delivered]
 * @property {(cause: unknown) => boolean} [isCause] absent: there is none
 */

/** @type {Case[]} */
const CASES = [
  {
    name: 'an input with several errors, built',
    bring: () => api.buildTransfer(wrong),
    code: 'invalidTransfer',
    issues: ISSUES_OF_WRONG,
  },
  {
    name: 'an input with several errors, described',
    bring: () => api.describeTransfer(wrong),
    code: 'invalidTransfer',
    issues: ISSUES_OF_WRONG,
  },
  {
    name: 'an input with several errors, sent',
    bring: () => api.sendTransfer(wrong, { token: TOKEN }),
    code: 'invalidTransfer',
    issues: ISSUES_OF_WRONG,
  },
  {
    name: 'a call id that is none, read',
    bring: () => api.readCall('x', { token: TOKEN }),
    code: 'invalidTransfer',
    issues: ['notAGuid'],
  },
  {
    name: 'a call id that is none, described',
    bring: () => api.describeReadCall('x'),
    code: 'invalidTransfer',
    issues: ['notAGuid'],
  },
  {
    name: 'an endpoint that does not exist',
    bring: () => api.describeTransfer(INPUT, { baseUrl: 'nowhere' }),
    code: 'invalidOptions',
    issues: ['invalidBaseUrl'],
  },
  {
    name: 'several wrong options',
    bring: () => send(/** @type {any} */ ({ timeoutMs: 0, retry: { maxAttempts: 21 }, tokn: 1, signal: {} })),
    code: 'invalidOptions',
    issues: ['outOfRange', 'outOfRange', 'unknownMember', 'wrongType'],
  },
  {
    name: 'a status that is none',
    bring: () => api.parseResponse(99, {}, null),
    code: 'invalidOptions',
    issues: ['outOfRange'],
  },
  { name: 'a token that is none', bring: () => send({ token: `${TOKEN} ` }), code: 'invalidToken' },
  {
    name: 'a token that cannot be had',
    bring: () => send({ token: () => Promise.reject(thrown) }),
    code: 'invalidToken',
    delivered: 'no',
    isCause: (cause) => cause === thrown,
  },
  {
    name: 'an abort',
    bring: () => send({ signal: AbortSignal.abort(thrown) }),
    code: 'aborted',
    delivered: 'no',
    isCause: (cause) => cause === thrown,
  },
  {
    name: 'a time-out',
    bring: async (t) => {
      const timers = holdTimers(t);
      const server = await serve(t, hang);
      const sending = api.sendTransfer(INPUT, { token: TOKEN, endpoint: server });
      server.received[0]?.then(() => timers.end(30_000));
      return sending;
    },
    code: 'timedOut',
    delivered: 'unknown',
  },
  {
    name: 'a refused connection',
    bring: async () => api.sendTransfer(INPUT, { token: TOKEN, endpoint: { baseUrl: await goneBaseUrl() } }),
    code: 'network',
    delivered: 'no',
    isCause: (cause) => cause instanceof TypeError,
  },
  {
    name: 'a broken connection',
    bring: async (t) => {
      const { baseUrl } = await serve(t, reset);
      return api.sendTransfer(INPUT, { token: TOKEN, endpoint: { baseUrl } });
    },
    code: 'network',
    delivered: 'unknown',
    isCause: (cause) => cause instanceof TypeError,
  },
];

for (const { name, bring, code, issues, delivered, isCause } of CASES) {
  test(`${name} throws ${code}, an Error with all its details`, async (t) => {
    const error = await caught(() => bring(t));
    assert.ok(error instanceof Error);
    assert.ok(api.isTransferError(error));
    assert.deepEqual([error.name, error.code, error.delivered], ['TransferError', code, delivered]);
    assert.match(error.message, /^\S.{10,}/);
    assert.match(error.stack ?? '', /\n +at /);
    assert.deepEqual(error.issues?.map((issue) => issue.code).sort(), issues);
    assert.equal(Object.hasOwn(error, 'cause'), isCause !== undefined);
    assert.equal(Object.getOwnPropertyDescriptor(error, 'cause')?.enumerable ?? false, false);
    if (isCause) assert.ok(isCause(error.cause), String(error.cause));
  });

  test(`${name} throws a TransferError whose stack begins at the caller`, async (t) => {
    const error = await caught(() => bring(t));
    assert.ok(error instanceof api.TransferError);
    const [head, ...frames] = `${error.stack}`.split('\n    at ');
    assert.equal(head, `TransferError: ${error.message}`);
    assert.match(frames[0] ?? '', /errors\.test\.mjs/);
    assert.ok(!frames.some((frame) => frame.includes('wasm')));
  });

  test(`${name} throws an error without the token`, async (t) => {
    const error = await caught(() => bring(t));
    const shown = [error.message, error.stack, JSON.stringify(error), inspect(error, { depth: 20, showHidden: true })];
    for (const text of shown) {
      for (const part of TOKEN.split('.')) assert.ok(!text?.includes(part));
    }
  });
}

/** A wrong call of each method of a tracker. @type {Record<string, (tracker: any) => unknown>} */
const WRONG_CALLS = {
  constructor: () => new api.TransferTracker(/** @type {any} */ ({ capacity: 0 })),
  load: (tracker) => tracker.load('x'),
  onChange: (tracker) => tracker.onChange(1),
  onNotification: (tracker) => tracker.onNotification(1),
  expect: (tracker) => tracker.expect({}),
  recordResponse: (tracker) => tracker.recordResponse(1),
  apply: (tracker) => tracker.apply('{'),
  status: (tracker) => tracker.status(1),
  outcome: (tracker) => tracker.outcome(1),
  follow: (tracker) => tracker.follow(1),
  forget: (tracker) => tracker.forget(1),
  snapshotCall: (tracker) => tracker.snapshotCall(1),
  snapshot(tracker) {
    tracker.free();
    return tracker.snapshot();
  },
};

for (const [name, call] of Object.entries(WRONG_CALLS)) {
  test(`${name} of a tracker throws a wrong argument at the caller`, async () => {
    const error = await caught(() => call(new api.TransferTracker()));
    const [, ...frames] = `${error.stack}`.split('\n    at ');
    assert.match(frames[0] ?? '', /errors\.test\.mjs/);
  });
}

test('table of wrong calls has every method of a tracker', () => {
  const { prototype } = api.TransferTracker;
  const methods = Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([name, { value }]) =>
    typeof value === 'function' ? [name] : [],
  );
  // `free` has no argument, and a second call of it has no effect.
  assert.deepEqual(methods.filter((name) => name !== 'free').sort(), Object.keys(WRONG_CALLS).sort());
});

test('message of invalidTransfer names the first issue, its path, and the number of further ones', async () => {
  const error = await caught(() => api.buildTransfer(wrong));
  const [first] = error.issues ?? [];
  assert.ok(first && error.message.includes(first.message) && error.message.includes(first.path));
  assert.match(error.message, /2 more/);
});

test('issues of an error include warnings', async () => {
  const error = await caught(() =>
    api.buildTransfer(/** @type {any} */ ({ callId: 'x', target: { phone: '+12345678901' }, languageId: 'english!' })),
  );
  assert.deepEqual(new Set(error.issues?.map(({ severity }) => severity)), new Set(['error', 'warning', 'info']));
});

test('no result contains the token', async (t) => {
  /** @type {unknown[]} */
  const out = [api.inspectToken(TOKEN), api.validateTransfer(INPUT, { token: api.inspectToken(TOKEN) })];
  const server = await serve(t, (response) => response.writeHead(202).end());
  const onAttempt = (/** @type {unknown} */ attempt) => out.push(attempt);
  out.push(await api.sendTransfer(INPUT, { token: TOKEN, endpoint: { baseUrl: server.baseUrl }, onAttempt }));
  assert.equal(out.length, 4);
  for (const part of TOKEN.split('.')) assert.ok(!JSON.stringify(out).includes(part));
});

test('isTransferError recognizes only errors of the package', async () => {
  const own = await caught(() => api.parseResponse(0, {}, null));
  const foreign = runInNewContext('Object.assign(new Error("x"), { name: "TransferError", code: "network" })');
  for (const error of [own, foreign]) assert.equal(api.isTransferError(error), true);
  for (const other of [
    undefined,
    null,
    'TransferError',
    7n,
    new Error('x'),
    Object.assign(new Error('x'), { code: 'network' }),
    Object.assign(new Error('x'), { name: 'TransferError' }),
    new DOMException('x', 'AbortError'),
    () => {},
  ]) {
    assert.equal(api.isTransferError(other), false);
  }
});

test('messages do not repeat a call id, which may be any text', async () => {
  const secret = `8:orgid:${CALL_ID}`;
  const error = await caught(() => api.buildTransfer({ ...INPUT, callId: secret }));
  assert.ok(!error.message.includes(secret));
});

/**
 * @param {() => unknown} call
 * @returns {Promise<import('graph-call-transfer').TransferError>}
 */
async function caught(call) {
  try {
    await call();
  } catch (error) {
    return /** @type {any} */ (error);
  }
  return assert.fail('there was no error');
}
