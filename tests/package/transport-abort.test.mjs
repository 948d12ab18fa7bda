// @ts-check
import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { never, pending } from './support/pending.mjs';
import { attemptRecorder, failureOf, firstReading, send } from './support/sending.mjs';
import { hang, later, serve, stall } from './support/server.mjs';
import './support/settled.mjs';

/** @typedef {Awaited<ReturnType<typeof serve>>} Server */
/** @typedef {{ server: Server, attempted: Promise<void>, reading: Promise<void>, asked: Promise<void> }} Progress */

/**
 * @typedef {object} Moment
 * @property {string} when
 * @property {import('./support/server.mjs').StubResponse[]} answers
 * @property {(progress: Progress) => Promise<void>} [reached] absent when the signal is aborted before the call
 * @property {boolean} [asksForToken] whether the token callback never settles
 * @property {'no' | 'unknown'} delivered
 * @property {object[]} attempts
 */

/** An endpoint that receives nothing, because the fetch is replaced. */
const NOWHERE = 'https://graph.example';
const ABORTED = { number: 1, failure: 'aborted' };

/** @type {Moment[]} */
const MOMENTS = [
  { when: 'before the call', answers: [], delivered: 'no', attempts: [ABORTED] },
  {
    when: 'while the token is awaited',
    answers: [],
    asksForToken: true,
    reached: ({ asked }) => asked,
    delivered: 'no',
    attempts: [ABORTED],
  },
  {
    when: 'in flight',
    answers: [hang],
    reached: ({ server }) => server.received[0] ?? assert.fail(),
    delivered: 'unknown',
    attempts: [ABORTED],
  },
  {
    when: 'while the body of a 403 is read',
    answers: [stall(403)],
    reached: ({ reading }) => reading,
    delivered: 'no',
    attempts: [ABORTED],
  },
  {
    when: 'while the body of a 500 is read',
    answers: [stall(500)],
    reached: ({ reading }) => reading,
    delivered: 'unknown',
    attempts: [ABORTED],
  },
  {
    when: 'in the wait for Retry-After',
    answers: [later(429, '20')],
    reached: ({ attempted }) => attempted,
    delivered: 'no',
    attempts: [{ number: 1, status: 429, retryAfterSeconds: 20, waitMs: 20_000 }],
  },
];

/** @type {[string, unknown[]][]} the arguments of `abort` */
const REASONS = [
  ['without a reason', []],
  ['with an Error', [new RangeError('the caller hung up')]],
  ['with a text', ['the caller hung up']],
  ['with null', [null]],
];

for (const { when, answers, reached, asksForToken, delivered, attempts } of MOMENTS) {
  for (const [how, reason] of REASONS) {
    test(`abort ${when} ${how} rejects with its reason, delivered: ${delivered}`, async (t) => {
      t.mock.method(Math, 'random', () => 0);
      const server = await serve(t, ...answers);
      const reading = firstReading(t);
      const recorder = attemptRecorder();
      const controller = new AbortController();
      const { signal } = controller;
      const asked = pending();
      const token = () => {
        asked.resolve();
        return never();
      };

      if (!reached) controller.abort(...reason);
      const sending = send(server.baseUrl, {
        signal,
        clientRequestId: false,
        onAttempt: recorder.onAttempt,
        ...(asksForToken && { token }),
      });
      if (reached) {
        await reached({ server, reading, asked: asked.promise, attempted: recorder.attempted });
        controller.abort(...reason);
      }

      const error = await failureOf(sending);
      assert.equal(error.code, 'aborted');
      assert.equal(error.delivered, delivered);
      assert.ok(Object.hasOwn(error, 'cause'));
      assert.equal(error.cause, signal.reason);
      if (reason.length > 0) assert.equal(error.cause, reason[0]);
      else assert.equal(/** @type {DOMException} */ (error.cause).name, 'AbortError');
      assert.deepEqual(recorder.attempts, attempts);
      assert.equal(getEventListeners(signal, 'abort').length, 0);
      // The exchange itself ended too, not only the wait for it.
      await Promise.all(server.closed);
    });
  }
}

test('sendTransfer with an aborted signal requests no token and does not call fetch', async () => {
  const unwanted = () => assert.fail('called');
  const error = await failureOf(send(NOWHERE, { signal: AbortSignal.abort(), token: unwanted, fetch: unwanted }));
  assert.equal(error.code, 'aborted');
});

test('AbortSignal.timeout aborts with its TimeoutError as cause', async () => {
  const error = await failureOf(send(NOWHERE, { signal: AbortSignal.timeout(1), fetch: never }));
  assert.equal(error.code, 'aborted');
  assert.equal(/** @type {DOMException} */ (error.cause).name, 'TimeoutError');
});

test('signal of another realm aborts', async (t) => {
  const server = await serve(t, hang);
  // Such as a polyfill: it behaves like an AbortSignal and is not one.
  const target = new EventTarget();
  const foreign = Object.assign(target, { aborted: false, reason: /** @type {unknown} */ (undefined) });
  const sending = send(server.baseUrl, { signal: /** @type {AbortSignal} */ (/** @type {unknown} */ (foreign)) });
  await server.received[0];
  Object.assign(foreign, { aborted: true, reason: 'hung up' });
  target.dispatchEvent(new Event('abort'));
  const error = await failureOf(sending);
  assert.deepEqual([error.code, error.cause], ['aborted', 'hung up']);
  await server.closed[0];
});

test('abort by the fetch, the token callback or the attempt listener ends the send', async (t) => {
  const server = await serve(t, later(429, '20'));
  const controllers = [1, 2, 3].map(() => new AbortController());
  const [inToken, inFetch, inListener] = /** @type {[AbortController, AbortController, AbortController]} */ (
    controllers
  );
  const errors = await Promise.all([
    failureOf(
      send(server.baseUrl, {
        signal: inToken.signal,
        token: () => {
          inToken.abort('by token');
          return 'token';
        },
      }),
    ),
    failureOf(
      send(server.baseUrl, {
        signal: inFetch.signal,
        fetch: () => {
          inFetch.abort('by fetch');
          return never();
        },
      }),
    ),
    failureOf(send(server.baseUrl, { signal: inListener.signal, onAttempt: () => inListener.abort('by listener') })),
  ]);
  assert.deepEqual(
    errors.map(({ code, cause, delivered }) => [code, cause, delivered]),
    [
      ['aborted', 'by token', 'no'],
      ['aborted', 'by fetch', 'unknown'],
      ['aborted', 'by listener', 'no'],
    ],
  );
});
