// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { raise, revoked, thrown, treacherousPromise } from './support/hostile.mjs';
import { never, pending } from './support/pending.mjs';
import { attemptRecorder, failureOf, send } from './support/sending.mjs';
import { goneBaseUrl, hang, reset, serve } from './support/server.mjs';
import { unhandled } from './support/settled.mjs';
import { holdTimers } from './support/timers.mjs';
import { TRANSFER_PATH } from './support/transfers.mjs';

/** @typedef {NonNullable<import('graph-call-transfer').SendOptions['fetch']>} Fetch */

const NOWHERE = 'https://graph.example';
const LOOK_FIRST = /check the call with readCall, or wait for a notification, before sending again/;

test('sendTransfer reports a refused connection as not delivered', async () => {
  const { attempts, onAttempt } = attemptRecorder();
  const error = await failureOf(send(await goneBaseUrl(), { clientRequestId: false, onAttempt }));
  assert.deepEqual([error.code, error.delivered, error.hint], ['network', 'no', undefined]);
  assert.ok(error.cause instanceof TypeError);
  assert.equal(/** @type {NodeJS.ErrnoException} */ (error.cause.cause).code, 'ECONNREFUSED');
  assert.deepEqual(attempts, [{ number: 1, failure: 'network' }]);
});

test('sendTransfer reports a host without an address as not delivered', async () => {
  const error = await failureOf(send('https://no-such-host.invalid'));
  assert.deepEqual([error.code, error.delivered], ['network', 'no']);
  assert.match(String(/** @type {Error} */ (error.cause).cause), /ENOTFOUND|EAI_AGAIN/);
});

test('sendTransfer reports a port that fetch forbids as not delivered', async () => {
  const error = await failureOf(send('http://127.0.0.1:6000'));
  assert.deepEqual([error.code, error.delivered], ['network', 'no']);
});

test('sendTransfer sends once over a connection that is reset, and advises to check the call', async (t) => {
  const server = await serve(t, reset);
  const error = await failureOf(send(server.baseUrl));
  assert.deepEqual([error.code, error.delivered], ['network', 'unknown']);
  assert.match(error.hint ?? '', LOOK_FIRST);
  assert.ok(error.cause instanceof TypeError);
});

test('sendTransfer times out after timeoutMs, and ends the exchange', async (t) => {
  const timers = holdTimers(t);
  const server = await serve(t, hang);
  const { attempts, onAttempt } = attemptRecorder();
  const sending = failureOf(send(server.baseUrl, { clientRequestId: false, onAttempt }));
  await server.received[0];
  assert.deepEqual(timers.delays, [30_000]);
  timers.end(30_000);
  const error = await sending;
  assert.deepEqual([error.code, error.delivered], ['timedOut', 'unknown']);
  assert.match(error.message, /30,?000 ms/);
  assert.match(error.hint ?? '', LOOK_FIRST);
  assert.deepEqual(attempts, [{ number: 1, failure: 'timedOut' }]);
  await server.closed[0];
});

test('sendTransfer times out when the token callback never settles, with nothing delivered', async (t) => {
  const timers = holdTimers(t);
  const sending = failureOf(send(NOWHERE, { token: never, timeoutMs: 700, fetch: never }));
  await setImmediate();
  timers.end(700);
  const error = await sending;
  assert.deepEqual([error.code, error.delivered, error.hint], ['timedOut', 'no', undefined]);
});

test('time of the token callback counts as time of the attempt', async (t) => {
  const timers = holdTimers(t);
  const server = await serve(t, hang);
  const asked = pending();
  const token = () => asked.promise.then(() => 'token');
  const sending = failureOf(send(server.baseUrl, { token, timeoutMs: 700 }));
  await setImmediate();
  assert.deepEqual(timers.delays, [700]);
  asked.resolve();
  await server.received[0];
  assert.deepEqual(timers.delays, [700]);
  timers.end(700);
  const error = await sending;
  assert.deepEqual([error.code, error.delivered], ['timedOut', 'unknown']);
});

const brokenBody = { status: 403, headers: new Headers(), text: () => Promise.reject(thrown) };

/** @type {[string, () => unknown, unknown][]} the behaviour of a given fetch, the fetch, and the expected cause */
const BAD_FETCHES = [
  [
    'throws',
    () => {
      throw thrown;
    },
    thrown,
  ],
  ['rejects', () => Promise.reject(thrown), thrown],
  ['rejects with a text', () => Promise.reject('no'), 'no'],
  ['rejects with null', () => Promise.reject(null), null],
  ['gives a thenable that throws', () => Object.defineProperty({}, 'then', { get: () => raise() }), thrown],
  ['gives undefined', () => undefined, undefined],
  ['gives a number', () => 202, 202],
  ['gives a promise of null', () => Promise.resolve(null), null],
];
for (const status of ['202', -1, 1000, Number.NaN, null]) {
  const odd = { status, headers: new Headers(), text: async () => '' };
  BAD_FETCHES.push([`gives a status of ${typeof status} ${status}`, async () => odd, odd]);
}
for (const missing of ['headers', 'text', 'status']) {
  const odd = { status: 202, headers: new Headers(), text: async () => '', [missing]: undefined };
  BAD_FETCHES.push([`gives an object without ${missing}`, async () => odd, odd]);
}

for (const [what, fetch, cause] of BAD_FETCHES) {
  test(`fetch that ${what} rejects with network and the value as cause`, { timeout: 60_000 }, async () => {
    const error = await failureOf(send(NOWHERE, { fetch: /** @type {Fetch} */ (fetch) }));
    assert.deepEqual([error.code, error.delivered], ['network', 'unknown']);
    assert.equal(error.cause, cause);
  });
}

/** @type {[string, unknown, object][]} values that are not a Response of this realm, and the result */
const FOREIGN = [
  ['another realm', runInNewContext('({ status: 202, headers: { get: () => null }, text: async () => "" })'), {}],
  ['a mock without a body', { status: 202, headers: new Headers(), text: async () => '' }, {}],
  ['a mock of another URL', mock(202, { url: 'https://graph.example/login' }), { kind: 'refused' }],
  ['a mock whose headers give numbers', mock(202, { headers: { get: () => 5 } }), {}],
  ['a mock whose headers throw', mock(202, { headers: { get: raise } }), {}],
  ['a mock whose body cannot be cancelled', mock(202, { body: { cancel: raise } }), {}],
  ['a mock whose cancel is rejected', mock(202, { body: { cancel: () => Promise.reject(thrown) } }), {}],
  ['a mock whose text throws', mock(403, { text: raise }), { kind: 'refused', status: 403 }],
  ['a mock whose text is rejected', brokenBody, { kind: 'refused', status: 403 }],
  ['a mock whose text gives a number', mock(403, { text: async () => 5 }), { kind: 'refused', status: 403 }],
];

for (const [name, httpResponse, expected] of FOREIGN) {
  test(`sendTransfer reads the response of ${name} as far as possible`, { timeout: 60_000 }, async () => {
    const response = await send(NOWHERE, { fetch: /** @type {Fetch} */ (async () => httpResponse) });
    const { kind, status, attempts } = response;
    assert.deepEqual({ kind, status, attempts }, { kind: 'accepted', status: 202, attempts: 1, ...expected });
  });
}

/** @type {[string, Uint8Array[], string[]][]} the bodies of an acceptance, and what is called on their streams */
const BODIES = [
  ['an empty body, which is read to its end', [], ['read']],
  ['a longer body, whose rest is cancelled', [Uint8Array.of(1), Uint8Array.of(2)], ['read', 'cancel']],
];

for (const [name, chunks, expected] of BODIES) {
  test(`sendTransfer accepts a response with ${name}`, async () => {
    /** @type {string[]} */
    const calls = [];
    const source = {
      pull(/** @type {ReadableStreamDefaultController} */ controller) {
        calls.push('read');
        const chunk = chunks.shift();
        if (chunk) controller.enqueue(chunk);
        else controller.close();
      },
      cancel: () => void calls.push('cancel'),
    };
    const body = new ReadableStream(source, { highWaterMark: 0 });
    const response = await send(NOWHERE, { fetch: async () => new Response(body, { status: 202 }) });
    assert.equal(response.kind, 'accepted');
    while (calls.length < expected.length) await setImmediate();
    await setImmediate();
    assert.deepEqual(calls, expected);
  });
}

test('sendTransfer accepts a response from its URL in any spelling', async () => {
  const url = `https://graph.example/root${TRANSFER_PATH}`;
  const fetch = /** @type {Fetch} */ (/** @type {unknown} */ (async () => mock(202, { url })));
  for (const baseUrl of [
    'https://graph.example/root',
    'https://GRAPH.Example/root/',
    'https://graph.example:443/root',
  ]) {
    assert.equal((await send(baseUrl, { fetch })).kind, 'accepted', baseUrl);
  }
});

/** @type {[string, () => unknown][]} values whose members change between reads, or throw */
const TREACHEROUS = [
  ['whose status throws when it is read again', () => onceOnly({ status: 202 })],
  ['whose headers throw when they are read again', () => onceOnly({ headers: new Headers() })],
  ['whose text throws when it is read again', () => onceOnly({ text: async () => '' }, 403)],
  ['in a promise whose constructor throws', () => treacherousPromise(mock(202))],
  ['whose text is a promise whose constructor throws', () => mock(403, { text: () => treacherousPromise('') })],
  [
    'whose cancel gives a promise whose constructor throws',
    () => mock(202, { body: { cancel: () => treacherousPromise() } }),
  ],
  ['that is a revoked proxy', revoked],
];

for (const [name, make] of TREACHEROUS) {
  test(`response ${name} settles the send`, { timeout: 60_000 }, async () => {
    const fetch = /** @type {Fetch} */ (() => make());
    const outcome = await send(NOWHERE, { fetch }).catch((error) => error.code);
    assert.ok(outcome === 'network' || typeof outcome === 'object', `it was ${outcome}`);
    await setImmediate();
    assert.deepEqual(unhandled.splice(0), []);
  });
}

/**
 * @param {number} status
 * @param {object} [rest]
 */
function mock(status, rest = {}) {
  return { status, headers: new Headers(), text: async () => '', ...rest };
}

/**
 * Returns a response with a member that can be read once.
 *
 * @param {Record<string, unknown>} member
 * @param {number} [status]
 */
function onceOnly(member, status = 202) {
  const response = mock(status);
  for (const [name, value] of Object.entries(member)) {
    let times = 0;
    const get = () => (times++ === 0 ? value : raise());
    Object.defineProperty(response, name, { get });
  }
  return response;
}
