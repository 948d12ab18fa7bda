// @ts-check
/** The routes of the webhook, and of the state of calls and transfers. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { createMemoryLog } from '../../www/server/log/memory.js';
import { createRecentTransfers } from '../../www/server/relay/recent-transfers.js';
import { createBatchStore, serveWebhook } from '../../www/server/routes/webhook.js';
import { send, sendRaw } from './console-server.mjs';
import { bodyOf, CALL_ID, followed, OTHER_CALL_ID, transferOf } from './support/events.mjs';
import { ready, startRelay } from './support/relay-app.mjs';

/** Any token: the webhook of these tests does not verify it. */
const TOKEN = { Authorization: 'Bearer any' };

/** @import { TestContext } from 'node:test' */

/** @param {TestContext} t */
async function start(t) {
  const log = createMemoryLog();
  const relay = await startRelay(log);
  t.after(() => relay.close());
  await ready(relay.hub);
  return { log, ...relay };
}

/**
 * Serves a webhook.
 *
 * @param {TestContext} t
 * @param {(request: Request) => Promise<Response>} webhook
 * @param {(authorization: string) => Promise<unknown>} [verify]
 */
async function serve(t, webhook, verify) {
  const app = Fastify();
  app.decorate('webhook', { handle: webhook, verify });
  await app.register(serveWebhook, { prefix: '/api' });
  t.after(() => app.close());
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return { origin, port: Number(new URL(origin).port) };
}

test('webhook route appends a delivery with its id and its unchanged body', async (t) => {
  const { log, origin } = await start(t);
  const body = ` ${bodyOf(CALL_ID, { state: 'established', subject: 'ü 😀' })}\n`;
  const headers = {
    ...TOKEN,
    'X-Microsoft-Skype-Message-ID': 'one',
    'Content-Type': 'application/json; charset=utf-8',
  };
  assert.equal((await send(origin, '/api/webhook', { method: 'POST', headers, body })).status, 202);
  const [logged] = await followed(log).until(1);
  assert.ok(logged?.event.kind === 'notifications');
  const { at, ...event } = logged.event;
  assert.deepEqual(event, { kind: 'notifications', deliveryId: 'one', callIds: [CALL_ID], body });
  assert.ok(Math.abs(at - Date.now()) < 60_000);
});

test('webhook route lists each call of a body once, in its first spelling', async (t) => {
  const { log, origin } = await start(t);
  const value = [CALL_ID, CALL_ID.toUpperCase(), OTHER_CALL_ID].map((id) => JSON.parse(bodyOf(id, {})).value[0]);
  await send(origin, '/api/webhook', { method: 'POST', headers: TOKEN, body: JSON.stringify({ value }) });
  const [logged] = await followed(log).until(1);
  assert.ok(logged?.event.kind === 'notifications');
  assert.deepEqual(logged.event.callIds, [CALL_ID, OTHER_CALL_ID]);
});

test('batch store ignores a body without notifications', async () => {
  const store = createBatchStore({ append: () => assert.fail('The batch was appended.') });
  await store({ kind: 'legacy', response: { status: 204 } }, { body: '{}', receivedAt: 1 });
});

test('webhook route passes on the bytes, the headers and the query unchanged', async (t) => {
  /** @type {{ method: string, path: string, type: string | null, bytes: number[] }[]} */
  const seen = [];
  const { origin } = await serve(t, async (request) => {
    const { pathname, search } = new URL(request.url);
    const bytes = [...new Uint8Array(await request.arrayBuffer())];
    seen.push({ method: request.method, path: pathname + search, type: request.headers.get('Content-Type'), bytes });
    return new Response(null, { status: 202 });
  });
  const headers = { ...TOKEN, 'Content-Type': 'text/x-anything' };
  await send(origin, '/api/webhook?a=%20b', { method: 'POST', headers, body: Buffer.from([0, 255, 123]) });
  await send(origin, '/api/webhook', { method: 'POST' });
  assert.deepEqual(seen, [
    { method: 'POST', path: '/api/webhook?a=%20b', type: 'text/x-anything', bytes: [0, 255, 123] },
    { method: 'POST', path: '/api/webhook', type: null, bytes: [] },
  ]);
});

test('webhook route does not read the body of a request without a token', async (t) => {
  /** @type {(ArrayBuffer | null)[]} */
  const bodies = [];
  const { origin } = await serve(t, async (request) => {
    bodies.push(request.body && (await request.arrayBuffer()));
    return new Response(null, { status: 401 });
  });
  assert.equal((await send(origin, '/api/webhook', { method: 'POST', body: '{}' })).status, 401);
  assert.deepEqual(bodies, [null]);
});

const REFUSING = () => Promise.reject(new Error('refused'));

/** Returns the response to a request without its body. @param {number} port */
async function respondBeforeBody(port) {
  const headers = 'Host: x\r\nAuthorization: Bearer a\r\nContent-Length: 1000\r\nConnection: close';
  return sendRaw(port, `POST /api/webhook HTTP/1.1\r\n${headers}\r\n\r\n`);
}

test('webhook route does not wait for the body of a request with an invalid token', async (t) => {
  const refusing = await serve(t, async () => new Response(null, { status: 401 }), REFUSING);
  assert.match(await respondBeforeBody(refusing.port), /^HTTP\/1\.1 401 /);
});

test('webhook route asks for a retry when the token is valid at the second check only', async (t) => {
  const { port } = await serve(
    t,
    (request) =>
      request.text().then(
        () => new Response(null, { status: 202 }),
        () => new Response(null, { status: 400 }),
      ),
    REFUSING,
  );
  const response = await respondBeforeBody(port);
  assert.match(response, /^HTTP\/1\.1 503 [\s\S]*\r\nretry-after: 1\r\n[\s\S]*"keysUnavailable"/);
});

test('webhook route passes on both of two Authorization headers', async (t) => {
  const { port } = await serve(t, async ({ headers }) => new Response(headers.get('Authorization')));
  const response = await sendRaw(
    port,
    'POST /api/webhook HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
  );
  assert.match(response, /Bearer a, Bearer b$/);
});

test("webhook route sends the handler's response unchanged", async (t) => {
  const { origin } = await serve(t, async () =>
    Response.json({ no: 1 }, { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } }),
  );
  const { status, headers, body } = await send(origin, '/api/webhook', { method: 'POST' });
  assert.deepEqual(
    [status, headers['www-authenticate'], headers['content-type'], body],
    [401, 'Bearer', 'application/json', '{"no":1}'],
  );
});

test('webhook route accepts a body of 1 MiB, and refuses a larger one', async (t) => {
  const { origin } = await serve(t, async (request) => new Response(String((await request.arrayBuffer()).byteLength)));
  const post = (/** @type {number} */ size) =>
    send(origin, '/api/webhook', { method: 'POST', headers: TOKEN, body: Buffer.alloc(size) });
  assert.equal((await post(1024 * 1024)).body, '1048576');
  const { status, body } = await post(1024 * 1024 + 1);
  assert.deepEqual([status, JSON.parse(body).error.code], [413, 'bodyTooLarge']);
});

test('webhook route does not serve GET', async (t) => {
  const { origin } = await serve(t, async () => new Response());
  assert.equal((await send(origin, '/api/webhook')).status, 404);
});

test('calls route lists the live calls', async (t) => {
  const { log, origin, hub } = await start(t);
  await log.append(transferOf(CALL_ID)[2] ?? assert.fail());
  await ready(hub, () => hub.stats.events === 1);
  const { status, headers, body } = await send(origin, '/api/calls');
  assert.deepEqual([status, headers['cache-control']], [200, 'no-store']);
  assert.deepEqual(
    JSON.parse(body).calls.map((/** @type {any} */ { callId, state }) => [callId, state]),
    [[CALL_ID, 'transferring']],
  );
});

test('calls route returns the status of the transfer of a call, by any spelling of its call id', async (t) => {
  const { log, origin, hub } = await start(t);
  for (const event of transferOf(CALL_ID)) await log.append(event);
  await ready(hub, () => hub.stats.events === 5);
  const { status, body } = await send(origin, `/api/calls/${CALL_ID.toUpperCase()}/transfer`);
  assert.deepEqual([status, JSON.parse(body).phase], [200, 'completed']);
  const unknown = await send(origin, `/api/calls/${OTHER_CALL_ID}/transfer`);
  assert.deepEqual([unknown.status, JSON.parse(unknown.body).error.code], [404, 'unknownTransfer']);
});

test('calls and transfers routes respond with 503 until the log was read', async (t) => {
  const log = createMemoryLog();
  const relay = await startRelay({ ...log, loadSnapshot: () => new Promise(() => {}) });
  t.after(() => relay.app.server.close());
  for (const path of ['/api/calls', `/api/calls/${CALL_ID}/transfer`, '/api/transfers/recent']) {
    const { status, headers, body } = await send(relay.origin, path);
    assert.deepEqual([status, headers['retry-after'], JSON.parse(body).error.code], [503, '1', 'starting']);
  }
});

test('transfers route lists recent transfers with the position of their events', async (t) => {
  const { log, hub, origin } = await start(t);
  const now = Date.now();
  const [first, ...rest] = transferOf(CALL_ID).map((event) => ({ ...event, at: now }));
  const old = { ...first, at: now - 20 * 60_000, transferId: 'old', callId: OTHER_CALL_ID };
  const ended = transferOf(OTHER_CALL_ID).at(-1);
  for (const event of [old, ended, first]) await log.append(/** @type {any} */ (event));
  await ready(hub, () => hub.stats.events === 3);
  const { transfers, after } = await (await fetch(`${origin}/api/transfers/recent`)).json();
  assert.deepEqual(
    transfers.map((/** @type {any} */ { event }) => event),
    [first],
  );
  for (const event of rest) await log.append(/** @type {any} */ (event));
  const since = await log.read(after, '9999999999999-0', 10);
  assert.deepEqual(
    since?.map(({ event }) => event),
    rest,
  );
});

test('recent transfers contain those in progress for an hour, and consultations for a day, also after a restart', async () => {
  const HOUR = 3_600_000;
  /** @param {number} at @param {string} callId @returns {any} */
  const transfer = (at, callId) => ({
    id: `${at}-0`,
    event: { kind: 'transfer', at, transferId: callId, sequence: 0, callId, body: '{}' },
  });
  /** @param {number} at @param {string} callId @returns {any} */
  const consultation = (at, callId) => ({
    id: `${at}-0`,
    event: { kind: 'consultation', at, consultationId: callId, callId, start: { target: {}, version: 'v1.0' } },
  });
  const isInProgress = (/** @type {{ callId: string }} */ { callId }) => callId !== 'ended';
  const recent = createRecentTransfers();
  for (const one of [
    ...[consultation(0, 'aDayOld'), consultation(HOUR, 'asked'), consultation(HOUR, 'ended')],
    // So many that the consultations would be dropped.
    ...Array.from({ length: 120 }, () => transfer(HOUR, 'tooOld')),
    ...[transfer(23.4 * HOUR, 'ended'), transfer(23.4 * HOUR, 'inProgress')],
  ])
    recent.add(one, isInProgress);
  const restored = createRecentTransfers(JSON.parse(JSON.stringify(recent.snapshot())));
  const { transfers, after } = restored.list(24 * HOUR, isInProgress);
  assert.deepEqual(
    transfers.map(({ event }) => event.callId),
    ['asked', 'inProgress'],
  );
  assert.equal(after, `${23.4 * HOUR}-0`);
});
