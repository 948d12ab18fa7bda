// @ts-check
import assert from 'node:assert/strict';
import { EventEmitter, on } from 'node:events';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { attemptRecorder, send } from './support/sending.mjs';
import { accept, later, serve, status } from './support/server.mjs';
import { unhandled } from './support/settled.mjs';
import { holdTimers } from './support/timers.mjs';

/** @typedef {import('graph-call-transfer').SendOptions} SendOptions */

test('sendTransfer repeats a 429 with the same id and a new token, and reports each attempt', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const server = await serve(t, later(429, '0'), later(429, '0'), accept);
  const { attempts, onAttempt } = attemptRecorder();
  let asked = 0;
  const response = await send(server.baseUrl, {
    token: () => {
      asked += 1;
      return `token-${asked}`;
    },
    onAttempt,
  });
  assert.deepEqual([response.kind, response.attempts], ['accepted', 3]);
  const { clientRequestId } = response;
  assert.match(clientRequestId ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual(attempts, [
    { number: 1, status: 429, retryAfterSeconds: 0, waitMs: 0, clientRequestId },
    { number: 2, status: 429, retryAfterSeconds: 0, waitMs: 0, clientRequestId },
    { number: 3, status: 202, clientRequestId },
  ]);
  assert.deepEqual(
    server.requests.map(({ headers }) => [headers.authorization, headers['client-request-id']]),
    [
      ['Bearer token-1', clientRequestId],
      ['Bearer token-2', clientRequestId],
      ['Bearer token-3', clientRequestId],
    ],
  );
  assert.equal(new Set(server.requests.map(({ body, path }) => `${path} ${body}`)).size, 1);
});

test('two sends have different ids', async (t) => {
  const server = await serve(t, accept, accept);
  const ids = [await send(server.baseUrl), await send(server.baseUrl)].map((response) => response.clientRequestId);
  assert.notEqual(ids[0], ids[1]);
});

/**
 * The attempts for each response: the server returns it once, and accepts the next request.
 * @type {[string, import('./support/server.mjs').StubResponse, SendOptions['retry'], number][]}
 */
const POLICIES = [
  ['429 with Retry-After', later(429, '0'), undefined, 2],
  ['429 without Retry-After', later(429), undefined, 2],
  ['429 with a Retry-After that says nothing', later(429, 'soon'), undefined, 2],
  ['429, with retry: false', later(429, '0'), false, 1],
  ['429, with one attempt allowed', later(429, '0'), { maxAttempts: 1 }, 1],
  ['429, with no status to repeat', later(429, '0'), { statuses: [] }, 1],
  ['429 that asks for more than maxWaitMs', later(429, '31'), undefined, 1],
  ['429 that asks for more than maxElapsedMs', later(429, '3'), { maxElapsedMs: 2000 }, 1],
  ['503 with Retry-After', later(503, '0'), undefined, 1],
  ['503 without Retry-After', later(503), undefined, 1],
  ['503 with Retry-After, opted in', later(503, '0'), { statuses: [429, 503] }, 2],
  ['503 without Retry-After, opted in', later(503), { statuses: [429, 503] }, 1],
  ['500 with Retry-After, opted in to all there is', later(500, '0'), { statuses: [429, 503] }, 1],
  ['502 with Retry-After, opted in to all there is', later(502, '0'), { statuses: [429, 503] }, 1],
  ['504 with Retry-After, opted in to all there is', later(504, '0'), { statuses: [429, 503] }, 1],
  ['403 with Retry-After', later(403, '0'), undefined, 1],
  ['409 with Retry-After', later(409, '0'), undefined, 1],
];

for (const [name, first, retry, times] of POLICIES) {
  test(`sendTransfer after ${name} sends ${times === 1 ? 'once' : 'again'}`, async (t) => {
    t.mock.method(Math, 'random', () => 0);
    const server = await serve(t, ...[first, accept].slice(0, times));
    const { attempts, onAttempt } = attemptRecorder();
    const response = await send(server.baseUrl, { onAttempt, ...(retry !== undefined && { retry }) });
    assert.deepEqual([response.kind, response.attempts], [times === 1 ? 'refused' : 'accepted', times]);
    assert.deepEqual(
      attempts.map(({ waitMs }) => waitMs),
      times === 1 ? [undefined] : [0, undefined],
    );
  });
}

test('sendTransfer returns the last refusal after maxAttempts', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const server = await serve(t, later(429, '0'), later(429, '0'), later(429, '0'), later(429, '7'));
  const response = await send(server.baseUrl);
  assert.ok(response.kind === 'refused');
  assert.deepEqual([response.attempts, response.retryable, response.retryAfterSeconds], [4, true, 7]);
});

/** @type {[string, import('./support/server.mjs').StubResponse[], number, number[]][]} */
const WAITS = [
  ['Retry-After in seconds', [later(429, '20')], 0, [20_000]],
  ['Retry-After with a share of it added at random, at most a second', [later(429, '20')], 1, [21_000]],
  ['Retry-After of a short time with at most a tenth and 100 ms added', [later(429, '1')], 1, [1200]],
  ['back-off that doubles', [later(429), later(429), later(429)], 1, [2000, 4000, 8000]],
  ['back-off by a random share', [later(429), later(429)], 0.25, [500, 1000]],
  [
    'Retry-After as a date, seen from the Date of the response',
    [
      status(429, {
        headers: { Date: 'Tue, 05 Jan 2027 10:00:00 GMT', 'Retry-After': 'Tue, 05 Jan 2027 10:00:15 GMT' },
      }),
    ],
    0,
    [15_000],
  ],
  [
    'a date that has passed',
    [
      status(429, {
        headers: { Date: 'Tue, 05 Jan 2027 10:00:00 GMT', 'Retry-After': 'Tue, 05 Jan 2027 09:00:00 GMT' },
      }),
    ],
    0,
    [0],
  ],
];

for (const [name, refusals, random, waits] of WAITS) {
  test(`wait before the next attempt: ${name}`, async (t) => {
    const timers = holdTimers(t);
    t.mock.method(Math, 'random', () => random);
    const server = await serve(t, ...refusals, accept);
    const emitter = new EventEmitter();
    const attempts = on(emitter, 'attempt');
    const sending = send(server.baseUrl, { onAttempt: (attempt) => emitter.emit('attempt', attempt) });
    for (const [at, wait] of waits.entries()) {
      const { value } = await attempts.next();
      assert.equal(value[0].waitMs, wait);
      await setImmediate();
      assert.deepEqual(timers.delays, [wait]);
      assert.equal(server.requests.length, at + 1);
      timers.end(wait);
    }
    assert.equal((await sending).kind, 'accepted');
    assert.deepEqual(timers.delays, []);
  });
}

/** @type {[string, (attempt: object) => unknown][]} */
const LISTENERS = [
  [
    'throws',
    () => {
      throw new Error('the listener failed');
    },
  ],
  ['is async and fails', () => Promise.reject(new Error('the listener failed'))],
  ['changes its argument', (attempt) => Object.assign(attempt, { number: 9, status: 500, waitMs: 0 })],
];

for (const [what, onAttempt] of LISTENERS) {
  test(`onAttempt that ${what} has no effect`, async (t) => {
    t.mock.method(Math, 'random', () => 0);
    const server = await serve(t, later(429, '0'), accept);
    const response = await send(server.baseUrl, { onAttempt });
    assert.deepEqual([response.kind, response.attempts], ['accepted', 2]);
    await setImmediate();
    assert.deepEqual(unhandled.splice(0), []);
  });
}
