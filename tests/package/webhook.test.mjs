// @ts-check
/** The responses of a webhook, and the order of its callbacks. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf, bytesOf, envelope, fixture } from './support/bodies.mjs';
import { HOSTILE, thrown } from './support/hostile.mjs';
import { api } from './support/installed.mjs';
import { pending } from './support/pending.mjs';
import { APP_ID, ISSUER, NOW, NOW_SECONDS, serveSender, TENANT_ID } from './support/sender.mjs';
import './support/settled.mjs';
import { CALL_ID } from './support/transfers.mjs';
import { assertRefused, entry, GRAPH_BODY, post, webhookFor } from './support/webhook.mjs';

/** @typedef {import('graph-call-transfer/webhook').WebhookOptions} WebhookOptions */

/**
 * @param {import('node:test').TestContext} t
 * @param {Partial<WebhookOptions>} [options]
 */
async function begin(t, options) {
  const sender = await serveSender(t);
  return { sender, ...webhookFor(sender, options) };
}

/** Records the order of events. */
function recordEvents() {
  /** @type {string[]} */
  const events = [];
  return { events, record: (/** @type {string} */ event) => void events.push(event) };
}

/** @type {[string, string, number, boolean][]} the body, the status, and whether it is stored and processed */
const BODIES = [
  ['a notification', GRAPH_BODY, 202, true],
  ['several notifications, one of them invalid', fixture('batch-of-three-one-bad').text, 202, true],
  ['an envelope without notifications', envelope([]), 202, true],
  ['a Graph change notification', fixture('graph-change-notification').text, 202, true],
  ['an incoming call in the legacy form', fixture('legacy-skype-incoming').text, 204, false],
  ['a joining participant', fixture('participant-joining').text, 200, false],
];

for (const [what, body, status, isStored] of BODIES) {
  test(`webhook responds with ${status} to ${what} and ${isStored ? 'stores it' : 'stores nothing'}`, async (t) => {
    const { events, record } = recordEvents();
    /** @type {Promise<unknown>[]} */
    const work = [];
    const { webhook, errors } = await begin(t, {
      store: (batch, { body }) => record(`store ${batch.kind} ${Buffer.from(body).toString()}`),
      onBatch: (batch, { body }) => record(`onBatch ${batch.kind} ${Buffer.from(body).toString()}`),
    });
    const httpResponse = await webhook(post({ body }), { waitUntil: (promise) => void work.push(promise) });
    await Promise.all(work);
    const { kind, response } = api.parseNotifications(body);
    assert.deepEqual([httpResponse.status, await httpResponse.text()], [status, response.body ?? '']);
    assert.deepEqual(events, isStored ? [`store ${kind} ${body}`, `onBatch ${kind} ${body}`] : []);
    assert.deepEqual(errors, []);
  });
}

/** @type {[string, RequestInit['body'], number, string][]} */
const REFUSED_BODIES = [
  ['an empty body', '', 400, 'notANotification'],
  ['no body', null, 400, 'notANotification'],
  ['white space', ' \r\n', 400, 'notANotification'],
  ['JSON of another kind', '{"hello":"world"}', 400, 'notANotification'],
  ['a number', '7', 400, 'notANotification'],
  ['broken JSON', '{"value":[', 400, 'invalidPayload'],
  ['HTML', '<html></html>', 400, 'invalidPayload'],
  ['bytes that are not UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 400, 'invalidPayload'],
  ['a body with too many levels', `${'['.repeat(500)}${']'.repeat(500)}`, 413, 'bodyTooLarge'],
  ['too many notifications', envelope(Array(10_001).fill({})), 413, 'bodyTooLarge'],
];

for (const [what, body, status, code] of REFUSED_BODIES) {
  test(`webhook refuses ${what} with ${status} ${code}`, async (t) => {
    const { webhook, codes } = await begin(t, { store: neverCalled, onBatch: neverCalled });
    await assertRefused(await webhook(post({ body })), status, code);
    assert.deepEqual(codes(), [code]);
  });
}

for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
  test(`webhook refuses ${method} before it reads the token`, async (t) => {
    const { webhook, codes, sender } = await begin(t);
    const httpResponse = await webhook(post({ method }));
    assert.equal(httpResponse.headers.get('allow'), 'POST');
    await assertRefused(httpResponse, 405, 'methodNotAllowed');
    assert.deepEqual([codes(), sender.requests], [['methodNotAllowed'], []]);
  });
}

test('webhook refuses the handshake of a Graph subscription', async (t) => {
  const { webhook, errors } = await begin(t);
  const httpResponse = await webhook(post({ query: '?validationToken=abc', authorization: undefined, body: '' }));
  await assertRefused(httpResponse, 400, 'subscriptionHandshake');
  assert.match(errors[0]?.hint ?? '', /notificationUrl .* another endpoint/);
});

test('webhook does not read the body before the token is verified', async (t) => {
  const { webhook } = await begin(t);
  const body = new ReadableStream({ pull: neverCalled }, { highWaterMark: 0 });
  const request = post({ body, authorization: 'Bearer x' });
  await assertRefused(await webhook(request), 401, 'tokenMalformed');
  assert.equal(request.bodyUsed, false);
});

test('delivery contains the body, the ids, the time and the token', async (t) => {
  /** @type {import('graph-call-transfer/webhook').WebhookDelivery[]} */
  const deliveries = [];
  const { webhook } = await begin(t, { store: (_, delivery) => void deliveries.push(delivery) });
  const headers = { 'X-Microsoft-Skype-Message-ID': 'message-1', 'Scenario-ID': 'chain-1' };
  const body = bytesOf(`  ${GRAPH_BODY}\r\n`);
  assert.equal((await webhook(post({ headers, body }))).status, 202);
  const [delivery] = deliveries;
  assert.deepEqual(delivery, {
    body,
    deliveryId: 'message-1',
    chainId: 'chain-1',
    receivedAt: NOW,
    token: {
      appId: APP_ID,
      tenantId: TENANT_ID,
      issuer: ISSUER,
      issuedAt: NOW_SECONDS - 60,
      expiresAt: NOW_SECONDS + 3840,
    },
  });
  assert.ok(Object.isFrozen(delivery));
});

/** @type {[string, Record<string, string>, string[]][]} */
const IDS = [
  ['both ids of the chain', { 'X-Microsoft-Skype-Chain-ID': 'a', 'Scenario-ID': 'b' }, ['chainId=a']],
  ['an id of 128 characters', { 'X-Microsoft-Skype-Message-ID': '!'.repeat(128) }, [`deliveryId=${'!'.repeat(128)}`]],
  ['an id of 129 characters', { 'X-Microsoft-Skype-Message-ID': 'x'.repeat(129) }, []],
  ['an empty id', { 'X-Microsoft-Skype-Message-ID': '' }, []],
  ['an id with a blank', { 'X-Microsoft-Skype-Message-ID': 'a b' }, []],
  ['an id with a character outside ASCII', { 'X-Microsoft-Skype-Message-ID': 'caf\u00e9' }, []],
  ['a repeated id', { 'X-Microsoft-Skype-Message-ID': 'a, b' }, []],
];

for (const [what, headers, expected] of IDS) {
  test(`delivery has only printable ids of at most 128 characters: ${what}`, async (t) => {
    /** @type {string[]} */
    const found = [];
    const { webhook } = await begin(t, {
      store(_, { deliveryId, chainId }) {
        if (deliveryId !== undefined) found.push(`deliveryId=${deliveryId}`);
        if (chainId !== undefined) found.push(`chainId=${chainId}`);
      },
    });
    assert.equal((await webhook(post({ headers }))).status, 202);
    assert.deepEqual(found, expected);
  });
}

test('webhook responds after store, and calls onBatch after the response', async (t) => {
  const { events, record } = recordEvents();
  const stored = pending();
  const isStoring = pending();
  const sent = pending();
  /** @type {Promise<unknown>[]} */
  const work = [];
  const { webhook } = await begin(t, {
    async store() {
      isStoring.resolve();
      await stored.promise;
      record('stored');
    },
    onBatch: () => record('onBatch'),
  });
  const context = {
    waitUntil: (/** @type {any} */ promise) => void work.push(promise),
    responseSent: sent.promise,
  };
  const httpResponse = webhook(post(), context);
  httpResponse.then(() => record('response'));
  await isStoring.promise;
  assert.deepEqual(events, []);
  stored.resolve();
  assert.equal((await httpResponse).status, 202);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(events, ['stored', 'response']);
  sent.resolve();
  await Promise.all(work);
  assert.deepEqual(events, ['stored', 'response', 'onBatch']);
});

test('webhook calls onBatch in a later turn without responseSent', async (t) => {
  const { events, record } = recordEvents();
  const done = pending();
  const { webhook } = await begin(t, {
    onBatch() {
      record('onBatch');
      done.resolve();
    },
  });
  await webhook(post());
  record('response');
  await done.promise;
  assert.deepEqual(events, ['response', 'onBatch']);
});

for (const [what, store] of /** @type {[string, any][]} */ ([
  ['throws', raise],
  ['rejects', async () => raise()],
  ['rejects with nothing', () => Promise.reject()],
  [
    'rejects with a WebhookError',
    () => Promise.reject(Object.assign(new Error('x'), { name: 'WebhookError', code: 'x' })),
  ],
])) {
  test(`webhook responds with 503 and does not call onBatch if store ${what}`, async (t) => {
    const { webhook, codes } = await begin(t, { store, onBatch: neverCalled });
    const httpResponse = await webhook(post());
    assert.equal(httpResponse.headers.get('retry-after'), '5');
    await assertRefused(httpResponse, 503, 'storeFailed');
    assert.deepEqual(codes(), ['storeFailed']);
  });
}

for (const [what, onBatch] of /** @type {[string, any][]} */ ([
  ['throws', raise],
  ['rejects', async () => raise()],
])) {
  test(`webhook reports handlerFailed if onBatch ${what}`, async (t) => {
    const { webhook, errors } = await begin(t, { onBatch });
    /** @type {Promise<unknown>[]} */
    const work = [];
    const httpResponse = await webhook(post(), { waitUntil: (promise) => void work.push(promise) });
    await Promise.all(work);
    assert.equal(httpResponse.status, 202);
    assert.deepEqual(
      errors.map(({ code, status, cause }) => [code, status, cause]),
      [['handlerFailed', 202, thrown]],
    );
  });
}

test('webhook calls onBatch even if the response could not be sent', async (t) => {
  const done = pending();
  const { webhook } = await begin(t, { onBatch: done.resolve });
  const isReturned = pending();
  const responseSent = isReturned.promise.then(raise);
  await webhook(post(), { responseSent });
  isReturned.resolve();
  await done.promise;
});

for (const [what, onError] of /** @type {[string, any][]} */ ([
  ['throws', raise],
  ['rejects', async () => raise()],
])) {
  test(`webhook ignores an onError that ${what}`, async (t) => {
    const { webhook } = await begin(t, { onError });
    await assertRefused(await webhook(post({ authorization: 'Bearer x' })), 401, 'tokenMalformed');
  });
}

const JOINING = fixture('participant-joining').text;
const ACCEPT = { '@odata.type': '#microsoft.graph.acceptJoinResponse' };

for (const [what, onParticipantJoining] of /** @type {[string, any][]} */ ([
  ['at once', () => ACCEPT],
  ['later', async () => ACCEPT],
])) {
  test(`webhook responds to a joining participant with the app's decision, ${what}`, async (t) => {
    const { webhook } = await begin(t, { onParticipantJoining, store: neverCalled, onBatch: neverCalled });
    const httpResponse = await webhook(post({ body: JOINING }));
    assert.deepEqual([httpResponse.status, await httpResponse.json()], [200, ACCEPT]);
    assert.match(httpResponse.headers.get('content-type') ?? '', /^application\/json/);
  });
}

for (const [what, onParticipantJoining] of /** @type {[string, any][]} */ ([
  ['throws', raise],
  ['rejects', async () => raise()],
  ['returns nothing', () => undefined],
  ['returns a string', () => 'accept'],
  ['returns an object without a JSON form', () => ({ toJSON: () => undefined })],
])) {
  test(`webhook responds with 503 to a joining participant if the app ${what}`, async (t) => {
    const { webhook, codes } = await begin(t, { onParticipantJoining });
    await assertRefused(await webhook(post({ body: JOINING })), 503, 'joiningFailed');
    assert.deepEqual(codes(), ['joiningFailed']);
  });
}

for (const [what, make] of HOSTILE) {
  test(`webhook responds to an invalid request and never rejects: ${what}`, async (t) => {
    const { webhook } = await begin(t);
    const httpResponse = await webhook(/** @type {any} */ (make()));
    assert.ok([405, 503].includes(httpResponse.status), String(httpResponse.status));
  });
}

test('webhook reports a waitUntil that throws, and calls onBatch', async (t) => {
  const done = pending();
  const { webhook, errors } = await begin(t, { onBatch: done.resolve });
  assert.equal((await webhook(post(), { waitUntil: raise })).status, 202);
  await done.promise;
  assert.deepEqual(
    errors.map(({ code, cause }) => [code, cause]),
    [['internal', thrown]],
  );
});

test('webhook reports a clock that throws, and responds with 503', async (t) => {
  const { webhook, errors } = await begin(t, { clock: raise });
  await assertRefused(await webhook(post()), 503, 'internal');
  assert.equal(errors[0]?.cause, thrown);
});

test('unverified webhook works without a token', async () => {
  /** @type {unknown[]} */
  const stored = [];
  const webhook = entry.createUnverifiedWebhook({
    store: (_, delivery) => void stored.push(delivery),
    clock: () => NOW,
  });
  const requests = [post({ authorization: undefined }), post({ method: 'GET' }), post({ body: '{' })];
  const statuses = [];
  for (const request of requests) statuses.push((await webhook(request)).status);
  assert.deepEqual(statuses, [202, 405, 400]);
  assert.deepEqual(stored, [{ body: bytesOf(GRAPH_BODY), receivedAt: NOW }]);
});

test('tracker derives the outcome from the batches of a webhook', async (t) => {
  const tracker = new api.TransferTracker();
  const { webhook } = await begin(t, { onBatch: (batch) => tracker.apply(batch) });
  const outcome = tracker.follow(CALL_ID).outcome();
  for (const resourceData of [
    { state: 'transferring' },
    { state: 'terminated', terminationReason: 'AppTransferred' },
  ]) {
    assert.equal((await webhook(post({ body: bodyOf(resourceData) }))).status, 202);
  }
  assert.equal((await outcome).kind, 'completed');
});

/** @returns {never} */
function raise() {
  throw thrown;
}

/** @returns {never} */
function neverCalled() {
  assert.fail('a callback was called');
}
