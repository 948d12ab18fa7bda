// @ts-check
/** Reading a call from a slow, busy or unavailable service: sent, repeated and aborted like a transfer. */

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
const AGAIN = /^Reading a call changes nothing: try again\.$/;

test('readCall repeats a 429 with the same id and a new token, and reports each attempt', async (t) => {
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

/** @type {[string, import('./support/server.mjs').StubResponse, SendOptions['retry'], number][]} how often it is sent */
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
  test(`readCall after ${name} reads ${times === 1 ? 'once' : 'again'}`, async (t) => {
    t.mock.method(Math, 'random', () => 0);
    const server = await serve(t, ...[first, found].slice(0, times));
    const reading = await read(server.baseUrl, retry !== undefined ? { retry } : {});
    assert.deepEqual([reading.kind, reading.attempts], [times === 1 ? 'refused' : 'found', times]);
  });
}

test('readCall reports a broken connection at once, with the advice that reading again is safe', async (t) => {
  const server = await serve(t, reset);
  const error = await failureOf(read(server.baseUrl));
  assert.deepEqual([error.code, error.delivered], ['network', 'unknown']);
  assert.match(error.hint ?? '', AGAIN);
});

test('readCall reports a refused connection as not delivered', async () => {
  const error = await failureOf(read(await goneBaseUrl()));
  assert.deepEqual([error.code, error.delivered, error.hint], ['network', 'no', undefined]);
});

test('readCall times out after timeoutMs, and ends the exchange', async (t) => {
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
  test(`readCall refuses a ${code} whose body never ends`, async (t) => {
    const timers = holdTimers(t);
    const server = await serve(t, stall(code));
    const begun = firstReading(t);
    const { attempts, onAttempt } = attemptRecorder();
    const reading = read(server.baseUrl, { timeoutMs: 5000, clientRequestId: false, onAttempt });
    await begun;
    timers.end(5000);
    const outcome = await reading;
    assert.ok(outcome.kind === 'refused');
    assert.deepEqual([outcome.status, outcome.error.form], [code, 'truncated']);
    assert.deepEqual(attempts, [{ number: 1, status: code }]);
    assert.deepEqual(timers.delays, []);
    await server.closed[0];
  });
}

/**
 * The time of the abort, the responses, and the expected `delivered`.
 * @type {[string, import('./support/server.mjs').StubResponse[], (progress: { server: Awaited<ReturnType<typeof serve>>, begun: Promise<void>, attempted: Promise<void> }) => Promise<void> | undefined, 'no' | 'unknown'][]}
 */
const ABORTS = [
  ['in flight', [hang], ({ server }) => server.received[0], 'unknown'],
  ['while the call is read', [stall(200)], ({ begun }) => begun, 'unknown'],
  ['while the body of a 404 is read', [stall(404)], ({ begun }) => begun, 'no'],
  ['in the wait for Retry-After', [later(429, '20')], ({ attempted }) => attempted, 'no'],
];

for (const [when, answers, reached, delivered] of ABORTS) {
  test(`abort ${when} rejects with its reason, delivered: ${delivered}`, async (t) => {
    t.mock.method(Math, 'random', () => 0);
    const server = await serve(t, ...answers);
    const begun = firstReading(t);
    const { attempted, onAttempt } = attemptRecorder();
    const controller = new AbortController();
    const reading = failureOf(read(server.baseUrl, { signal: controller.signal, onAttempt }));
    await reached({ server, begun, attempted });
    controller.abort('enough');
    const error = await reading;
    assert.deepEqual([error.code, error.cause, error.delivered], ['aborted', 'enough', delivered]);
    assert.equal(error.message, 'reading the call was aborted');
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
    await Promise.all(server.closed);
  });
}

test('readCall with an aborted signal requests neither a token nor the call', async () => {
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
  test(`readCall rejects ${what} with ${code}, and sends nothing`, async () => {
    const error = await failureOf(read('https://graph.example', { fetch: () => assert.fail('sent'), ...options }));
    assert.equal(error.code, code);
  });
}

test('readCall times out when the token callback never settles, with nothing delivered', async () => {
  const error = await failureOf(read('https://graph.example', { token: never, fetch: never, timeoutMs: 20 }));
  assert.deepEqual([error.code, error.delivered, error.hint], ['timedOut', 'no', undefined]);
});
