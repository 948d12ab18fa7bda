// @ts-check
/** The webhook's route, and what is known as JSON. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { createMemoryLog } from '../../www/server/log/memory.js';
import { createRecentTransfers } from '../../www/server/relay/recent-transfers.js';
import { serveWebhook, storeIn } from '../../www/server/routes/webhook.js';
import { send, sendRaw } from './console-server.mjs';
import { bodyOf, CALL_ID, followed, OTHER_CALL_ID, transferOf } from './support/events.mjs';
import { ready, startRelay } from './support/relay-app.mjs';

/** Where the webhook is a stand-in, any will do. */
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
 * Serves a webhook of the test's own.
 *
 * @param {TestContext} t
 * @param {(request: Request) => Promise<Response>} webhook
 * @param {(authorization: string) => Promise<unknown>} [verify]
 */
async function serve(t, webhook, verify) {
  const app = Fastify();
  await app.register(serveWebhook, { webhook, verify, prefix: '/api' });
  t.after(() => app.close());
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return { origin, port: Number(new URL(origin).port) };
}

test('a notification becomes an event, with its delivery id and body as they came', async (t) => {
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

test('the calls that a body is about are named once, whatever their spelling', async (t) => {
  const { log, origin } = await start(t);
  const value = [CALL_ID, CALL_ID.toUpperCase(), OTHER_CALL_ID].map((id) => JSON.parse(bodyOf(id, {})).value[0]);
  await send(origin, '/api/webhook', { method: 'POST', headers: TOKEN, body: JSON.stringify({ value }) });
  const [logged] = await followed(log).until(1);
  assert.ok(logged?.event.kind === 'notifications');
  assert.deepEqual(logged.event.callIds, [CALL_ID, OTHER_CALL_ID]);
});

test('a body without notifications becomes no event', async () => {
  const store = storeIn({ append: () => assert.fail('It was appended.') });
  await store({ kind: 'legacy', answer: { status: 204 } }, { body: '{}', receivedAt: 1 });
});

test('the webhook is given the bytes, the headers and the query as they came', async (t) => {
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

test('the body of who shows no token is not read', async (t) => {
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

/** Gets an answer while the body is still to come. @param {number} port */
async function answerBeforeBody(port) {
  const headers = 'Host: x\r\nAuthorization: Bearer a\r\nContent-Length: 1000\r\nConnection: close';
  return sendRaw(port, `POST /api/webhook HTTP/1.1\r\n${headers}\r\n\r\n`);
}

test('the body of whose token is not good is not waited for', async (t) => {
  const refusing = await serve(t, async () => new Response(null, { status: 401 }), REFUSING);
  assert.match(await answerBeforeBody(refusing.port), /^HTTP\/1\.1 401 /);
});

test('whose token is found good only at the second look is to send it again', async (t) => {
  const { port } = await serve(
    t,
    (request) =>
      request.text().then(
        () => new Response(null, { status: 202 }),
        () => new Response(null, { status: 400 }),
      ),
    REFUSING,
  );
  const answer = await answerBeforeBody(port);
  assert.match(answer, /^HTTP\/1\.1 503 [\s\S]*\r\nretry-after: 1\r\n[\s\S]*"keysUnavailable"/);
});

test('of two Authorization headers the webhook sees both', async (t) => {
  const { port } = await serve(t, async ({ headers }) => new Response(headers.get('Authorization')));
  const answer = await sendRaw(
    port,
    'POST /api/webhook HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
  );
  assert.match(answer, /Bearer a, Bearer b$/);
});

test("the webhook's answer goes out as it is", async (t) => {
  const { origin } = await serve(t, async () =>
    Response.json({ no: 1 }, { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } }),
  );
  const { status, headers, body } = await send(origin, '/api/webhook', { method: 'POST' });
  assert.deepEqual(
    [status, headers['www-authenticate'], headers['content-type'], body],
    [401, 'Bearer', 'application/json', '{"no":1}'],
  );
});

test('a body of 1 MiB is taken, and one byte more is not', async (t) => {
  const { origin } = await serve(t, async (request) => new Response(String((await request.arrayBuffer()).byteLength)));
  const post = (/** @type {number} */ size) =>
    send(origin, '/api/webhook', { method: 'POST', headers: TOKEN, body: Buffer.alloc(size) });
  assert.equal((await post(1024 * 1024)).body, '1048576');
  const { status, body } = await post(1024 * 1024 + 1);
  assert.deepEqual([status, JSON.parse(body).error.code], [413, 'bodyTooLarge']);
});

test('GET is not served there', async (t) => {
  const { origin } = await serve(t, async () => new Response());
  assert.equal((await send(origin, '/api/webhook')).status, 404);
});

test('/api/calls tells the calls that live', async (t) => {
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

test('/api/transfers tells how a transfer stands, by any spelling of its call', async (t) => {
  const { log, origin, hub } = await start(t);
  for (const event of transferOf(CALL_ID)) await log.append(event);
  await ready(hub, () => hub.stats.events === 5);
  const { status, body } = await send(origin, `/api/transfers/${CALL_ID.toUpperCase()}`);
  assert.deepEqual([status, JSON.parse(body).phase], [200, 'completed']);
  const unknown = await send(origin, `/api/transfers/${OTHER_CALL_ID}`);
  assert.deepEqual([unknown.status, JSON.parse(unknown.body).error.code], [404, 'unknownTransfer']);
});

test('until the log is read nothing is said of calls and transfers', async (t) => {
  const log = createMemoryLog();
  const relay = await startRelay({ ...log, loadSnapshot: () => new Promise(() => {}) });
  t.after(() => relay.app.server.close());
  for (const path of ['/api/calls', `/api/transfers/${CALL_ID}`]) {
    const { status, headers, body } = await send(relay.origin, path);
    assert.deepEqual([status, headers['retry-after'], JSON.parse(body).error.code], [503, '1', 'starting']);
  }
});

test('a page that comes later is told how the last transfers began, and where to read on', async (t) => {
  const { log, hub, origin } = await start(t);
  const now = Date.now();
  const [first, ...rest] = transferOf(CALL_ID).map((event) => ({ ...event, at: now }));
  const old = { ...first, at: now - 20 * 60_000, transferId: 'old', callId: OTHER_CALL_ID };
  const ended = transferOf(OTHER_CALL_ID).at(-1);
  for (const event of [old, ended, first]) await log.append(/** @type {any} */ (event));
  await ready(hub, () => hub.stats.events === 3);
  const { transfers } = await (await fetch(`${origin}/api/transfers`)).json();
  assert.deepEqual(
    transfers.map((/** @type {any} */ { event }) => event),
    [first],
  );
  for (const event of rest) await log.append(/** @type {any} */ (event));
  const since = await log.read(transfers[0].id, '9999999999999-0', 10);
  assert.deepEqual(
    since?.map(({ event }) => event),
    rest,
  );
});

test('transfers that are under way are told of for an hour, and after a restart', async () => {
  const began = (/** @type {number} */ at, /** @type {string} */ callId) => ({
    id: `${at}-0`,
    event: /** @type {const} */ ({ kind: 'transfer', at, transferId: callId, callId, body: '{}' }),
  });
  const recent = createRecentTransfers();
  for (const one of [began(0, 'tooOld'), began(3_000_000, 'ended'), began(3_000_000, 'underWay')]) recent.note(one);
  const phases = /** @type {Record<string, string>} */ ({
    tooOld: 'requested',
    ended: 'failed',
    underWay: 'transferring',
  });
  const statusOf = (/** @type {string} */ callId) => /** @type {any} */ ({ phase: phases[callId] });
  const restored = createRecentTransfers(JSON.parse(JSON.stringify(recent.snapshot())));
  const listed = restored.list(4_000_000, statusOf).map(({ event }) => event.callId);
  assert.deepEqual(listed, ['underWay']);
});
