// @ts-check
/** The webhook without a `Request`: it responds as it does with one. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, fixture } from './support/bodies.mjs';
import { HOSTILE } from './support/hostile.mjs';
import { NOW, serveSender, token } from './support/sender.mjs';
import './support/settled.mjs';
import { assertRefused, entry, GRAPH_BODY, webhookFor } from './support/webhook.mjs';

/** @import { PlainRequest, Webhook } from 'graph-call-transfer/webhook' */

/** @type {[string, string][]} */
const HEADERS = [['authorization', `Bearer ${token()}`]];

/** @param {Partial<PlainRequest>} [of] */
function plain(of) {
  return { method: 'POST', url: '/api/calls', headers: HEADERS, body: GRAPH_BODY, ...of };
}

/** @param {import('graph-call-transfer/webhook').PlainResponse} response */
function toResponse({ status, headers, body }) {
  return new Response(/** @type {BodyInit} */ (body), { status, headers: /** @type {[string, string][]} */ (headers) });
}

/** @typedef {PlainRequest & { headers: [string, string][] }} PairsRequest */

/** @type {[string, number, Partial<PairsRequest>][]} */
const REQUESTS = [
  ['a notification', 202, {}],
  ['an incoming call in the legacy form', 204, { body: fixture('legacy-skype-incoming').text }],
  ['a joining participant', 200, { body: fixture('participant-joining').text }],
  ['another method', 405, { method: 'GET', body: null }],
  ['the handshake of a subscription', 400, { url: '/api/calls?validationToken=abc' }],
  ['validationToken in the path', 202, { url: '/validationToken=abc' }],
  ['validationToken in the fragment', 202, { url: '/api/calls#?validationToken=abc' }],
  ['no token', 401, { headers: [] }],
  ['a malformed token', 401, { headers: [['Authorization', 'Bearer a.b.c']] }],
  ['two tokens', 401, { headers: [...HEADERS, ...HEADERS] }],
  ['no body', 400, { body: null }],
  ['broken JSON', 400, { body: '{"value":[' }],
  ['a Content-Length that is too large', 413, { headers: [...HEADERS, ['Content-Length', '2000000']] }],
  ['a body that is too large', 413, { body: GRAPH_BODY.padEnd(1_048_577) }],
];

for (const [what, status, of] of REQUESTS) {
  test(`plain handler responds with ${status} to ${what}, as to a Request`, async (t) => {
    const { webhook, codes } = webhookFor(await serveSender(t));
    const response = await entry.toPlainHandler(webhook)(plain(of));
    const { method, url, headers, body } = { ...plain(), headers: HEADERS, ...of };
    const init = { method, headers, body: /** @type {any} */ (body) };
    const httpResponse = await webhook(new Request(new URL(url, 'https://bot.example'), /** @type {any} */ (init)));
    assert.deepEqual(
      [response.status, Object.fromEntries(response.headers.map(([name, value]) => [name.toLowerCase(), value]))],
      [httpResponse.status, Object.fromEntries(httpResponse.headers)],
    );
    assert.deepEqual([response.status, response.body ?? ''], [status, await httpResponse.text()]);
    assert.equal(codes()[0], codes()[1]);
  });
}

test('plain handler takes a body as bytes, text and stream, and header names in any case', async (t) => {
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

test('plain handler takes headers as an object, a Headers and pairs', async (t) => {
  /** @type {unknown[]} */
  const ids = [];
  const { webhook, codes } = webhookFor(await serveSender(t), {
    store: (_, delivery) => void ids.push(delivery.deliveryId),
  });
  const handle = entry.toPlainHandler(webhook);
  const authorization = `Bearer ${token()}`;
  const all = { authorization, 'X-Microsoft-Skype-Message-ID': 'one' };
  const nullable = /** @type {any} */ ({ ...all, accept: null });
  /** @type {PlainRequest['headers'][]} */
  const forms = [
    all,
    { ...all, Authorization: [authorization], authorization: undefined, accept: ['a', 'b'] },
    { ':method': 'POST', ...all },
    nullable,
    Object.assign(Object.create(null), all),
    new Headers(all),
    new Map(Object.entries(all)),
    Object.entries({ ...all, accept: undefined, authorization: [authorization] }),
  ];
  for (const headers of forms) assert.equal((await handle(plain({ headers }))).status, 202);
  assert.deepEqual(
    ids,
    forms.map(() => 'one'),
  );
  assert.deepEqual(codes(), []);
});

test('plain handler refuses several tokens in every form of headers', async (t) => {
  const { webhook, codes } = webhookFor(await serveSender(t));
  const handle = entry.toPlainHandler(webhook);
  const authorization = `Bearer ${token()}`;
  /** @type {PlainRequest['headers'][]} */
  const forms = [
    { authorization: [authorization, authorization] },
    { authorization, Authorization: authorization },
    { authorization: `${authorization}, ${authorization}` },
    [['authorization', [authorization, authorization]]],
  ];
  for (const headers of forms) assert.equal((await handle(plain({ headers }))).status, 401);
  assert.deepEqual(
    codes(),
    forms.map(() => 'tokenAmbiguous'),
  );
  assert.equal((await handle(plain({ headers: { authorization: [] } }))).status, 401);
  assert.equal(codes().at(-1), 'tokenMissing');
});

test('plain handler reports invalid headers with a hint', async (t) => {
  const { webhook, errors } = webhookFor(await serveSender(t), { store: () => assert.fail('store was called') });
  const handle = entry.toPlainHandler(webhook);
  const forms = [
    undefined,
    'a: b',
    ['authorization', 'b'],
    { authorization: 7 },
    { authorization: [['b']] },
    [[7, 'b']],
  ];
  for (const headers of /** @type {any[]} */ (forms)) {
    await assertRefused(toResponse(await handle({ ...plain(), headers })), 503, 'internal');
    assert.match(errors.at(-1)?.hint ?? '', /^Pass "headers" as an object/);
  }
  assert.equal(errors.length, forms.length);
});

test('plain handler reports a parsed body with a hint', async (t) => {
  const { webhook, errors } = webhookFor(await serveSender(t), { store: () => assert.fail('store was called') });
  const handle = entry.toPlainHandler(webhook);
  const bodies = [JSON.parse(GRAPH_BODY), [], 7, false];
  for (const body of bodies) {
    await assertRefused(toResponse(await handle(plain({ body }))), 400, 'bodyIncomplete');
    assert.match(errors.at(-1)?.hint ?? '', /^Pass "body" as received: .+ not the parsed JSON\.$/);
  }
  assert.equal(errors.length, bodies.length);
  // The token comes first, as for every body.
  assert.equal((await handle(plain({ headers: {}, body: JSON.parse(GRAPH_BODY) }))).status, 401);
});

test('plain handler does not read the body before the token is verified', async (t) => {
  const { webhook } = webhookFor(await serveSender(t));
  const body = new ReadableStream({ pull: () => assert.fail('the body was read') }, { highWaterMark: 0 });
  assert.equal((await entry.toPlainHandler(webhook)(plain({ headers: [], body }))).status, 401);
});

test('plain handler responds to invalid requests and never rejects', async () => {
  const handle = entry.toPlainHandler(entry.createUnverifiedWebhook());
  for (const [what, make] of HOSTILE) {
    const requests = [make(), ...['url', 'headers', 'body'].map((member) => ({ ...plain(), [member]: make() }))];
    for (const [index, request] of requests.entries()) {
      const { status } = await handle(/** @type {any} */ (request));
      // Without verification, any string is accepted as the URL, and any object without values as the headers.
      assert.ok(status >= 400 || ([1, 2].includes(index) && status === 202), `${what}, ${index}: ${status}`);
    }
  }
});

test('plain handler passes a Request to a foreign webhook and returns its response', async () => {
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
