// @ts-check
/** The webhook where the host has no `Request`: it does the same as with one. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, fixture } from './support/bodies.mjs';
import { HOSTILE } from './support/hostile.mjs';
import { NOW, serveSender, token } from './support/sender.mjs';
import './support/settled.mjs';
import { entry, GRAPH_BODY, webhookFor } from './support/webhook.mjs';

/** @import { PlainRequest, Webhook } from 'graph-call-transfer/webhook' */

/** @type {[string, string][]} */
const HEADERS = [['authorization', `Bearer ${token()}`]];

/** @param {Partial<PlainRequest>} [of] */
function plain(of) {
  return { method: 'POST', url: '/api/calls', headers: HEADERS, body: GRAPH_BODY, ...of };
}

/** @type {[string, number, Partial<PlainRequest>][]} */
const REQUESTS = [
  ['a notification', 202, {}],
  ['an incoming call in the old protocol', 204, { body: fixture('legacy-skype-incoming').text }],
  ['a joining participant', 200, { body: fixture('participant-joining').text }],
  ['another method', 405, { method: 'GET', body: null }],
  ['the handshake of a subscription', 400, { url: '/api/calls?validationToken=abc' }],
  ['a word of the handshake in the path', 202, { url: '/validationToken=abc' }],
  ['the same behind a #', 202, { url: '/api/calls#?validationToken=abc' }],
  ['no token', 401, { headers: [] }],
  ['a bad token', 401, { headers: [['Authorization', 'Bearer a.b.c']] }],
  ['two tokens', 401, { headers: [...HEADERS, ...HEADERS] }],
  ['no body', 400, { body: null }],
  ['broken JSON', 400, { body: '{"value":[' }],
  ['a body that says to be too long', 413, { headers: [...HEADERS, ['Content-Length', '2000000']] }],
  ['a body that is too long', 413, { body: GRAPH_BODY.padEnd(1_048_577) }],
];

for (const [what, status, of] of REQUESTS) {
  test(`${what}: ${status}, as to a Request`, async (t) => {
    const { webhook, codes } = webhookFor(await serveSender(t));
    const answer = await entry.toPlainHandler(webhook)(plain(of));
    const { method, url, headers, body } = plain(of);
    const init = {
      method,
      headers: [...headers].map(([name, value]) => [name, value]),
      body: /** @type {any} */ (body),
    };
    const response = await webhook(new Request(new URL(url, 'https://bot.example'), /** @type {any} */ (init)));
    assert.deepEqual(
      [answer.status, Object.fromEntries(answer.headers.map(([name, value]) => [name.toLowerCase(), value]))],
      [response.status, Object.fromEntries(response.headers)],
    );
    assert.deepEqual([answer.status, answer.body ?? ''], [status, await response.text()]);
    assert.equal(codes()[0], codes()[1]);
  });
}

test('the body is taken as bytes, as text and as a stream, and the ids whatever the case of their names', async (t) => {
  /** @type {unknown[]} */
  const stored = [];
  const { webhook } = webhookFor(await serveSender(t), { store: (_, delivery) => void stored.push(delivery) });
  const handle = entry.toPlainHandler(webhook);
  const headers = [...HEADERS, /** @type {const} */ (['x-MICROSOFT-skype-message-id', 'one'])];
  const stream = /** @type {ReadableStream<Uint8Array>} */ (new Blob([GRAPH_BODY]).stream());
  for (const body of [bytesOf(GRAPH_BODY), GRAPH_BODY, stream]) {
    assert.equal((await handle(plain({ headers, body }))).status, 202);
  }
  const [{ token: claims }] = /** @type {[{ token: unknown }]} */ (stored);
  const delivery = { body: bytesOf(GRAPH_BODY), deliveryId: 'one', receivedAt: NOW, token: claims };
  assert.deepEqual(stored, [delivery, delivery, delivery]);
});

test('the body is not read before the token is good', async (t) => {
  const { webhook } = webhookFor(await serveSender(t));
  const body = new ReadableStream({ pull: () => assert.fail('it was read') }, { highWaterMark: 0 });
  assert.equal((await entry.toPlainHandler(webhook)(plain({ headers: [], body }))).status, 401);
});

test('what is no request, or has members that are none, is answered, and never rejects', async () => {
  const handle = entry.toPlainHandler(entry.createUnverifiedWebhook());
  for (const [what, make] of HOSTILE) {
    const requests = [make(), ...['url', 'headers', 'body'].map((member) => ({ ...plain(), [member]: make() }))];
    for (const [at, request] of requests.entries()) {
      const { status } = await handle(/** @type {any} */ (request));
      // Any text will do for a URL, and where nothing is verified anything that can be gone through for headers.
      assert.ok(status >= 400 || ([1, 2].includes(at) && status === 202), `${what}, ${at}: ${status}`);
    }
  }
});

test('a webhook that is not of this package is given a Request, and its answer comes as it is', async () => {
  /** @type {unknown[]} */
  const seen = [];
  /** @type {Webhook} */
  const own = async (request) => {
    seen.push([request.method, request.url, request.headers.get('a'), await request.text()]);
    const headers = /** @type {[string, string][]} */ ([1, 2].map((number) => ['Set-Cookie', `${number}`]));
    return new Response(Uint8Array.of(0, 255), { status: 207, headers });
  };
  const handle = entry.toPlainHandler(own);
  const headers = /** @type {const} */ ([
    ['A', '1'],
    ['a', '2'],
  ]);
  assert.deepEqual(await handle(plain({ headers })), {
    status: 207,
    headers: [
      ['set-cookie', '1'],
      ['set-cookie', '2'],
    ],
    body: Uint8Array.of(0, 255),
  });
  assert.deepEqual(seen[0], ['POST', 'http://webhook.invalid/api/calls', '1, 2', GRAPH_BODY]);
  await assert.rejects(entry.toPlainHandler(() => Promise.reject(new Error('own')))(plain()), /own/);
  assert.equal((await entry.toPlainHandler(async () => new Response())(plain())).body, undefined);
});
