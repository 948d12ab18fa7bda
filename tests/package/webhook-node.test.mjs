// @ts-check
/** The webhook behind `node:http`, with TCP connections. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { test } from 'node:test';
import { bodyOf, fixture } from './support/bodies.mjs';
import { pending } from './support/pending.mjs';
import { serveSender, token } from './support/sender.mjs';
import './support/settled.mjs';
import { assertRefused, entry, GRAPH_BODY, listen, webhookFor } from './support/webhook.mjs';

/** @typedef {import('graph-call-transfer/webhook').WebhookOptions} WebhookOptions */

const AUTHORIZED = { Authorization: `Bearer ${token()}` };

/**
 * Serves a webhook.
 * @param {import('node:test').TestContext} t
 * @param {Partial<WebhookOptions>} [options]
 */
async function begin(t, options) {
  const parts = webhookFor(await serveSender(t), options);
  return { ...parts, ...(await listen(t, entry.toNodeListener(parts.webhook))) };
}

/**
 * Writes a request to a connection, and reads until the server closes it.
 * @param {number} port
 * @param {string} request
 */
async function exchange(port, request) {
  const socket = connect(port, '127.0.0.1');
  socket.write(request);
  return text(socket);
}

test('listener accepts notifications on one connection', async (t) => {
  const bodies = [GRAPH_BODY, bodyOf({ state: 'established', subject: 'Größe 😀' }), fixture('roster').text];
  /** @type {string[]} */
  const stored = [];
  const { url } = await begin(t, { store: (_, { body }) => void stored.push(Buffer.from(body).toString()) });
  for (const body of bodies) {
    const httpResponse = await fetch(url, { method: 'POST', headers: AUTHORIZED, body });
    assert.deepEqual([httpResponse.status, await httpResponse.text()], [202, '']);
    assert.equal(httpResponse.headers.get('connection'), 'keep-alive');
  }
  assert.deepEqual(stored, bodies);
});

test('listener sends every kind of response', async (t) => {
  const { url } = await begin(t);
  const send = (/** @type {RequestInit} */ init, query = '') =>
    fetch(`${url}${query}`, { method: 'POST', headers: AUTHORIZED, ...init });
  assert.equal((await send({ body: fixture('legacy-skype-incoming').text })).status, 204);
  const joining = await send({ body: fixture('participant-joining').text });
  assert.deepEqual([joining.status, joining.headers.get('content-type')], [200, 'application/json; charset=utf-8']);
  assert.match((await joining.json())['@odata.type'], /rejectJoinResponse/);
  await assertRefused(await send({ body: '{' }), 400, 'invalidPayload');
  await assertRefused(await send({ body: '' }, '?validationToken=x'), 400, 'subscriptionHandshake');
  await assertRefused(await send({ headers: {}, body: GRAPH_BODY }), 401, 'tokenMissing');
  const refused = await send({ method: 'GET' });
  assert.equal(refused.headers.get('allow'), 'POST');
  await assertRefused(refused, 405, 'methodNotAllowed');
});

test('listener accepts a chunked body, and refuses one that is too large', async (t) => {
  const { url } = await begin(t, { maxBodyBytes: 1000 });
  for (const [length, status] of /** @type {const} */ ([
    [1000, 202],
    [1001, 413],
    [1_000_000, 413],
  ])) {
    const request = httpRequest(url, { method: 'POST', headers: AUTHORIZED });
    // The server closes the connection without waiting for the rest.
    request.on('error', () => {});
    const responded = once(request, 'response');
    const whole = GRAPH_BODY.padEnd(length);
    request.write(whole.slice(0, 100));
    request.end(whole.slice(100));
    const [httpResponse] = await responded;
    assert.equal(httpResponse.statusCode, status, String(length));
    httpResponse.resume();
  }
});

test('listener refuses a Content-Length that is too large before the body arrives', async (t) => {
  const { port, codes } = await begin(t);
  const reply = await exchange(port, head({ ...AUTHORIZED, 'Content-Length': '1048577' }));
  assert.match(reply, /^HTTP\/1\.1 413 .*\r\nConnection: close\r\n.*bodyTooLarge/s);
  assert.deepEqual(codes(), ['bodyTooLarge']);
});

test('listener closes the connection of a request without a valid token', async (t) => {
  const { port } = await begin(t);
  const reply = await exchange(port, `${head({ Authorization: 'Bearer x', 'Content-Length': '1000' })}{"value"`);
  assert.match(reply, /^HTTP\/1\.1 401 .*\r\nConnection: close\r\n.*tokenMalformed/s);
});

test('listener refuses two Authorization headers', async (t) => {
  const { port, codes } = await begin(t);
  const twice = `Authorization: ${AUTHORIZED.Authorization}\r\nAuthorization: Bearer x`;
  const reply = await exchange(
    port,
    head({ 'Content-Length': '2', Connection: 'close' }).replace('\r\n', `\r\n${twice}\r\n`),
  );
  assert.match(reply, /^HTTP\/1\.1 401 .*tokenAmbiguous/s);
  assert.deepEqual(codes(), ['tokenAmbiguous']);
});

test('listener waits for a slow body', async (t) => {
  const { port, server } = await begin(t);
  const socket = connect(port, '127.0.0.1');
  const reply = text(socket);
  const headers = { ...AUTHORIZED, 'Content-Length': String(GRAPH_BODY.length), Connection: 'close' };
  const arrived = once(server, 'request');
  socket.write(`${head(headers)}${GRAPH_BODY.slice(0, 10)}`);
  await arrived;
  socket.write(GRAPH_BODY.slice(10));
  assert.match(await reply, /^HTTP\/1\.1 202 /);
});

test('listener reports a client that disconnects within its body', async (t) => {
  const reported = pending();
  const { port } = await begin(t, { store: () => assert.fail('store was called'), onError: reported.resolve });
  const socket = connect(port, '127.0.0.1');
  socket.write(`${head({ ...AUTHORIZED, 'Content-Length': '1000' })}{"value"`, () => socket.resetAndDestroy());
  await reported.promise;
});

test('listener calls onBatch when the client disconnects before the response', async (t) => {
  const isStoring = pending();
  const isGone = pending();
  const isProcessed = pending();
  const { port } = await begin(t, {
    async store() {
      isStoring.resolve();
      await isGone.promise;
    },
    onBatch: isProcessed.resolve,
  });
  const socket = connect(port, '127.0.0.1');
  socket.write(`${head({ ...AUTHORIZED, 'Content-Length': String(GRAPH_BODY.length) })}${GRAPH_BODY}`);
  await isStoring.promise;
  socket.on('close', isGone.resolve).resetAndDestroy();
  await isProcessed.promise;
});

test('listener calls onBatch after the response is sent', async (t) => {
  /** @type {boolean[]} */
  const sent = [];
  const isProcessed = pending();
  const { webhook } = webhookFor(await serveSender(t), {
    onBatch() {
      sent.push(httpResponse?.writableFinished ?? false);
      isProcessed.resolve();
    },
  });
  /** @type {import('node:http').ServerResponse | undefined} */
  let httpResponse;
  const listener = entry.toNodeListener(webhook);
  const { url } = await listen(t, async (incoming, outgoing) => {
    httpResponse = outgoing;
    await listener(incoming, outgoing);
    sent.push(outgoing.writableFinished);
  });
  await fetch(url, { method: 'POST', headers: AUTHORIZED, body: GRAPH_BODY });
  await isProcessed.promise;
  assert.deepEqual(sent, [true, true]);
});

/** @type {[string, (body: Buffer) => unknown, number][]} request.body after a middleware, and the status */
const PARSED = [
  ['bytes', (body) => body, 202],
  ['text', (body) => body.toString(), 202],
  ['an object', (body) => JSON.parse(body.toString()), 202],
  ['nothing', () => undefined, 400],
  ['an empty object', () => ({}), 400],
  ['an object without a JSON form', () => ({ toJSON: () => assert.fail('toJSON was called') }), 500],
];

for (const [what, parse, status] of PARSED) {
  test(`listener responds with ${status} behind a middleware that sets request.body to ${what}`, async (t) => {
    /** @type {unknown[]} */
    const stored = [];
    const { webhook } = webhookFor(await serveSender(t), {
      store: (_, { body }) => void stored.push(JSON.parse(Buffer.from(body).toString())),
    });
    const listener = entry.toNodeListener(webhook);
    const { url } = await listen(t, async (request, httpResponse) => {
      const body = parse(await buffer(request));
      await listener(Object.assign(request, { body }), httpResponse);
    });
    const httpResponse = await fetch(url, { method: 'POST', headers: AUTHORIZED, body: GRAPH_BODY });
    assert.equal(httpResponse.status, status);
    assert.deepEqual(stored, status === 202 ? [JSON.parse(GRAPH_BODY)] : []);
  });
}

test('listener reads the body if a middleware did not', async (t) => {
  const { webhook } = webhookFor(await serveSender(t));
  const listener = entry.toNodeListener(webhook);
  const { url } = await listen(t, (request, httpResponse) =>
    listener(Object.assign(request, { body: {} }), httpResponse),
  );
  assert.equal((await fetch(url, { method: 'POST', headers: AUTHORIZED, body: GRAPH_BODY })).status, 202);
});

test('listener responds with 500 if a foreign handler rejects', async (t) => {
  const { url } = await listen(
    t,
    entry.toNodeListener(() => Promise.reject(new Error('thrown by the test'))),
  );
  assert.equal((await fetch(url, { method: 'POST', body: '{}' })).status, 500);
});

for (const target of ['*', '//', '/?', 'http://[::1', '/%zz?validationToke=x', `/${'a'.repeat(5000)}`]) {
  test(`listener accepts the request target ${target.slice(0, 20)}`, async (t) => {
    const { port } = await begin(t);
    const headers = { ...AUTHORIZED, 'Content-Length': String(GRAPH_BODY.length), Connection: 'close' };
    const reply = await exchange(port, `${head(headers).replace('/api/calls', target)}${GRAPH_BODY}`);
    assert.match(reply, /^HTTP\/1\.1 202 /);
  });
}

for (const method of ['TRACE', 'HEAD', 'PROPFIND']) {
  test(`listener responds with 405 to ${method}`, async (t) => {
    const { port } = await begin(t);
    const reply = await exchange(port, head({ Connection: 'close' }).replace('POST', method));
    assert.match(reply, /^HTTP\/1\.1 405 .*\r\nAllow: POST\r\n/is);
  });
}

/**
 * Creates the request line and the headers of a POST.
 * @param {Record<string, string>} headers
 */
function head(headers) {
  const lines = Object.entries({ Host: 'bot.example', ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `POST /api/calls HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}
