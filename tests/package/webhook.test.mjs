// @ts-check
/** What is answered to what, what is done before the answer, and what after it. */

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

/** Keeps the order in which things happen. */
function record() {
  /** @type {string[]} */
  const happened = [];
  return { happened, note: (/** @type {string} */ what) => void happened.push(what) };
}

/** @type {[string, string, number, boolean][]} what came, how it is answered, and whether it is stored and handed on */
const BODIES = [
  ['a notification', GRAPH_BODY, 202, true],
  ['several notifications, one of them bad', fixture('batch-of-three-one-bad').text, 202, true],
  ['no notification in the envelope', envelope([]), 202, true],
  ['a change notification of Graph', fixture('graph-change-notification').text, 202, true],
  ['an incoming call in the old protocol', fixture('legacy-skype-incoming').text, 204, false],
  ['a joining participant', fixture('participant-joining').text, 200, false],
];

for (const [what, body, status, isKept] of BODIES) {
  test(`${what}: ${status}, ${isKept ? 'stored, and handed on' : 'nothing is stored'}`, async (t) => {
    const { happened, note } = record();
    /** @type {Promise<unknown>[]} */
    const work = [];
    const { webhook, errors } = await begin(t, {
      store: (batch, { body }) => note(`store ${batch.kind} ${Buffer.from(body).toString()}`),
      onBatch: (batch, { body }) => note(`onBatch ${batch.kind} ${Buffer.from(body).toString()}`),
    });
    const response = await webhook(post({ body }), { waitUntil: (promise) => void work.push(promise) });
    await Promise.all(work);
    const { kind, answer } = api.parseNotifications(body);
    assert.deepEqual([response.status, await response.text()], [status, answer.body ?? '']);
    assert.deepEqual(happened, isKept ? [`store ${kind} ${body}`, `onBatch ${kind} ${body}`] : []);
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
  ['bytes that are no UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 400, 'invalidPayload'],
  ['a body that is nested too deep', `${'['.repeat(500)}${']'.repeat(500)}`, 413, 'bodyTooLarge'],
  ['too many notifications', envelope(Array(10_001).fill({})), 413, 'bodyTooLarge'],
];

for (const [what, body, status, code] of REFUSED_BODIES) {
  test(`${what}: ${status} ${code}, and nothing is stored`, async (t) => {
    const { webhook, codes } = await begin(t, { store: neverCalled, onBatch: neverCalled });
    await assertRefused(await webhook(post({ body })), status, code);
    assert.deepEqual(codes(), [code]);
  });
}

for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
  test(`${method} is not allowed, and the token is not looked at`, async (t) => {
    const { webhook, codes, sender } = await begin(t);
    const response = await webhook(post({ method }));
    assert.equal(response.headers.get('allow'), 'POST');
    await assertRefused(response, 405, 'methodNotAllowed');
    assert.deepEqual([codes(), sender.asked], [['methodNotAllowed'], []]);
  });
}

test('the handshake of a Graph subscription is refused, with the advice to point it elsewhere', async (t) => {
  const { webhook, errors } = await begin(t);
  const response = await webhook(post({ query: '?validationToken=abc', authorization: undefined, body: '' }));
  await assertRefused(response, 400, 'subscriptionHandshake');
  assert.match(errors[0]?.hint ?? '', /notificationUrl .* elsewhere/);
});

test('the body is not read before the token is good', async (t) => {
  const { webhook } = await begin(t);
  const body = new ReadableStream({ pull: neverCalled }, { highWaterMark: 0 });
  const request = post({ body, authorization: 'Bearer x' });
  await assertRefused(await webhook(request), 401, 'tokenMalformed');
  assert.equal(request.bodyUsed, false);
});

test('what is stored has the body byte by byte, the ids, the time and the token', async (t) => {
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
  ['both ids of the chain: the first', { 'X-Microsoft-Skype-Chain-ID': 'a', 'Scenario-ID': 'b' }, ['chainId=a']],
  ['an id of 128 characters', { 'X-Microsoft-Skype-Message-ID': '!'.repeat(128) }, [`deliveryId=${'!'.repeat(128)}`]],
  ['an id that is longer', { 'X-Microsoft-Skype-Message-ID': 'x'.repeat(129) }, []],
  ['an empty id', { 'X-Microsoft-Skype-Message-ID': '' }, []],
  ['an id with a blank', { 'X-Microsoft-Skype-Message-ID': 'a b' }, []],
  ['an id of other characters', { 'X-Microsoft-Skype-Message-ID': 'caf\u00e9' }, []],
  ['an id that came twice', { 'X-Microsoft-Skype-Message-ID': 'a, b' }, []],
];

for (const [what, headers, expected] of IDS) {
  test(`the ids of a delivery are printable and bounded, or absent: ${what}`, async (t) => {
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

test('the answer waits for store, and onBatch for the answer', async (t) => {
  const { happened, note } = record();
  const stored = pending();
  const isStoring = pending();
  const answered = pending();
  /** @type {Promise<unknown>[]} */
  const work = [];
  const { webhook } = await begin(t, {
    async store() {
      isStoring.resolve();
      await stored.promise;
      note('stored');
    },
    onBatch: () => note('onBatch'),
  });
  const context = { waitUntil: (/** @type {any} */ promise) => void work.push(promise), answered: answered.promise };
  const response = webhook(post(), context);
  response.then(() => note('answer'));
  await isStoring.promise;
  assert.deepEqual(happened, []);
  stored.resolve();
  assert.equal((await response).status, 202);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(happened, ['stored', 'answer']);
  answered.resolve();
  await Promise.all(work);
  assert.deepEqual(happened, ['stored', 'answer', 'onBatch']);
});

test('without a word of the host, onBatch begins in a later turn', async (t) => {
  const { happened, note } = record();
  const done = pending();
  const { webhook } = await begin(t, {
    onBatch() {
      note('onBatch');
      done.resolve();
    },
  });
  await webhook(post());
  note('answer');
  await done.promise;
  assert.deepEqual(happened, ['answer', 'onBatch']);
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
  test(`a store that ${what}: 503, to come again, and onBatch is not called`, async (t) => {
    const { webhook, codes } = await begin(t, { store, onBatch: neverCalled });
    const response = await webhook(post());
    assert.equal(response.headers.get('retry-after'), '5');
    await assertRefused(response, 503, 'storeFailed');
    assert.deepEqual(codes(), ['storeFailed']);
  });
}

for (const [what, onBatch] of /** @type {[string, any][]} */ ([
  ['throws', raise],
  ['rejects', async () => raise()],
])) {
  test(`an onBatch that ${what} is told to onError; the answer was 202`, async (t) => {
    const { webhook, errors } = await begin(t, { onBatch });
    /** @type {Promise<unknown>[]} */
    const work = [];
    const response = await webhook(post(), { waitUntil: (promise) => void work.push(promise) });
    await Promise.all(work);
    assert.equal(response.status, 202);
    assert.deepEqual(
      errors.map(({ code, status, cause }) => [code, status, cause]),
      [['handlerFailed', 202, thrown]],
    );
  });
}

test('an answer that could not be sent does not keep onBatch from its work: the sender may never try again', async (t) => {
  const done = pending();
  const { webhook } = await begin(t, { onBatch: done.resolve });
  const isReturned = pending();
  const answered = isReturned.promise.then(raise);
  await webhook(post(), { answered });
  isReturned.resolve();
  await done.promise;
});

for (const [what, onError] of /** @type {[string, any][]} */ ([
  ['throws', raise],
  ['rejects', async () => raise()],
])) {
  test(`an onError that ${what} changes nothing`, async (t) => {
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
  test(`who asks to join is answered with what the app says, ${what}`, async (t) => {
    const { webhook } = await begin(t, { onParticipantJoining, store: neverCalled, onBatch: neverCalled });
    const response = await webhook(post({ body: JOINING }));
    assert.deepEqual([response.status, await response.json()], [200, ACCEPT]);
    assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
  });
}

for (const [what, onParticipantJoining] of /** @type {[string, any][]} */ ([
  ['throws', raise],
  ['rejects', async () => raise()],
  ['says nothing', () => undefined],
  ['says a text', () => 'accept'],
  ['gives what has no JSON form', () => ({ toJSON: () => undefined })],
])) {
  test(`who asks to join is answered 503 when the app ${what}`, async (t) => {
    const { webhook, codes } = await begin(t, { onParticipantJoining });
    await assertRefused(await webhook(post({ body: JOINING })), 503, 'joiningFailed');
    assert.deepEqual(codes(), ['joiningFailed']);
  });
}

for (const [what, make] of HOSTILE) {
  test(`what is no request is answered, and never rejects: ${what}`, async (t) => {
    const { webhook } = await begin(t);
    const response = await webhook(/** @type {any} */ (make()));
    assert.ok([405, 503].includes(response.status), String(response.status));
  });
}

test('a waitUntil that throws is told; what is stored is accepted, and onBatch called', async (t) => {
  const done = pending();
  const { webhook, errors } = await begin(t, { onBatch: done.resolve });
  assert.equal((await webhook(post(), { waitUntil: raise })).status, 202);
  await done.promise;
  assert.deepEqual(
    errors.map(({ code, cause }) => [code, cause]),
    [['internal', thrown]],
  );
});

test('a clock that throws is a fault that is told, and nothing is accepted', async (t) => {
  const { webhook, errors } = await begin(t, { clock: raise });
  await assertRefused(await webhook(post()), 503, 'internal');
  assert.equal(errors[0]?.cause, thrown);
});

test('without verification everything but the token is the same', async () => {
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

test('a transfer is followed from the webhook to its outcome', async (t) => {
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
  assert.fail('it was called');
}
