// @ts-check
/** The webhook behind `node:http`, with real connections. */

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
 * A webhook that listens.
 * @param {import('node:test').TestContext} t
 * @param {Partial<WebhookOptions>} [options]
 */
async function begin(t, options) {
  const made = webhookFor(await serveSender(t), options);
  return { ...made, ...(await listen(t, entry.toNodeListener(made.webhook))) };
}

/**
 * Writes to a connection what a client would, and reads what comes until the server closes it.
 * @param {number} port
 * @param {string} said
 */
async function speak(port, said) {
  const socket = connect(port, '127.0.0.1');
  socket.write(said);
  return text(socket);
}

test('a notification is taken, and the connection is kept for the next one', async (t) => {
  const bodies = [GRAPH_BODY, bodyOf({ state: 'established', subject: 'Größe 😀' }), fixture('roster').text];
  /** @type {string[]} */
  const stored = [];
  const { url } = await begin(t, { store: (_, { body }) => void stored.push(Buffer.from(body).toString()) });
  for (const body of bodies) {
    const response = await fetch(url, { method: 'POST', headers: AUTHORIZED, body });
    assert.deepEqual([response.status, await response.text()], [202, '']);
    assert.equal(response.headers.get('connection'), 'keep-alive');
  }
  assert.deepEqual(stored, bodies);
});

test('every kind of answer arrives as the webhook gives it', async (t) => {
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
  const wrong = await send({ method: 'GET' });
  assert.equal(wrong.headers.get('allow'), 'POST');
  await assertRefused(wrong, 405, 'methodNotAllowed');
});

test('a transfer in chunks is taken, and one that is too long refused', async (t) => {
  const { url } = await begin(t, { maxBodyBytes: 1000 });
  for (const [length, status] of /** @type {const} */ ([
    [1000, 202],
    [1001, 413],
    [1_000_000, 413],
  ])) {
    const request = httpRequest(url, { method: 'POST', headers: AUTHORIZED });
    // Broken off by the server, who does not wait for the rest.
    request.on('error', () => {});
    const answered = once(request, 'response');
    const whole = GRAPH_BODY.padEnd(length);
    request.write(whole.slice(0, 100));
    request.end(whole.slice(100));
    const [response] = await answered;
    assert.equal(response.statusCode, status, String(length));
    response.resume();
  }
});

test('a length that is too large is refused before the body comes', async (t) => {
  const { port, codes } = await begin(t);
  const said = await speak(port, head({ ...AUTHORIZED, 'Content-Length': '1048577' }));
  assert.match(said, /^HTTP\/1\.1 413 .*\r\nConnection: close\r\n.*bodyTooLarge/s);
  assert.deepEqual(codes(), ['bodyTooLarge']);
});

test("a stranger's body is not waited for, and the connection is closed", async (t) => {
  const { port } = await begin(t);
  const said = await speak(port, `${head({ Authorization: 'Bearer x', 'Content-Length': '1000' })}{"value"`);
  assert.match(said, /^HTTP\/1\.1 401 .*\r\nConnection: close\r\n.*tokenMalformed/s);
});

test('two Authorization headers are seen, though Node shows one of them', async (t) => {
  const { port, codes } = await begin(t);
  const twice = `Authorization: ${AUTHORIZED.Authorization}\r\nAuthorization: Bearer x`;
  const said = await speak(
    port,
    head({ 'Content-Length': '2', Connection: 'close' }).replace('\r\n', `\r\n${twice}\r\n`),
  );
  assert.match(said, /^HTTP\/1\.1 401 .*tokenAmbiguous/s);
  assert.deepEqual(codes(), ['tokenAmbiguous']);
});

test('a body that comes slowly is waited for', async (t) => {
  const { port, server } = await begin(t);
  const socket = connect(port, '127.0.0.1');
  const said = text(socket);
  const headers = { ...AUTHORIZED, 'Content-Length': String(GRAPH_BODY.length), Connection: 'close' };
  const arrived = once(server, 'request');
  socket.write(`${head(headers)}${GRAPH_BODY.slice(0, 10)}`);
  await arrived;
  socket.write(GRAPH_BODY.slice(10));
  assert.match(await said, /^HTTP\/1\.1 202 /);
});

test('a client that goes away in its body is told to onError, and nothing is stored', async (t) => {
  const told = pending();
  const { port } = await begin(t, { store: () => assert.fail('it was stored'), onError: told.resolve });
  const socket = connect(port, '127.0.0.1');
  socket.write(`${head({ ...AUTHORIZED, 'Content-Length': '1000' })}{"value"`, () => socket.resetAndDestroy());
  await told.promise;
});

test('a client that goes away before the answer does not undo what was stored', async (t) => {
  const isStoring = pending();
  const isGone = pending();
  const isHandedOn = pending();
  const { port } = await begin(t, {
    async store() {
      isStoring.resolve();
      await isGone.promise;
    },
    onBatch: isHandedOn.resolve,
  });
  const socket = connect(port, '127.0.0.1');
  socket.write(`${head({ ...AUTHORIZED, 'Content-Length': String(GRAPH_BODY.length) })}${GRAPH_BODY}`);
  await isStoring.promise;
  socket.on('close', isGone.resolve).resetAndDestroy();
  await isHandedOn.promise;
});

test('onBatch begins when the answer is out', async (t) => {
  /** @type {boolean[]} */
  const sent = [];
  const isHandedOn = pending();
  const { webhook } = webhookFor(await serveSender(t), {
    onBatch() {
      sent.push(response?.writableFinished ?? false);
      isHandedOn.resolve();
    },
  });
  /** @type {import('node:http').ServerResponse | undefined} */
  let response;
  const listener = entry.toNodeListener(webhook);
  const { url } = await listen(t, async (incoming, outgoing) => {
    response = outgoing;
    await listener(incoming, outgoing);
    sent.push(outgoing.writableFinished);
  });
  await fetch(url, { method: 'POST', headers: AUTHORIZED, body: GRAPH_BODY });
  await isHandedOn.promise;
  assert.deepEqual(sent, [true, true]);
});

/** @type {[string, (body: Buffer) => unknown, number][]} what a middleware leaves on the request, and the answer */
const PARSED = [
  ['bytes', (body) => body, 202],
  ['text', (body) => body.toString(), 202],
  ['an object', (body) => JSON.parse(body.toString()), 202],
  ['nothing', () => undefined, 400],
  ['an empty object', () => ({}), 400],
  ['what has no JSON form', () => ({ toJSON: () => assert.fail('it was asked') }), 500],
];

for (const [what, parse, status] of PARSED) {
  test(`a middleware has read the body, and left ${what}: ${status}`, async (t) => {
    /** @type {unknown[]} */
    const stored = [];
    const { webhook } = webhookFor(await serveSender(t), {
      store: (_, { body }) => void stored.push(JSON.parse(Buffer.from(body).toString())),
    });
    const listener = entry.toNodeListener(webhook);
    const { url } = await listen(t, async (request, response) => {
      const body = parse(await buffer(request));
      await listener(Object.assign(request, { body }), response);
    });
    const response = await fetch(url, { method: 'POST', headers: AUTHORIZED, body: GRAPH_BODY });
    assert.equal(response.status, status);
    assert.deepEqual(stored, status === 202 ? [JSON.parse(GRAPH_BODY)] : []);
  });
}

test('a middleware that had nothing to read does not keep the body away', async (t) => {
  const { webhook } = webhookFor(await serveSender(t));
  const listener = entry.toNodeListener(webhook);
  const { url } = await listen(t, (request, response) => listener(Object.assign(request, { body: {} }), response));
  assert.equal((await fetch(url, { method: 'POST', headers: AUTHORIZED, body: GRAPH_BODY })).status, 202);
});

test('a handler of another make that rejects is answered 500', async (t) => {
  const { url } = await listen(
    t,
    entry.toNodeListener(() => Promise.reject(new Error('a fault'))),
  );
  assert.equal((await fetch(url, { method: 'POST', body: '{}' })).status, 500);
});

for (const target of ['*', '//', '/?', 'http://[::1', '/%zz?validationToke=x', `/${'a'.repeat(5000)}`]) {
  test(`the target of a request may be anything: ${target.slice(0, 20)}`, async (t) => {
    const { port } = await begin(t);
    const headers = { ...AUTHORIZED, 'Content-Length': String(GRAPH_BODY.length), Connection: 'close' };
    const said = await speak(port, `${head(headers).replace('/api/calls', target)}${GRAPH_BODY}`);
    assert.match(said, /^HTTP\/1\.1 202 /);
  });
}

for (const method of ['TRACE', 'HEAD', 'PROPFIND']) {
  test(`${method} is answered 405`, async (t) => {
    const { port } = await begin(t);
    const said = await speak(port, head({ Connection: 'close' }).replace('POST', method));
    assert.match(said, /^HTTP\/1\.1 405 .*\r\nAllow: POST\r\n/is);
  });
}

/**
 * What stands before the body of a POST.
 * @param {Record<string, string>} headers
 */
function head(headers) {
  const lines = Object.entries({ Host: 'bot.example', ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `POST /api/calls HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}
