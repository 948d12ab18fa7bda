// @ts-check
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { folder } from './support/installed.mjs';
import { never } from './support/pending.mjs';
import { send } from './support/sending.mjs';
import { accept, goneBaseUrl, hang, later, reset, serve, stall, status } from './support/server.mjs';
import './support/settled.mjs';
import { holdTimers } from './support/timers.mjs';

test('sendTransfer removes each listener that it added to a signal', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const timers = holdTimers(t);
  const { signal } = new AbortController();
  const added = t.mock.method(signal, 'addEventListener');
  const removed = t.mock.method(signal, 'removeEventListener');
  const server = await serve(t, accept, status(403), reset, later(429, '5'), accept, hang);

  const outcome = (/** @type {object} */ options) =>
    send(server.baseUrl, { signal, ...options }).then(
      (response) => response.kind,
      (error) => error.code,
    );
  assert.equal(await outcome({}), 'accepted');
  assert.equal(await outcome({}), 'refused');
  assert.equal(await outcome({}), 'network');
  assert.equal(
    await outcome({ onAttempt: () => setImmediate(() => timers.delays.includes(5000) && timers.end(5000)) }),
    'accepted',
  );
  const hanging = outcome({ timeoutMs: 4000 });
  await server.received[5];
  timers.end(4000);
  assert.equal(await hanging, 'timedOut');
  assert.equal(await outcome({ token: () => '' }), 'invalidToken');
  assert.equal(await outcome({ timeoutMs: -1 }), 'invalidOptions');

  const listeners = (/** @type {typeof added} */ { mock }) =>
    mock.calls.map(({ arguments: [type, listener] }) => [type, listener]);
  assert.ok(added.mock.callCount() > 6);
  assert.deepEqual(listeners(removed), listeners(added));
  assert.deepEqual(timers.delays, []);
});

test('sendTransfer clears its timers, however it ends', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const timers = holdTimers(t);
  const controller = new AbortController();
  const server = await serve(t, accept, status(500), later(429, '20'), stall(403));
  const gone = await goneBaseUrl();
  const abortLater = () => setImmediate(() => controller.abort());
  for (const [baseUrl, options] of /** @type {[string, object][]} */ ([
    [server.baseUrl, {}],
    [server.baseUrl, {}],
    [gone, {}],
    [server.baseUrl, { signal: controller.signal, onAttempt: abortLater }],
    [server.baseUrl, { signal: AbortSignal.abort() }],
    [server.baseUrl, { token: () => Promise.reject(new Error('no token')) }],
  ])) {
    await send(baseUrl, options).catch(() => {});
    assert.deepEqual(timers.delays, []);
  }
  const reading = send(server.baseUrl, { timeoutMs: 3000 });
  await server.received[3];
  timers.end(3000);
  await reading.catch(() => {});
  assert.deepEqual(timers.delays, []);
});

/** @type {[string, import('./support/server.mjs').StubResponse[], string][]} the end of a send with a timeout of an hour */
const LAST_SENDS = [
  ['accepted', [accept], 'accepted'],
  ['refused', [status(403)], 'refused'],
  ['accepted at the second attempt', [later(429, '0'), accept], 'accepted'],
  ['broken off', [reset], 'network'],
  ['aborted in flight', [hang], 'aborted'],
  ['aborted in the wait', [later(429, '25')], 'aborted'],
];

for (const [how, answers, expected] of LAST_SENDS) {
  test(`process whose last send was ${how} ends by itself`, { timeout: 60_000 }, async (t) => {
    const server = await serve(t, ...answers);
    const args = [join(folder, 'last-send.mjs'), server.baseUrl];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    t.after(() => child.kill());
    // It aborts when its input ends.
    if (how === 'aborted in flight') server.received[0]?.then(() => child.stdin.end());
    if (how === 'aborted in the wait') server.closed[0]?.then(() => child.stdin.end());
    const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    assert.deepEqual([printed.trim(), code], [expected, 0]);
  });
}

test('hundred concurrent sends resolve independently', async (t) => {
  const server = await serve(t, ...Array.from({ length: 100 }, () => accept));
  const answers = await Promise.all(server.received.map(() => send(server.baseUrl)));
  const ids = new Set(answers.map(({ clientRequestId }) => clientRequestId));
  assert.equal(ids.size, 100);
  assert.deepEqual(new Set(server.requests.map(({ headers }) => headers['client-request-id'])), ids);
});

test('hanging send does not delay another one', async (t) => {
  const server = await serve(t, hang, accept);
  const controller = new AbortController();
  const hanging = send(server.baseUrl, { signal: controller.signal, token: null });
  await server.received[0];
  const waiting = send(server.baseUrl, { signal: controller.signal, token: never });
  assert.equal((await send(server.baseUrl)).kind, 'accepted');
  controller.abort('enough');
  for (const sending of [hanging, waiting]) {
    await assert.rejects(sending, { code: 'aborted', cause: 'enough' });
  }
});
