// @ts-check
/** Reading a call over a service that is slow, busy or gone: it is sent, repeated and ended as a transfer is. */

import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { never } from './support/pending.mjs';
import { attemptRecorder, failureOf, firstReading, read } from './support/sending.mjs';
import { goneBaseUrl, hang, later, reset, serve, stall, status } from './support/server.mjs';
import './support/settled.mjs';
import { holdTimers } from './support/timers.mjs';
import { TOKEN } from './support/transfers.mjs';

/** @typedef {import('graph-call-transfer').SendOptions} SendOptions */

const found = status(200, {
  headers: { 'Content-Type': 'application/json' },
  body: '{"id":"1","state":"established"}',
});
const AGAIN = /^Reading a call changes nothing: it may be read again\.$/;

test('429, then a call: the same id, a new token, and each attempt told', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const server = await serve(t, later(429, '0'), found);
  const { attempts, onAttempt } = attemptRecorder();
  const tokens = ['token-1', 'token-2'];
  const reading = await read(server.baseUrl, { token: () => tokens.shift() ?? assert.fail(), onAttempt });
  assert.deepEqual([reading.kind, reading.attempts], ['found', 2]);
  const { clientRequestId } = reading;
  assert.match(clientRequestId ?? '', /^[0-9a-f-]{36}$/);
  assert.deepEqual(attempts, [
    { number: 1, status: 429, retryAfterSeconds: 0, waitMs: 0, clientRequestId },
    { number: 2, status: 200, clientRequestId },
  ]);
  assert.deepEqual(
    server.requests.map(({ headers }) => [headers.authorization, headers['client-request-id']]),
    [
      ['Bearer token-1', clientRequestId],
      ['Bearer token-2', clientRequestId],
    ],
  );
});

/** @type {[string, import('./support/server.mjs').Answer, SendOptions['retry'], number][]} how often it is sent */
const POLICIES = [
  ['429', later(429), undefined, 2],
  ['429, with retry: false', later(429, '0'), false, 1],
  ['429 that asks for more than maxWaitMs', later(429, '31'), undefined, 1],
  ['503 with Retry-After', later(503, '0'), undefined, 1],
  ['503 with Retry-After, opted in', later(503, '0'), { statuses: [429, 503] }, 2],
  ['503 without Retry-After, opted in', later(503), { statuses: [429, 503] }, 1],
  ['500, opted in to all there is', later(500, '0'), { statuses: [429, 503] }, 1],
  ['404 with Retry-After', later(404, '0'), undefined, 1],
];

for (const [name, first, retry, times] of POLICIES) {
  test(`${name}: read ${times === 1 ? 'once' : 'again'}`, async (t) => {
    t.mock.method(Math, 'random', () => 0);
    const server = await serve(t, ...[first, found].slice(0, times));
    const reading = await read(server.baseUrl, retry !== undefined ? { retry } : {});
    assert.deepEqual([reading.kind, reading.attempts], [times === 1 ? 'refused' : 'found', times]);
  });
}

test('a broken connection is told at once, with the advice that asking again is safe', async (t) => {
  const server = await serve(t, reset);
  const error = await failureOf(read(server.baseUrl));
  assert.deepEqual([error.code, error.delivered], ['network', 'unknown']);
  assert.match(error.hint ?? '', AGAIN);
});

test('a refused connection: nothing was delivered', async () => {
  const error = await failureOf(read(await goneBaseUrl()));
  assert.deepEqual([error.code, error.delivered, error.hint], ['network', 'no', undefined]);
});

test('a server that never answers: timedOut after timeoutMs, and the exchange is ended', async (t) => {
  const timers = holdTimers(t);
  const server = await serve(t, hang);
  const reading = failureOf(read(server.baseUrl));
  await server.received[0];
  assert.deepEqual(timers.delays, [30_000]);
  timers.end(30_000);
  const error = await reading;
  assert.deepEqual([error.code, error.delivered], ['timedOut', 'unknown']);
  assert.match(error.hint ?? '', AGAIN);
  await server.closed[0];
});

for (const code of [200, 404]) {
  test(`a ${code} whose body never ends says nothing of the call when the time is over`, async (t) => {
    const timers = holdTimers(t);
    const server = await serve(t, stall(code));
    const begun = firstReading(t);
    const { attempts, onAttempt } = attemptRecorder();
    const reading = read(server.baseUrl, { timeoutMs: 5000, clientRequestId: false, onAttempt });
    await begun;
    timers.end(5000);
    const outcome = await reading;
    assert.ok(outcome.kind === 'refused');
    assert.deepEqual([outcome.status, outcome.error.form], [code, 'cut']);
    assert.deepEqual(attempts, [{ number: 1, status: code }]);
    assert.deepEqual(timers.delays, []);
    await server.closed[0];
  });
}

/**
 * When the signal is aborted, what is answered, and what is said to have been delivered.
 * @type {[string, import('./support/server.mjs').Answer[], (progress: { server: Awaited<ReturnType<typeof serve>>, begun: Promise<void>, told: Promise<void> }) => Promise<void> | undefined, 'no' | 'unknown'][]}
 */
const ABORTS = [
  ['in flight', [hang], ({ server }) => server.received[0], 'unknown'],
  ['while the call is read', [stall(200)], ({ begun }) => begun, 'unknown'],
  ['while the body of a 404 is read', [stall(404)], ({ begun }) => begun, 'no'],
  ['in the wait for Retry-After', [later(429, '20')], ({ told }) => told, 'no'],
];

for (const [when, answers, reached, delivered] of ABORTS) {
  test(`an abort ${when} rejects with its reason, delivered: ${delivered}`, async (t) => {
    t.mock.method(Math, 'random', () => 0);
    const server = await serve(t, ...answers);
    const begun = firstReading(t);
    const { told, onAttempt } = attemptRecorder();
    const controller = new AbortController();
    const reading = failureOf(read(server.baseUrl, { signal: controller.signal, onAttempt }));
    await reached({ server, begun, told });
    controller.abort('enough');
    const error = await reading;
    assert.deepEqual([error.code, error.cause, error.delivered], ['aborted', 'enough', delivered]);
    assert.equal(error.message, 'the reading of the call was aborted');
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
    await Promise.all(server.closed);
  });
}

test('with an aborted signal neither a token nor the call is asked for', async () => {
  const unwanted = () => assert.fail('called');
  const options = { signal: AbortSignal.abort(), token: unwanted, fetch: unwanted };
  assert.equal((await failureOf(read('https://graph.example', options))).code, 'aborted');
});

/** @type {[string, object, string][]} */
const WRONG_OPTIONS = [
  ['no token', { token: undefined }, 'invalidOptions'],
  ['a token that is none', { token: 'Bearer x' }, 'invalidToken'],
  ['an option that does not exist', { tokn: 'x' }, 'invalidOptions'],
  ['a token over plain http', { token: TOKEN, endpoint: { baseUrl: 'http://graph.example' } }, 'invalidOptions'],
  ['a token function that fails', { token: () => Promise.reject(new Error('no token')) }, 'invalidToken'],
];

for (const [what, options, code] of WRONG_OPTIONS) {
  test(`${what}: ${code}, and nothing is sent`, async () => {
    const error = await failureOf(read('https://graph.example', { fetch: () => assert.fail('sent'), ...options }));
    assert.equal(error.code, code);
  });
}

test('a token that never comes is timed out, and nothing was delivered', async () => {
  const error = await failureOf(read('https://graph.example', { token: never, fetch: never, timeoutMs: 20 }));
  assert.deepEqual([error.code, error.delivered, error.hint], ['timedOut', 'no', undefined]);
});
