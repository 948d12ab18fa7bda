// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attemptRecorder, firstReading, send } from './support/sending.mjs';
import { accept, cut, serve, stall, status } from './support/server.mjs';
import './support/settled.mjs';
import { holdTimers } from './support/timers.mjs';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const ERROR_7505 = '{"error":{"code":"7505","message":"Request authorization tenant mismatch."}}';
const PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** @type {[string, import('./support/server.mjs').Answer, number][]} */
const ACCEPTED = [
  ['an empty 202 without a type', accept, 202],
  ['an empty 202 with a JSON type', status(202, { headers: JSON_TYPE }), 202],
  ['a 202 with a body that is no JSON', status(202, { headers: JSON_TYPE, body: '{"' }), 202],
  ['a 202 whose body breaks off', cut(202), 202],
  ['a 202 whose body never ends', stall(202), 202],
  ['a 200 with a body', status(200, { headers: JSON_TYPE, body: '{"id":"1"}' }), 200],
  ['a 204', status(204), 204],
];

for (const [name, answer, code] of ACCEPTED) {
  test(`${name} is accepted`, async (t) => {
    const server = await serve(t, answer);
    const { elapsedMs, ...rest } = await send(server.baseUrl, { clientRequestId: false });
    assert.deepEqual(rest, { kind: 'accepted', status: code, attempts: 1 });
    assert.ok(elapsedMs > 0);
    // A body that nobody reads does not hold the connection.
    await server.closed[0];
  });
}

/** @type {[string, import('./support/server.mjs').Answer, object][]} */
const REFUSED = [
  [
    'a 403 with the JSON of Graph',
    status(403, { headers: JSON_TYPE, body: ERROR_7505 }),
    {
      status: 403,
      retryable: false,
      mayHaveBegun: false,
      error: { form: 'graph', code: '7505', message: 'Request authorization tenant mismatch.', body: ERROR_7505 },
    },
  ],
  [
    'a 404 with a byte order mark and no type',
    status(404, { body: `\uFEFF${ERROR_7505}` }),
    {
      status: 404,
      retryable: false,
      mayHaveBegun: false,
      error: { form: 'graph', code: '7505', message: 'Request authorization tenant mismatch.', body: ERROR_7505 },
    },
  ],
  [
    'a 502 with a web page',
    status(502, { headers: { 'Content-Type': 'text/html' }, body: PAGE }),
    {
      status: 502,
      retryable: false,
      mayHaveBegun: true,
      error: { form: 'html', message: '502 Bad Gateway', body: PAGE },
    },
  ],
  [
    'an empty 401',
    status(401),
    {
      status: 401,
      retryable: false,
      mayHaveBegun: false,
      error: { form: 'empty', message: 'HTTP 401 Unauthorized, without a body' },
    },
  ],
  [
    'a 403 whose body breaks off',
    cut(403),
    {
      status: 403,
      retryable: false,
      mayHaveBegun: false,
      error: { form: 'cut', message: 'HTTP 403 Forbidden, with a body that broke off' },
    },
  ],
  [
    'a 500 whose body breaks off',
    cut(500),
    {
      status: 500,
      retryable: false,
      mayHaveBegun: true,
      error: { form: 'cut', message: 'HTTP 500 Internal Server Error, with a body that broke off' },
    },
  ],
];

for (const [name, answer, expected] of REFUSED) {
  test(`${name} is a refusal, as a value`, async (t) => {
    const server = await serve(t, answer);
    const { elapsedMs, ...rest } = await send(server.baseUrl, { clientRequestId: false });
    assert.deepEqual(rest, { kind: 'refused', attempts: 1, ...expected });
    assert.ok(elapsedMs > 0);
  });
}

for (const code of [301, 302, 303, 307, 308]) {
  test(`a ${code} is not followed: its target sees nothing`, async (t) => {
    const target = await serve(t);
    const location = `${target.baseUrl}/login`;
    const server = await serve(t, status(code, { headers: { Location: location } }));
    const answer = await send(server.baseUrl);
    assert.ok(answer.kind === 'refused');
    assert.deepEqual([answer.status, answer.retryable, answer.mayHaveBegun], [code, false, true]);
    assert.deepEqual([answer.error.form, answer.error.location], ['redirect', location]);
  });
}

test('a 200 that a given fetch got by following a redirect is a refusal', async (t) => {
  const login = await serve(t, status(200, { body: '<h1>Sign in</h1>' }));
  const location = `${login.baseUrl}/login`;
  const server = await serve(t, status(302, { headers: { Location: location } }));
  const answer = await send(server.baseUrl, { fetch: (url, init) => fetch(url, { ...init, redirect: 'follow' }) });
  assert.ok(answer.kind === 'refused');
  assert.deepEqual([answer.error.form, answer.error.location], ['redirect', location]);
  assert.equal(login.requests[0]?.method, 'GET');
});

test('the ids and the date of the answer are told, and its ids stand before those that were sent', async (t) => {
  const headers = {
    'request-id': 'a5ed0a8c',
    'client-request-id': '00000000-0000-4000-8000-000000000002',
    Date: 'Mon, 02 Mar 2026 08:00:00 GMT',
  };
  const server = await serve(t, status(202, { headers }), status(400, { headers }));
  const sent = { clientRequestId: '00000000-0000-4000-8000-000000000001' };
  for (const kind of ['accepted', 'refused']) {
    const answer = await send(server.baseUrl, sent);
    assert.deepEqual(
      [answer.kind, answer.requestId, answer.clientRequestId, answer.date],
      [kind, headers['request-id'], headers['client-request-id'], '2026-03-02T08:00:00Z'],
    );
  }
});

test('a refusal whose body never ends is told without it when the time is over', async (t) => {
  const timers = holdTimers(t);
  const server = await serve(t, stall(403));
  const reading = firstReading(t);
  const { attempts, onAttempt } = attemptRecorder();
  const sending = send(server.baseUrl, { timeoutMs: 5000, clientRequestId: false, onAttempt });
  await reading;
  timers.end(5000);
  const answer = await sending;
  assert.ok(answer.kind === 'refused');
  assert.deepEqual([answer.status, answer.error.form], [403, 'cut']);
  assert.deepEqual(attempts, [{ number: 1, status: 403 }]);
  await server.closed[0];
});

test('a body of any length is read no further than its start is told', async (t) => {
  const server = await serve(
    t,
    status(500, { headers: { 'Content-Type': 'text/plain' }, body: 'ä'.repeat(1_000_000) }),
  );
  const answer = await send(server.baseUrl);
  assert.ok(answer.kind === 'refused');
  assert.deepEqual([answer.error.form, answer.error.body?.length], ['text', 4096]);
  assert.ok(answer.error.message.length < 4096);
});
