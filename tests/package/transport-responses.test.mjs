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

/** @type {[string, import('./support/server.mjs').StubResponse, number][]} */
const ACCEPTED = [
  ['an empty 202 without a type', accept, 202],
  ['an empty 202 with a JSON type', status(202, { headers: JSON_TYPE }), 202],
  ['a 202 with a body that is no JSON', status(202, { headers: JSON_TYPE, body: '{"' }), 202],
  ['a 202 whose body breaks off', cut(202), 202],
  ['a 202 whose body never ends', stall(202), 202],
  ['a 200 with a body', status(200, { headers: JSON_TYPE, body: '{"id":"1"}' }), 200],
  ['a 204', status(204), 204],
];

for (const [name, response, code] of ACCEPTED) {
  test(`sendTransfer reports ${name} as accepted`, async (t) => {
    const server = await serve(t, response);
    const { elapsedMs, ...rest } = await send(server.baseUrl, { clientRequestId: false });
    assert.deepEqual(rest, { kind: 'accepted', status: code, attempts: 1 });
    assert.ok(elapsedMs > 0);
    // An unread body does not block the connection.
    await server.closed[0];
  });
}

/** @type {[string, import('./support/server.mjs').StubResponse, object][]} */
const REFUSED = [
  [
    'a 403 with the JSON of Graph',
    status(403, { headers: JSON_TYPE, body: ERROR_7505 }),
    {
      status: 403,
      retryable: false,
      mayBeInProgress: false,
      error: { form: 'graph', code: '7505', message: 'Request authorization tenant mismatch.', body: ERROR_7505 },
    },
  ],
  [
    'a 404 with a byte order mark and no type',
    status(404, { body: `\uFEFF${ERROR_7505}` }),
    {
      status: 404,
      retryable: false,
      mayBeInProgress: false,
      error: { form: 'graph', code: '7505', message: 'Request authorization tenant mismatch.', body: ERROR_7505 },
    },
  ],
  [
    'a 502 with a web page',
    status(502, { headers: { 'Content-Type': 'text/html' }, body: PAGE }),
    {
      status: 502,
      retryable: false,
      mayBeInProgress: true,
      error: { form: 'html', message: '502 Bad Gateway', body: PAGE },
    },
  ],
  [
    'an empty 401',
    status(401),
    {
      status: 401,
      retryable: false,
      mayBeInProgress: false,
      error: { form: 'empty', message: 'HTTP 401 Unauthorized, without a body' },
    },
  ],
  [
    'a 403 whose body breaks off',
    cut(403),
    {
      status: 403,
      retryable: false,
      mayBeInProgress: false,
      error: { form: 'truncated', message: 'HTTP 403 Forbidden, with an incomplete body' },
    },
  ],
  [
    'a 500 whose body breaks off',
    cut(500),
    {
      status: 500,
      retryable: false,
      mayBeInProgress: true,
      error: { form: 'truncated', message: 'HTTP 500 Internal Server Error, with an incomplete body' },
    },
  ],
];

for (const [name, response, expected] of REFUSED) {
  test(`sendTransfer returns ${name} as a refusal`, async (t) => {
    const server = await serve(t, response);
    const { elapsedMs, ...rest } = await send(server.baseUrl, { clientRequestId: false });
    assert.deepEqual(rest, { kind: 'refused', attempts: 1, ...expected });
    assert.ok(elapsedMs > 0);
  });
}

for (const code of [301, 302, 303, 307, 308]) {
  test(`sendTransfer does not follow a ${code}`, async (t) => {
    const target = await serve(t);
    const location = `${target.baseUrl}/login`;
    const server = await serve(t, status(code, { headers: { Location: location } }));
    const response = await send(server.baseUrl);
    assert.ok(response.kind === 'refused');
    assert.deepEqual([response.status, response.retryable, response.mayBeInProgress], [code, false, true]);
    assert.deepEqual([response.error.form, response.error.location], ['redirect', location]);
  });
}

test('sendTransfer refuses a 200 that a given fetch received through a redirect', async (t) => {
  const login = await serve(t, status(200, { body: '<h1>Sign in</h1>' }));
  const location = `${login.baseUrl}/login`;
  const server = await serve(t, status(302, { headers: { Location: location } }));
  const response = await send(server.baseUrl, { fetch: (url, init) => fetch(url, { ...init, redirect: 'follow' }) });
  assert.ok(response.kind === 'refused');
  assert.deepEqual([response.error.form, response.error.location], ['redirect', location]);
  assert.equal(login.requests[0]?.method, 'GET');
});

test('response contains the ids and the date of its headers, which have priority over the sent ids', async (t) => {
  const headers = {
    'request-id': 'a5ed0a8c',
    'client-request-id': '00000000-0000-4000-8000-000000000002',
    Date: 'Mon, 02 Mar 2026 08:00:00 GMT',
  };
  const server = await serve(t, status(202, { headers }), status(400, { headers }));
  const sent = { clientRequestId: '00000000-0000-4000-8000-000000000001' };
  for (const kind of ['accepted', 'refused']) {
    const response = await send(server.baseUrl, sent);
    assert.deepEqual(
      [response.kind, response.requestId, response.clientRequestId, response.date],
      [kind, headers['request-id'], headers['client-request-id'], '2026-03-02T08:00:00Z'],
    );
  }
});

test('sendTransfer returns a refusal whose body never ends without it after the timeout', async (t) => {
  const timers = holdTimers(t);
  const server = await serve(t, stall(403));
  const reading = firstReading(t);
  const { attempts, onAttempt } = attemptRecorder();
  const sending = send(server.baseUrl, { timeoutMs: 5000, clientRequestId: false, onAttempt });
  await reading;
  timers.end(5000);
  const response = await sending;
  assert.ok(response.kind === 'refused');
  assert.deepEqual([response.status, response.error.form], [403, 'truncated']);
  assert.deepEqual(attempts, [{ number: 1, status: 403 }]);
  await server.closed[0];
});

test('sendTransfer reads only the start of a long body', async (t) => {
  const server = await serve(
    t,
    status(500, { headers: { 'Content-Type': 'text/plain' }, body: 'ä'.repeat(1_000_000) }),
  );
  const response = await send(server.baseUrl);
  assert.ok(response.kind === 'refused');
  assert.deepEqual([response.error.form, response.error.body?.length], ['text', 4096]);
  assert.ok(response.error.message.length < 4096);
});
