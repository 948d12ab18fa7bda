// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { raise, revoked, thrown, treacherousPromise } from './support/hostile.mjs';
import { never } from './support/pending.mjs';
import { failureOf, send } from './support/sending.mjs';
import { accept, later, serve } from './support/server.mjs';
import { unhandled } from './support/settled.mjs';
import { BODY, TOKEN, TRANSFER_PATH } from './support/transfers.mjs';

/** @typedef {import('graph-call-transfer').SendOptions} SendOptions */
/** @typedef {NonNullable<SendOptions['fetch']>} Fetch */

const ID = '00000000-0000-4000-8000-00000000ABCD';
const NOWHERE = 'https://graph.example';

/** @type {[string, Partial<SendOptions>, Record<string, string>][]} */
const SENT = [
  [
    'a token and a given id',
    { token: TOKEN, clientRequestId: ID },
    { authorization: `Bearer ${TOKEN}`, 'client-request-id': ID },
  ],
  [
    'a token from getToken of @azure/identity',
    { token: async () => ({ token: TOKEN, expiresOnTimestamp: 0 }), clientRequestId: false },
    { authorization: `Bearer ${TOKEN}` },
  ],
  [
    'a token from MSAL',
    { token: async () => ({ accessToken: TOKEN, scopes: ['x'] }), clientRequestId: false },
    { authorization: `Bearer ${TOKEN}` },
  ],
  ['a token from a function', { token: () => TOKEN, clientRequestId: false }, { authorization: `Bearer ${TOKEN}` }],
  [
    'a token from an async function',
    { token: async () => TOKEN, clientRequestId: false },
    { authorization: `Bearer ${TOKEN}` },
  ],
  ['no token and no id', { token: null, clientRequestId: false }, {}],
];

for (const [name, options, own] of SENT) {
  test(`sendTransfer sends only these headers and the host's own: ${name}`, async (t) => {
    const server = await serve(t, accept, accept, accept);
    await send(server.baseUrl, options);
    const given = { fetch: /** @type {Fetch} */ ((url, init) => fetch(url, init)) };
    await send(server.baseUrl, { ...options, ...given });
    const headers = { 'Content-Type': 'application/json' };
    await fetch(server.baseUrl + TRANSFER_PATH, { method: 'POST', headers, body: BODY });
    const [ours, ofGivenFetch, plain] = server.requests;
    assert.deepEqual(ours, ofGivenFetch);
    assert.deepEqual(ours, { ...plain, headers: { ...plain?.headers, ...own } });
  });
}

test('sendTransfer creates an id for each send, and reports it', async (t) => {
  const server = await serve(t, accept, accept);
  const answers = [await send(server.baseUrl), await send(server.baseUrl)];
  const ids = answers.map((response) => response.clientRequestId);
  assert.deepEqual(
    server.requests.map(({ headers }) => headers['client-request-id']),
    ids,
  );
  assert.notEqual(ids[0], ids[1]);
});

for (const clientRequestId of ['', 'x', `${ID} `, `${ID}\r\nX-Evil: 1`, 'ö', true, null, 7]) {
  test(`sendTransfer rejects the clientRequestId ${JSON.stringify(clientRequestId)}, and sends nothing`, async () => {
    const options = { clientRequestId: /** @type {string} */ (clientRequestId), fetch: () => assert.fail('sent') };
    const error = await failureOf(send(NOWHERE, options));
    assert.equal(error.code, 'invalidOptions');
    assert.equal(error.issues?.[0]?.path, '/clientRequestId');
  });
}

test('sendTransfer calls a given fetch with the URL and a plain RequestInit, without this', async () => {
  /** @type {unknown[]} */
  let called = [];
  /** @type {unknown} */
  let self = 'not called';
  const response = await send(NOWHERE, {
    token: TOKEN,
    clientRequestId: ID,
    fetch: async function (/** @type {unknown[]} */ ...args) {
      self = this;
      called = args;
      return new Response(null, { status: 202 });
    },
  });
  assert.equal(response.kind, 'accepted');
  assert.equal(self, undefined);
  const [url, { signal, ...init }] = /** @type {[string, RequestInit]} */ (called);
  assert.equal(called.length, 2);
  assert.equal(url, NOWHERE + TRANSFER_PATH);
  assert.ok(signal instanceof AbortSignal);
  assert.deepEqual(init, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${TOKEN}`, 'client-request-id': ID },
    body: BODY,
    redirect: 'manual',
  });
});

/** @type {[string, () => unknown, unknown][]} the behaviour of the callback, the callback, and the expected cause */
const BAD_TOKENS = [
  ['throws', () => raise(), thrown],
  ['rejects', () => Promise.reject(thrown), thrown],
  ['rejects with undefined', () => Promise.reject(undefined), undefined],
  ['gives a number', () => 5, undefined],
  ['gives undefined', () => undefined, undefined],
  ['gives null', async () => null, undefined],
  ['gives another object', () => ({ value: TOKEN }), undefined],
  ['gives an object with a number', () => ({ token: 5 }), undefined],
  ['gives a String object', () => Object(TOKEN), undefined],
  ['gives nothing in it', () => '', undefined],
  ['gives "Bearer x"', () => `Bearer ${TOKEN}`, undefined],
  ['gives a padded one', () => ` ${TOKEN}`, undefined],
  ['gives one with a line break', () => `${TOKEN}\r\nX-Evil: 1`, undefined],
  ['gives one that is no ASCII', () => `${TOKEN}ö`, undefined],
  ['gives one with half a surrogate pair', () => `${TOKEN}\ud800`, undefined],
  ['gives one of 1 MB', () => 'a'.repeat(1_000_000), undefined],
  ['gives a revoked proxy', () => revoked(), undefined],
  ['gives a promise whose constructor throws', () => treacherousPromise(TOKEN), thrown],
];

for (const [what, token, cause] of BAD_TOKENS) {
  test(`token callback that ${what} rejects with invalidToken, and nothing is sent`, { timeout: 60_000 }, async () => {
    const options = { token: /** @type {() => string} */ (token), fetch: () => assert.fail('sent') };
    const error = await failureOf(send(NOWHERE, options));
    assert.equal(error.code, 'invalidToken');
    if (what.startsWith('gives a revoked')) assert.ok(error.cause instanceof TypeError);
    else assert.equal(error.cause, cause);
    assert.ok(!`${error.message}${JSON.stringify(error)}`.includes(TOKEN));
  });
}

/** @type {[string, unknown, string][]} */
const BAD_TOKEN_OPTIONS = [
  ['is empty', '', 'invalidToken'],
  ['begins with Bearer', `bearer ${TOKEN}`, 'invalidToken'],
  ['has a line break', `${TOKEN}\n`, 'invalidToken'],
  ['has 1 MB', 'a'.repeat(1_000_000), 'invalidToken'],
  ['is a number', 5, 'invalidOptions'],
  ['is an object', { token: TOKEN }, 'invalidOptions'],
  ['is undefined', undefined, 'invalidOptions'],
];

for (const [what, token, code] of BAD_TOKEN_OPTIONS) {
  test(`token that ${what} is refused before anything is sent`, async () => {
    const options = { token: /** @type {string} */ (token), fetch: () => assert.fail('sent') };
    const error = await failureOf(send(NOWHERE, options));
    assert.equal(error.code, code);
    assert.ok(!`${error.message}${JSON.stringify(error)}`.includes(TOKEN));
  });
}

test('failing token callback ends the send before the second attempt', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const server = await serve(t, later(429, '0'));
  const tokens = [() => TOKEN, () => raise()];
  const error = await failureOf(send(server.baseUrl, { token: () => /** @type {() => string} */ (tokens.shift())() }));
  assert.deepEqual([error.code, error.cause, error.delivered], ['invalidToken', thrown, 'no']);
});

test('token callback that rejects after the send causes no unhandled rejection', async () => {
  const controller = new AbortController();
  /** @type {(reason: Error) => void} */
  let fail = () => {};
  const token = () =>
    new Promise((_, reject) => {
      fail = reject;
    });
  const sending = failureOf(
    send(NOWHERE, { token: /** @type {() => Promise<string>} */ (token), signal: controller.signal, fetch: never }),
  );
  await new Promise((resolve) => setImmediate(resolve));
  controller.abort();
  await sending;
  fail(thrown);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(unhandled.splice(0), []);
});

/** @type {[string, boolean][]} */
const HTTP_ROOTS = [
  ['http://graph.example', false],
  ['http://192.0.2.1:8080', false],
  ['http://127.0.0.1.example', false],
  ['http://localhost.example', false],
  ['http://[2001:db8::1]', false],
  ['http://127.0.0.1:1', true],
  ['http://127.9.9.9', true],
  ['http://localhost:8080', true],
  ['http://[::1]:8080', true],
  ['https://graph.example', true],
];

for (const [baseUrl, fit] of HTTP_ROOTS) {
  test(`${baseUrl} ${fit ? 'receives' : 'never receives'} a token`, async () => {
    /** @type {unknown[]} */
    const seen = [];
    const fetch = /** @type {Fetch} */ (
      async (_, { headers }) => {
        seen.push(headers);
        return new Response(null, { status: 202 });
      }
    );
    for (const token of [TOKEN, () => TOKEN]) {
      const outcome = await send(baseUrl, { token, fetch }).catch((error) => error);
      if (fit) assert.equal(outcome.kind, 'accepted');
      else {
        assert.equal(outcome.code, 'invalidOptions');
        assert.deepEqual([outcome.issues[0].part, outcome.issues[0].path], ['endpoint', '/baseUrl']);
      }
    }
    assert.equal(seen.length, fit ? 2 : 0);
    // Without a token there is no secret to protect.
    assert.equal((await send(baseUrl, { token: null, fetch })).kind, 'accepted');
  });
}
