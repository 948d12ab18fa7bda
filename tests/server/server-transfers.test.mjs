// @ts-check
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { profiles } from 'graph-call-transfer/simulator';
import { CredentialError } from '../../www/server/live/credential-error.js';
import { createLiveSender } from '../../www/server/live/sender.js';
import { send, startServer } from './console-server.mjs';
import { createEventSink, signedIn } from './operators.mjs';
import { BODY, CALL_ID, OTHER_TENANT_ID, TARGET } from './transfers.mjs';

const TRANSFER_ID = '9f7b1b7e-6d1c-4a75-8f9e-1b5b7a1b7d11';
const ORDER = { callId: CALL_ID, body: BODY, transferId: TRANSFER_ID };

const sink = createEventSink();
/** @type {Awaited<ReturnType<typeof startServer>>} */
let server;
/** @type {Record<string, string>} */
let headers;
before(async () => {
  server = await startServer({ parts: { sink } });
  headers = { ...(await signedIn(server.origin)), 'Content-Type': 'application/json' };
});
after(() => server.stop());

/** @param {unknown} order @param {string} [origin] */
async function order(order, origin = server.origin) {
  const body = typeof order === 'string' ? order : JSON.stringify(order);
  const own = origin === server.origin ? headers : { ...(await signedIn(origin)), 'Content-Type': 'application/json' };
  const answer = await send(origin, '/api/transfers', { method: 'POST', headers: own, body });
  return { status: answer.status, receipt: JSON.parse(answer.body) };
}

test('a transfer is told to everybody, attempted, and answered, in this order', async () => {
  sink.events.length = 0;
  const { status, receipt } = await order(ORDER);
  assert.equal(status, 200);
  assert.deepEqual([receipt.transferId, receipt.answer.kind, receipt.answer.status], [TRANSFER_ID, 'accepted', 202]);
  assert.equal(receipt.answer.clientRequestId, TRANSFER_ID);
  assert.match(receipt.answer.date, /^\d{4}-\d\d-\d\dT[\d:]{8}Z$/);
  assert.deepEqual(
    sink.events.map(({ kind }) => kind),
    ['transfer', 'attempt', 'answer'],
  );
  const [began, attempted, answered] = sink.events;
  assert.ok(began?.kind === 'transfer' && attempted?.kind === 'attempt' && answered?.kind === 'answer');
  assert.deepEqual(JSON.parse(began.body), { transferTarget: TARGET });
  assert.deepEqual([attempted.attempt.number, attempted.attempt.status], [1, 202]);
  assert.deepEqual(answered.answer, receipt.answer);
  for (const event of sink.events) {
    assert.ok('transferId' in event);
    assert.deepEqual([event.transferId, event.callId, typeof event.at], [TRANSFER_ID, CALL_ID, 'number']);
  }
});

test('a consultative transfer tells the call that it replaces; an object is taken as its text is', async () => {
  sink.events.length = 0;
  const replacesCallId = '57dab8b1-894c-409a-b240-bd8beae78896';
  const body = { transferTarget: { ...TARGET, replacesCallId }, vendor: { kept: true } };
  assert.equal((await order({ callId: CALL_ID, body, version: 'beta' })).status, 200);
  const [began] = sink.events;
  assert.ok(began?.kind === 'transfer');
  assert.equal(began.replacesCallId, replacesCallId);
  assert.deepEqual(JSON.parse(began.body), body);
  assert.match(began.transferId, /^[0-9a-f-]{36}$/);
});

test('every attempt is told', async () => {
  sink.events.length = 0;
  const { receipt } = await order({ ...ORDER, profile: 'throttledTwice' });
  assert.equal(receipt.answer.attempts, 3);
  assert.deepEqual(
    sink.events.map((event) => (event.kind === 'attempt' ? event.attempt.status : event.kind)),
    ['transfer', 429, 429, 202, 'answer'],
  );
});

/** @type {[string, number, string | undefined][]} what Graph refuses is an answer like another */
const REFUSALS = [
  ['tenantMismatch', 403, '7505'],
  ['callNotFound', 404, '8522'],
  ['conflict', 409, '8519'],
  ['serverError', 500, '9999'],
];
for (const [profile, status, code] of REFUSALS) {
  test(`what Graph refuses with ${status} is a receipt of 200`, async () => {
    const { status: answered, receipt } = await order({ ...ORDER, profile });
    assert.equal(answered, 200);
    assert.deepEqual(
      [receipt.answer.kind, receipt.answer.status, receipt.answer.error.code],
      ['refused', status, code],
    );
  });
}

test('no answer within the time is a failure that nobody may repeat', async () => {
  sink.events.length = 0;
  const { status, receipt } = await order({ ...ORDER, profile: 'hang', timeoutMs: 1 });
  assert.equal(status, 504);
  assert.deepEqual([receipt.failure.code, receipt.failure.delivered], ['timedOut', 'unknown']);
  assert.ok(sink.events.at(-1)?.kind === 'failure');
});

test('who goes away ends the sending, and the failure is told', async () => {
  sink.events.length = 0;
  const asked = request(`${server.origin}/api/transfers`, { method: 'POST', headers });
  asked.on('error', () => {});
  asked.end(JSON.stringify({ ...ORDER, profile: 'hang' }));
  await sink.next('transfer');
  asked.destroy();
  const failure = await sink.next('failure');
  assert.ok(failure.kind === 'failure');
  assert.deepEqual([failure.error.code, failure.error.delivered], ['aborted', 'unknown']);
});

test('who goes away before the log has taken the transfer has nothing sent, and the failure is told', async () => {
  const events = createEventSink();
  let isGone = () => {};
  const gone = new Promise((resolve) => (isGone = () => resolve(undefined)));
  const slow = {
    async append(/** @type {import('../../www/protocol/events.js').RelayEvent} */ event) {
      await events.append(event);
      if (event.kind === 'transfer') await gone;
    },
  };
  const held = await startServer({ parts: { sink: slow } });
  const own = { ...(await signedIn(held.origin)), 'Content-Type': 'application/json' };
  const asked = request(`${held.origin}/api/transfers`, { method: 'POST', headers: own });
  asked.on('error', () => {});
  held.app.server.once('request', (_request, response) => response.once('close', isGone));
  asked.end(JSON.stringify(ORDER));
  await events.next('transfer');
  asked.destroy();
  const failure = await events.next('failure');
  assert.ok(failure.kind === 'failure');
  assert.deepEqual([failure.error.code, failure.error.delivered], ['aborted', 'no']);
  assert.deepEqual(
    events.events.map(({ kind }) => kind),
    ['transfer', 'failure'],
  );
  await held.stop();
});

test('a transfer with errors is refused with all of them, and is told to nobody', async () => {
  sink.events.length = 0;
  const { status, receipt } = await order({ callId: 'x', body: '{"transferTarget":{"identity":{}},}' });
  assert.deepEqual([status, receipt.error.code], [422, 'invalidTransfer']);
  const codes = receipt.error.issues.map((/** @type {{ code: string }} */ { code }) => code);
  assert.ok(codes.length >= 3, codes.join());
  assert.deepEqual(sink.events, []);
});

test('when the log is away nothing is sent', async () => {
  let isSent = false;
  const away = await startServer({
    values: { logLevel: 'error' },
    parts: {
      sink: { append: () => Promise.reject(new Error('away')) },
      sender: {
        canSend: true,
        endpoint: (version) => ({ version }),
        findObjection: () => undefined,
        send: () => {
          isSent = true;
          return Promise.reject(new Error('sent'));
        },
        read: () => Promise.reject(new Error('read')),
      },
    },
  });
  const { status, receipt } = await order(ORDER, away.origin);
  assert.deepEqual([status, receipt.error.code, isSent], [503, 'logAway', false]);
  await away.stop();
});

test('when the log goes away while a transfer is sent, the answer is told all the same', async () => {
  let count = 0;
  const sink = { append: () => (count++ === 0 ? Promise.resolve() : Promise.reject(new Error('away'))) };
  const away = await startServer({ parts: { sink }, env: { GRAPH_CALL_TRANSFER_LOG_LEVEL: 'error' } });
  const { status, receipt } = await order(ORDER, away.origin);
  assert.deepEqual([status, receipt.answer.kind, count], [200, 'accepted', 3]);
  await away.stop();
});

const deep = (/** @type {number} */ levels) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
/** @type {[string, unknown, number, string, RegExp][]} */
const WRONG = [
  ['no JSON', '{', 400, 'badRequest', /cannot be read/],
  ['nothing', '', 400, 'badRequest', /cannot be read/],
  ['a list', [ORDER], 400, 'invalidOrder', /needs a JSON object/],
  ['no call', { body: BODY }, 400, 'invalidOrder', /^"callId" needs to be a text\.$/],
  ['no body', { callId: CALL_ID }, 400, 'invalidOrder', /^"body" needs to be JSON text or an object\.$/],
  ['a body that is a list', { ...ORDER, body: [] }, 400, 'invalidOrder', /^"body" needs/],
  ['another version', { ...ORDER, version: '2' }, 400, 'invalidOrder', /^"version" needs to be "v1\.0" or "beta"\.$/],
  [
    'no time',
    { ...ORDER, timeoutMs: 0 },
    400,
    'invalidOrder',
    /^"timeoutMs" needs to be a whole number from 1 to 120000/,
  ],
  [
    'no attempt',
    { ...ORDER, maxAttempts: 0 },
    400,
    'invalidOrder',
    /^"maxAttempts" needs to be a whole number from 1 to 20/,
  ],
  ['too much time', { ...ORDER, timeoutMs: 120_001 }, 400, 'invalidOrder', /^"timeoutMs"/],
  ['time as text', { ...ORDER, timeoutMs: '1000' }, 400, 'invalidOrder', /^"timeoutMs"/],
  [
    'an id that is no GUID',
    { ...ORDER, transferId: 'HIDDEN' },
    400,
    'invalidOrder',
    /^"transferId" needs to be a GUID\.$/,
  ],
  ['a member too many', { ...ORDER, HIDDEN: 1 }, 400, 'invalidOrder', /Known are callId, body, version, /],
  ['the prototype', `{"callId":"${CALL_ID}","body":{},"__proto__":{"HIDDEN":1}}`, 400, 'badRequest', /cannot be read/],
  ['33 levels', `{"callId":"${CALL_ID}","body":${deep(32)}}`, 400, 'invalidOrder', /nested deeper than 32 levels/],
  ['10,000 levels', `{"body":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 400, 'invalidOrder', /nested deeper/],
  ['another profile', { ...ORDER, profile: 'HIDDEN' }, 400, 'unknownProfile', new RegExp(profiles[0]?.name ?? '')],
  ['a pace below zero', { ...ORDER, pace: -0.1 }, 400, 'invalidOrder', /^"pace" needs to be a number from 0 to 10\.$/],
  ['a pace above ten', { ...ORDER, pace: 10.1 }, 400, 'invalidOrder', /^"pace"/],
  ['a pace as text', { ...ORDER, pace: '1' }, 400, 'invalidOrder', /^"pace"/],
  ['no seed in it', { ...ORDER, seed: '' }, 400, 'invalidOrder', /^"seed" needs to be a text of 1 to 64 characters\.$/],
  ['a long seed', { ...ORDER, seed: 'HIDDEN'.padEnd(65) }, 400, 'invalidOrder', /^"seed"/],
  ['a seed that is a number', { ...ORDER, seed: 7 }, 400, 'invalidOrder', /^"seed"/],
  ['64 KiB and more', { ...ORDER, body: 'a'.repeat(65_536) }, 413, 'bodyTooLarge', /larger/],
];
for (const [what, wrong, status, code, message] of WRONG) {
  test(`an order with ${what} is refused with ${status} and ${code}, and nothing of it is repeated`, async () => {
    const { status: answered, receipt } = await order(wrong);
    assert.deepEqual([answered, receipt.error.code], [status, code]);
    assert.match(receipt.error.message, message);
    assert.doesNotMatch(JSON.stringify(receipt), /HIDDEN/);
  });
}

test('an order of another type is not read', async () => {
  const asked = { method: 'POST', headers: { ...headers, 'Content-Type': 'text/html' }, body: '<p>' };
  assert.equal((await send(server.origin, '/api/transfers', asked)).status, 415);
});

test('without the cookie of the page no transfer is sent', async () => {
  const { Cookie: _, ...stranger } = headers;
  const asked = { method: 'POST', headers: stranger, body: JSON.stringify(ORDER) };
  const { status, body } = await send(server.origin, '/api/transfers', asked);
  assert.deepEqual([status, JSON.parse(body).error.code], [401, 'signInNeeded']);
});

test('with a credential that is not taken, the failure tells what to do and that nothing was delivered', async () => {
  const cause = new Error(`AADSTS7000215: Invalid client secret HIDDEN provided for ${OTHER_TENANT_ID}.`);
  const getToken = () => Promise.reject(new CredentialError(cause));
  const events = createEventSink();
  const live = await startServer({ parts: { sink: events, sender: createLiveSender({ cloud: 'global', getToken }) } });
  const { status, receipt } = await order(ORDER, live.origin);
  assert.equal(status, 502);
  assert.deepEqual(receipt.failure, {
    code: 'credentialFailed',
    message: 'No token could be had: Entra refused (AADSTS7000215). The client secret is wrong.',
    hint: "Set the secret's value, not its id.",
    delivered: 'no',
  });
  assert.doesNotMatch(JSON.stringify(events.events), /HIDDEN/);
  await live.stop();
});

test('a live server without a credential says so and sends nothing; a profile, a pace and a seed are not for it', async () => {
  const values = /** @type {const} */ ({ appId: OTHER_TENANT_ID, logLevel: 'error' });
  const live = await startServer({
    values,
    parts: { sender: createLiveSender({ cloud: 'global', getToken: undefined }) },
  });
  const { status, receipt } = await order(ORDER, live.origin);
  assert.deepEqual([status, receipt.error.code], [409, 'cannotSend']);
  await live.stop();

  const getToken = () => Promise.resolve('HIDDEN');
  const sending = await startServer({ parts: { sender: createLiveSender({ cloud: 'global', getToken }) } });
  const refused = await order({ ...ORDER, profile: 'hang' }, sending.origin);
  assert.deepEqual([refused.status, refused.receipt.error.code], [400, 'unknownProfile']);
  for (const member of [{ pace: 0 }, { seed: 'HIDDEN' }]) {
    const { status, receipt } = await order({ ...ORDER, ...member }, sending.origin);
    assert.deepEqual([status, receipt.error.code], [400, 'invalidOrder']);
    assert.match(receipt.error.message, /Leave "pace" and "seed" out/);
    assert.doesNotMatch(JSON.stringify(receipt), /HIDDEN/);
  }
  await sending.stop();
});

test('a server that closes ends what is being sent, and the log hears of it before', async () => {
  const events = createEventSink();
  const closing = await startServer({ parts: { sink: events } });
  const own = { ...(await signedIn(closing.origin)), 'Content-Type': 'application/json' };
  const body = JSON.stringify({ ...ORDER, profile: 'hang' });
  const answer = send(closing.origin, '/api/transfers', { method: 'POST', headers: own, body }).catch(() => undefined);
  await events.next('transfer');
  await closing.stop();
  assert.equal(events.events.at(-1)?.kind, 'failure');
  await answer;
});
