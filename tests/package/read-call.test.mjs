// @ts-check
/** Reading a call: the request, and the result of each response. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api } from './support/installed.mjs';
import { failureOf, read } from './support/sending.mjs';
import { cut, serve, status } from './support/server.mjs';
import './support/settled.mjs';
import { CALL_ID, CALL_PATH, TOKEN } from './support/transfers.mjs';

/** @typedef {NonNullable<import('graph-call-transfer').SendOptions['fetch']>} Fetch */

const JSON_TYPE = { 'Content-Type': 'application/json' };
const HTML_TYPE = { 'Content-Type': 'text/html' };
const ID = '00000000-0000-4000-8000-00000000ABCD';
const NOWHERE = 'https://graph.example';
const CALL = { '@odata.type': '#microsoft.graph.call', id: CALL_ID, state: 'established', resultInfo: null, new: [1] };
const GONE = '{"error":{"code":"8522","message":"Call not found."}}';

/** @param {unknown} body */
const json = (body, code = 200) => status(code, { headers: JSON_TYPE, body: JSON.stringify(body) });

test('readCall sends a GET without a body, with the token and an id, and bypasses caches', async (t) => {
  const server = await serve(t, json(CALL), json(CALL), json(CALL));
  const options = { token: TOKEN, clientRequestId: ID };
  await read(server.baseUrl, options);
  await read(server.baseUrl, { ...options, fetch: (url, init) => fetch(url, init) });
  const headers = { Accept: 'application/json', Authorization: `Bearer ${TOKEN}`, 'client-request-id': ID };
  await fetch(server.baseUrl + CALL_PATH, { headers, cache: 'no-store' });
  const [ours, ofGivenFetch, plain] = server.requests;
  assert.deepEqual([ours?.method, ours?.path, ours?.body], ['GET', CALL_PATH, '']);
  assert.deepEqual(ours, plain);
  assert.deepEqual(ofGivenFetch, plain);
});

test('readCall calls a given fetch with the URL and a plain RequestInit', async () => {
  /** @type {[string, RequestInit][]} */
  const calls = [];
  const fetch = /** @type {Fetch} */ (
    async (...args) => {
      calls.push(args);
      return Response.json(CALL);
    }
  );
  assert.equal((await read(NOWHERE, { token: TOKEN, clientRequestId: ID, fetch })).kind, 'found');
  const [url, { signal, ...init }] = calls[0] ?? assert.fail();
  assert.equal(url, NOWHERE + CALL_PATH);
  assert.ok(signal instanceof AbortSignal);
  assert.deepEqual(init, {
    method: 'GET',
    headers: { Accept: 'application/json', Authorization: `Bearer ${TOKEN}`, 'client-request-id': ID },
    cache: 'no-store',
    redirect: 'manual',
  });
});

/** @type {[string, object, string | undefined][]} */
const CALLS = [
  ['a call', CALL, 'established'],
  ['a state in the case of older answers', { id: '1', state: 'TransferAccepted' }, 'transferAccepted'],
  ['a state of tomorrow', { id: '1', state: 'Parked' }, 'Parked'],
  ['a call that has just ended', { ...CALL, state: 'terminated', terminationReason: 'AppTransferred' }, 'terminated'],
  ['a call without a state', { id: CALL_ID, state: null }, undefined],
  ['a call with odd members', { state: 'hold', constructor: 1, toString: 'x', '': { deep: ['\u2028'] } }, 'hold'],
];

for (const [name, call, state] of CALLS) {
  test(`readCall finds ${name}, exactly as received`, async (t) => {
    const server = await serve(t, json(call));
    const { elapsedMs, ...rest } = await read(server.baseUrl, { clientRequestId: false });
    assert.deepEqual(rest, { kind: 'found', status: 200, ...(state !== undefined && { state }), call, attempts: 1 });
    assert.ok(elapsedMs > 0);
  });
}

test('readCall keeps a member named __proto__', async (t) => {
  const body = '{"id":"1","__proto__":{"state":"established"}}';
  const server = await serve(t, status(200, { headers: JSON_TYPE, body }));
  const reading = await read(server.baseUrl);
  assert.ok(reading.kind === 'found');
  assert.equal(reading.state, undefined);
  assert.equal(JSON.stringify(reading.call), body);
});

test("readCall reports Graph's 404 as an ended call, with Graph's error", async (t) => {
  const ids = { 'request-id': 'a5ed0a8c', 'client-request-id': ID };
  const headers = { ...JSON_TYPE, ...ids, Date: 'Mon, 02 Mar 2026 08:00:00 GMT' };
  const server = await serve(
    t,
    status(404, { headers, body: GONE }),
    status(404, { headers, body: '{"error":{"code":"NotFound"}}' }),
  );
  const { elapsedMs, ...rest } = await read(server.baseUrl);
  assert.deepEqual(rest, {
    kind: 'ended',
    status: 404,
    error: { form: 'graph', code: '8522', message: 'Call not found.', body: GONE },
    requestId: 'a5ed0a8c',
    clientRequestId: ID,
    date: '2026-03-02T08:00:00Z',
    attempts: 1,
  });
  assert.ok(elapsedMs > 0);
  assert.equal((await read(server.baseUrl)).kind, 'ended');
});

const LOGIN = '<!DOCTYPE html><html><head><title>Sign in to your account</title></head></html>';
const LONG = { id: CALL_ID, subject: 'x'.repeat(2_000_000) };
const ERROR_401 = '{"error":{"code":"InvalidAuthenticationToken","message":"Access token is empty."}}';

/** @type {[string, import('./support/server.mjs').StubResponse, [number, string, RegExp]][]} status, form and message */
const REFUSED = [
  [
    "a proxy's 404",
    status(404, { headers: HTML_TYPE, body: '<h1>404 Not Found</h1>' }),
    [404, 'html', /^404 Not Found$/],
  ],
  ['an empty 404', status(404), [404, 'empty', /^HTTP 404 Not Found, without a body$/]],
  ['the 404 of a route that a relay does not have', json({ statusCode: 404, message: 'x' }, 404), [404, 'json', /^x$/]],
  ["a relay's 404 in Graph's form", json({ error: { code: 'noRoute', message: 'x' } }, 404), [404, 'graph', /^x$/]],
  ['a 404 that breaks off', cut(404), [404, 'truncated', /^HTTP 404 Not Found, with an incomplete body$/]],
  ['a 404 with a call', json(CALL, 404), [404, 'json', /^HTTP 404 Not Found, /]],
  ['a 410', status(410, { body: GONE }), [410, 'graph', /^Call not found\.$/]],
  ['a 401', status(401, { headers: JSON_TYPE, body: ERROR_401 }), [401, 'graph', /^Access token is empty\.$/]],
  ['a 500 with a call', json(CALL, 500), [500, 'json', /^HTTP 500/]],
  ['a login page with 200', status(200, { headers: HTML_TYPE, body: LOGIN }), [200, 'html', /with a web page$/]],
  ['a login page that calls itself JSON', status(200, { headers: JSON_TYPE, body: LOGIN }), [200, 'html', /web page$/]],
  ['an empty 200', status(200, { headers: JSON_TYPE }), [200, 'empty', /with an empty body$/]],
  ['a 200 with a text', status(200, { body: 'established' }), [200, 'text', /with plain text$/]],
  ['a 200 with a list', json([CALL]), [200, 'json', /JSON that is not a call$/]],
  ['a 200 with another object', json({ status: 'ok' }), [200, 'json', /JSON that is not a call$/]],
  ['a 200 with an error', status(200, { headers: JSON_TYPE, body: GONE }), [200, 'graph', /^Call not found\.$/]],
  [
    'a 200 with JSON that is not strict',
    status(200, { body: `{"id":"${CALL_ID}",}` }),
    [200, 'text', /with plain text$/],
  ],
  ['a 200 that breaks off', cut(200), [200, 'truncated', /with an incomplete body$/]],
  ['half a call', status(200, { body: JSON.stringify(CALL).slice(0, -9) }), [200, 'truncated', /an incomplete body$/]],
  ['a 200 of 2 MB', json(LONG), [200, 'json', /with a body that is too long$/]],
  ['a 204', status(204), [204, 'empty', /^expected a call, found HTTP 204 with an empty body$/]],
  ['a 202', json(CALL, 202), [202, 'json', /not a call$/]],
  [
    'a 502 with a web page',
    status(502, { body: '<title>502 Bad Gateway</title>' }),
    [502, 'html', /^502 Bad Gateway$/],
  ],
];

for (const [name, response, [code, form, message]] of REFUSED) {
  test(`readCall refuses ${name}`, async (t) => {
    const server = await serve(t, response);
    const reading = await read(server.baseUrl);
    assert.ok(reading.kind === 'refused');
    assert.deepEqual([reading.status, reading.error.form, reading.retryable], [code, form, false]);
    assert.match(reading.error.message, message);
    assert.ok((reading.error.body?.length ?? 0) <= 4096);
    assert.deepEqual(
      Object.keys(reading).filter((member) => ['call', 'state'].includes(member)),
      [],
    );
  });
}

test('readCall reads a call of 256 KiB, and refuses one byte more', async (t) => {
  const bare = JSON.stringify({ id: CALL_ID, subject: '' }).length;
  const ofLength = (/** @type {number} */ length) => json({ id: CALL_ID, subject: 'x'.repeat(length - bare) });
  const server = await serve(t, ofLength(262_144), ofLength(262_145));
  assert.equal((await read(server.baseUrl)).kind, 'found');
  assert.equal((await read(server.baseUrl)).kind, 'refused');
});

for (const code of [301, 302, 303, 307, 308]) {
  test(`readCall does not follow a ${code}: the token is for Graph`, async (t) => {
    const target = await serve(t);
    const location = `${target.baseUrl}${CALL_PATH}`;
    const server = await serve(t, status(code, { headers: { Location: location } }));
    const reading = await read(server.baseUrl, { token: TOKEN });
    assert.ok(reading.kind === 'refused');
    assert.deepEqual([reading.status, reading.error.form, reading.error.location], [code, 'redirect', location]);
  });
}

test('readCall refuses a call that a given fetch received through a redirect', async (t) => {
  const other = await serve(t, json(CALL), status(404, { headers: JSON_TYPE, body: GONE }));
  const moved = status(302, { headers: { Location: `${other.baseUrl}/elsewhere` } });
  const server = await serve(t, moved, moved);
  for (let time = 0; time < 2; time += 1) {
    const reading = await read(server.baseUrl, { fetch: (url, init) => fetch(url, { ...init, redirect: 'follow' }) });
    assert.ok(reading.kind === 'refused');
    assert.deepEqual([reading.error.form, reading.error.location], ['redirect', `${other.baseUrl}/elsewhere`]);
  }
});

/** @type {[unknown, string][]} invalid ids, and their issues */
const BAD_IDS = [
  ['', 'idEmpty'],
  ['x', 'notAGuid'],
  ['{id}', 'notAGuid'],
  [` ${CALL_ID}`, 'idPadded'],
  [`/communications/calls/${CALL_ID}`, 'idIsPath'],
  [`../../users/${CALL_ID}`, 'idIsPath'],
  ['%2e%2e%2fusers', 'notAGuid'],
  [`${CALL_ID}?$expand=participants`, 'notAGuid'],
  [`${CALL_ID}#`, 'notAGuid'],
  [`${CALL_ID}\r\nX-Evil: 1`, 'notAGuid'],
  ['a'.repeat(1_000_000), 'idTooLong'],
  ['/'.repeat(1_000_000), 'idTooLong'],
  [7, 'wrongType'],
  [undefined, 'wrongType'],
  [Object(CALL_ID), 'wrongType'],
  [[CALL_ID], 'wrongType'],
];

for (const [id, code] of BAD_IDS) {
  test(`readCall rejects the id ${JSON.stringify(id)?.slice(0, 60)}, and sends nothing`, async () => {
    const callId = /** @type {string} */ (id);
    const reading = failureOf(api.readCall(callId, { token: null, fetch: () => assert.fail('sent') }));
    const described = failureOf(Promise.resolve().then(() => api.describeReadCall(callId)));
    for (const error of [await reading, await described]) {
      assert.equal(error.code, 'invalidTransfer');
      assert.match(error.message, /^the call id is not valid: /);
      assert.deepEqual(
        error.issues?.map(({ part, path, ...issue }) => [issue.code, part, path]),
        [[code, 'callId', '']],
      );
    }
  });
}

test('issue of an id offers the repaired id', async () => {
  const error = await failureOf(api.readCall(`/calls/${CALL_ID}`, { token: null }));
  assert.deepEqual(error.issues?.[0]?.fix, { title: 'Use the bare id of the call', path: '', value: CALL_ID });
});

test('describeReadCall returns the GET without a token, for each endpoint and spelling of the id', () => {
  const old = CALL_ID.replaceAll('-', '').toUpperCase();
  assert.deepEqual(api.describeReadCall(CALL_ID), {
    method: 'GET',
    url: `https://graph.microsoft.com${CALL_PATH}`,
    headers: { Accept: 'application/json' },
  });
  const url = api.describeReadCall(old, { baseUrl: 'https://relay.example/graph/', version: 'beta' }).url;
  assert.equal(url, `https://relay.example/graph/beta/communications/calls/${old}`);
});
