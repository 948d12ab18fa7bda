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
    bring: () => api.readAnswer(99, {}, null),
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
  test(`${name}: ${code}, as a real Error with everything that is known`, async (t) => {
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

  test(`${name}: the error has nothing of the token in it`, async (t) => {
    const error = await caught(() => bring(t));
    const shown = [error.message, error.stack, JSON.stringify(error), inspect(error, { depth: 20, showHidden: true })];
    for (const text of shown) {
      for (const part of TOKEN.split('.')) assert.ok(!text?.includes(part));
    }
  });
}

test('the message names the first error, its place, and how many more there are', async () => {
  const error = await caught(() => api.buildTransfer(wrong));
  const [first] = error.issues ?? [];
  assert.ok(first && error.message.includes(first.message) && error.message.includes(first.path));
  assert.match(error.message, /2 more/);
});

test('warnings of an input that also has errors are among the issues of the error', async () => {
  const error = await caught(() =>
    api.buildTransfer(/** @type {any} */ ({ callId: 'x', target: { phone: '+12345678901' }, languageId: 'english!' })),
  );
  assert.deepEqual(new Set(error.issues?.map(({ severity }) => severity)), new Set(['error', 'warning', 'info']));
});

test('nothing that is handed out holds the token that was handed in', async (t) => {
  /** @type {unknown[]} */
  const out = [api.inspectToken(TOKEN), api.validateTransfer(INPUT, { token: api.inspectToken(TOKEN) })];
  const server = await serve(t, (response) => response.writeHead(202).end());
  const onAttempt = (/** @type {unknown} */ attempt) => out.push(attempt);
  out.push(await api.sendTransfer(INPUT, { token: TOKEN, endpoint: { baseUrl: server.baseUrl }, onAttempt }));
  assert.equal(out.length, 4);
  for (const part of TOKEN.split('.')) assert.ok(!JSON.stringify(out).includes(part));
});

test('isTransferError knows its own, and nothing else', async () => {
  const own = await caught(() => api.readAnswer(0, {}, null));
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

test('a call id is not repeated in a message, as it may be anything', async () => {
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
