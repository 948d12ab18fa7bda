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
const REQUEST = { callId: CALL_ID, body: BODY, transferId: TRANSFER_ID };

const sink = createEventSink();
/** @type {Awaited<ReturnType<typeof startServer>>} */
let server;
/** @type {Record<string, string>} */
let headers;
before(async () => {
  server = await startServer({ services: { eventSink: sink } });
  headers = { ...(await signedIn(server.origin)), 'Content-Type': 'application/json' };
});
after(() => server.stop());

/** @param {unknown} request @param {string} [origin] */
async function post(request, origin = server.origin) {
  const text = typeof request === 'string' ? request : JSON.stringify(request);
  const own = origin === server.origin ? headers : { ...(await signedIn(origin)), 'Content-Type': 'application/json' };
  const response = await send(origin, '/api/transfers', { method: 'POST', headers: own, body: text });
  return { status: response.status, body: JSON.parse(response.body) };
}

test('transfer is logged, attempted and responded to, in this order', async () => {
  sink.events.length = 0;
  const { status, body } = await post(REQUEST);
  assert.equal(status, 200);
  assert.deepEqual([body.transferId, body.response.kind, body.response.status], [TRANSFER_ID, 'accepted', 202]);
  assert.equal(body.response.clientRequestId, TRANSFER_ID);
  assert.match(body.response.date, /^\d{4}-\d\d-\d\dT[\d:]{8}Z$/);
  assert.deepEqual(
    sink.events.map(({ kind }) => kind),
    ['transfer', 'attempt', 'response'],
  );
  // The receipt has the events of the stream, each with its number.
  assert.deepEqual(body.events, sink.events);
  assert.deepEqual([body.events.map((/** @type {any} */ { sequence }) => sequence), body.position], [[0, 1, 2], '1-3']);
  const [started, attempted, responded] = sink.events;
  assert.ok(started?.kind === 'transfer' && attempted?.kind === 'attempt' && responded?.kind === 'response');
  assert.deepEqual(JSON.parse(started.body), { transferTarget: TARGET });
  assert.deepEqual([attempted.attempt.number, attempted.attempt.status], [1, 202]);
  assert.deepEqual(responded.response, body.response);
  for (const event of sink.events) {
    assert.ok('transferId' in event);
    assert.deepEqual([event.transferId, event.callId, typeof event.at], [TRANSFER_ID, CALL_ID, 'number']);
  }
});

test('consultative transfer is logged with its replaced call; a body may be an object', async () => {
  sink.events.length = 0;
  const replacesCallId = '57dab8b1-894c-409a-b240-bd8beae78896';
  const body = { transferTarget: { ...TARGET, replacesCallId }, vendor: { kept: true } };
  assert.equal((await post({ callId: CALL_ID, body, version: 'beta' })).status, 200);
  const [started] = sink.events;
  assert.ok(started?.kind === 'transfer');
  assert.equal(started.replacesCallId, replacesCallId);
  assert.deepEqual(JSON.parse(started.body), body);
  assert.match(started.transferId, /^[0-9a-f-]{36}$/);
});

test('transfer is logged with every attempt', async () => {
  sink.events.length = 0;
  const { body } = await post({ ...REQUEST, profile: 'throttledTwice' });
  assert.equal(body.response.attempts, 3);
  assert.deepEqual(
    sink.events.map((event) => (event.kind === 'attempt' ? event.attempt.status : event.kind)),
    ['transfer', 429, 429, 202, 'response'],
  );
});

/** @type {[string, number, string | undefined][]} Graph's refusals are responses too */
const REFUSALS = [
  ['tenantMismatch', 403, '7505'],
  ['callNotFound', 404, '8522'],
  ['conflict', 409, '8519'],
  ['serverError', 500, '9999'],
];
for (const [profile, status, code] of REFUSALS) {
  test(`send response has the status 200 for Graph's refusal ${status}`, async () => {
    const { status: actual, body } = await post({ ...REQUEST, profile });
    assert.equal(actual, 200);
    assert.deepEqual([body.response.kind, body.response.status, body.response.error.code], ['refused', status, code]);
  });
}

test('transfer without a response fails with an unknown delivery', async () => {
  sink.events.length = 0;
  const { status, body } = await post({ ...REQUEST, profile: 'hang', timeoutMs: 1 });
  assert.equal(status, 504);
  assert.deepEqual([body.failure.code, body.failure.delivered], ['timedOut', 'unknown']);
  assert.ok(sink.events.at(-1)?.kind === 'failure');
});

test('transfer is aborted and its failure logged when the client disconnects', async () => {
  sink.events.length = 0;
  const outgoing = request(`${server.origin}/api/transfers`, { method: 'POST', headers });
  outgoing.on('error', () => {});
  outgoing.end(JSON.stringify({ ...REQUEST, profile: 'hang' }));
  await sink.next('transfer');
  outgoing.destroy();
  const failure = await sink.next('failure');
  assert.ok(failure.kind === 'failure');
  assert.deepEqual([failure.error.code, failure.error.delivered], ['aborted', 'unknown']);
});

test('transfer is not sent when the client disconnects before it is logged', async () => {
  const events = createEventSink();
  let isGone = () => {};
  const gone = new Promise((resolve) => (isGone = () => resolve(undefined)));
  const slow = {
    async append(/** @type {import('../../www/protocol/events.js').RelayEvent} */ event) {
      const appended = await events.append(event);
      if (event.kind === 'transfer') await gone;
      return appended;
    },
  };
  const held = await startServer({ services: { eventSink: slow } });
  const own = { ...(await signedIn(held.origin)), 'Content-Type': 'application/json' };
  const outgoing = request(`${held.origin}/api/transfers`, { method: 'POST', headers: own });
  outgoing.on('error', () => {});
  held.app.server.once('request', (_request, httpResponse) => httpResponse.once('close', isGone));
  outgoing.end(JSON.stringify(REQUEST));
  await events.next('transfer');
  outgoing.destroy();
  const failure = await events.next('failure');
  assert.ok(failure.kind === 'failure');
  assert.deepEqual([failure.error.code, failure.error.delivered], ['aborted', 'no']);
  assert.deepEqual(
    events.events.map(({ kind }) => kind),
    ['transfer', 'failure'],
  );
  await held.stop();
});

test('invalid transfer is refused with all issues, and not logged', async () => {
  sink.events.length = 0;
  const { status, body } = await post({ callId: 'x', body: '{"transferTarget":{"identity":{}},}' });
  assert.deepEqual([status, body.error.code], [422, 'invalidTransfer']);
  const codes = body.error.issues.map((/** @type {{ code: string }} */ { code }) => code);
  assert.ok(codes.length >= 3, codes.join());
  assert.deepEqual(sink.events, []);
});

test('transfer is not sent while the log is unavailable', async () => {
  let isSent = false;
  const other = await startServer({
    values: { logLevel: 'error' },
    services: {
      eventSink: { append: () => Promise.reject(new Error('unavailable')) },
      sender: {
        canSend: true,
        endpoint: (version) => ({ version }),
        validate: () => undefined,
        send: () => {
          isSent = true;
          return Promise.reject(new Error('sent'));
        },
        lookUp: () => Promise.reject(new Error('read')),
        createCall: () => Promise.reject(new Error('created')),
        hangUp: () => Promise.reject(new Error('hung up')),
      },
    },
  });
  const { status, body } = await post(REQUEST, other.origin);
  assert.deepEqual([status, body.error.code, isSent], [503, 'logUnavailable', false]);
  await other.stop();
});

test('send response is returned when the log becomes unavailable meanwhile', async () => {
  let count = 0;
  const sink = {
    append: () => (count++ === 0 ? Promise.resolve({ id: '1-0' }) : Promise.reject(new Error('unavailable'))),
  };
  const other = await startServer({ services: { eventSink: sink }, env: { GRAPH_CALL_TRANSFER_LOG_LEVEL: 'error' } });
  const { status, body } = await post(REQUEST, other.origin);
  assert.deepEqual([status, body.response.kind, count], [200, 'accepted', 3]);
  assert.deepEqual([body.position, body.events.length], ['1-0', 3]);
  await other.stop();
});

const deep = (/** @type {number} */ levels) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
/** @type {[string, unknown, number, string, RegExp][]} */
const WRONG = [
  ['invalid JSON', '{', 400, 'badRequest', /cannot be parsed/],
  ['no content', '', 400, 'badRequest', /cannot be parsed/],
  [
    'a list',
    [REQUEST],
    400,
    'invalidRequest',
    /^The body is invalid: expected a JSON object with "callId" and "body", found an array\.$/,
  ],
  ['no call', { body: BODY }, 400, 'invalidRequest', /^"callId" is missing: expected a string\.$/],
  ['no body', { callId: CALL_ID }, 400, 'invalidRequest', /^"body" is missing: expected JSON text or an object\.$/],
  ['a body that is a list', { ...REQUEST, body: [] }, 400, 'invalidRequest', /^"body" is invalid: expected JSON text/],
  [
    'another version',
    { ...REQUEST, version: '2' },
    400,
    'invalidRequest',
    /^"version" is invalid: expected "v1\.0" or "beta"\.$/,
  ],
  [
    'a timeout of zero',
    { ...REQUEST, timeoutMs: 0 },
    400,
    'invalidRequest',
    /^"timeoutMs" is invalid: expected an integer from 1 to 120000/,
  ],
  [
    'no attempts',
    { ...REQUEST, maxAttempts: 0 },
    400,
    'invalidRequest',
    /^"maxAttempts" is invalid: expected an integer from 1 to 20/,
  ],
  ['a long timeout', { ...REQUEST, timeoutMs: 120_001 }, 400, 'invalidRequest', /^"timeoutMs"/],
  [
    'a timeout as a string',
    { ...REQUEST, timeoutMs: '1000' },
    400,
    'invalidRequest',
    /^"timeoutMs" is invalid: expected an integer from 1 to 120000, found a string\.$/,
  ],
  [
    'an id that is not a GUID',
    { ...REQUEST, transferId: 'HIDDEN' },
    400,
    'invalidRequest',
    /^"transferId" is invalid: expected a GUID\.$/,
  ],
  [
    'an unknown member',
    { ...REQUEST, HIDDEN: 1 },
    400,
    'invalidRequest',
    /^The body has an unknown member: expected only callId, body, version, /,
  ],
  [
    'the prototype',
    `{"callId":"${CALL_ID}","body":{},"__proto__":{"HIDDEN":1}}`,
    400,
    'badRequest',
    /cannot be parsed/,
  ],
  ['33 levels', `{"callId":"${CALL_ID}","body":${deep(32)}}`, 400, 'invalidRequest', /nested deeper than 32 levels/],
  ['10,000 levels', `{"body":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 400, 'invalidRequest', /nested deeper/],
  ['another profile', { ...REQUEST, profile: 'HIDDEN' }, 400, 'unknownProfile', new RegExp(profiles[0]?.name ?? '')],
  [
    'a time scale below zero',
    { ...REQUEST, timeScale: -0.1 },
    400,
    'invalidRequest',
    /^"timeScale" is invalid: expected a number from 0 to 10\.$/,
  ],
  ['a time scale above ten', { ...REQUEST, timeScale: 10.1 }, 400, 'invalidRequest', /^"timeScale"/],
  ['a time scale as a string', { ...REQUEST, timeScale: '1' }, 400, 'invalidRequest', /^"timeScale"/],
  [
    'an empty seed',
    { ...REQUEST, seed: '' },
    400,
    'invalidRequest',
    /^"seed" is invalid: expected a string of 1 to 64 characters\.$/,
  ],
  ['a long seed', { ...REQUEST, seed: 'HIDDEN'.padEnd(65) }, 400, 'invalidRequest', /^"seed"/],
  ['a seed that is a number', { ...REQUEST, seed: 7 }, 400, 'invalidRequest', /^"seed"/],
  ['64 KiB and more', { ...REQUEST, body: 'a'.repeat(65_536) }, 413, 'bodyTooLarge', /larger/],
];
for (const [what, wrong, status, code, message] of WRONG) {
  test(`send request with ${what} is refused with ${status} and ${code} without repeating it`, async () => {
    const { status: actual, body } = await post(wrong);
    assert.deepEqual([actual, body.error.code], [status, code]);
    assert.match(body.error.message, message);
    assert.doesNotMatch(JSON.stringify(body), /HIDDEN/);
  });
}

test('invalid send request is refused with all issues at once', async () => {
  const { status, body } = await post({ body: 7, timeoutMs: 0, seed: 'HIDDEN'.repeat(20), HIDDEN: 1, other: 2 });
  assert.deepEqual([status, body.error.code], [400, 'invalidRequest']);
  assert.deepEqual(
    body.error.issues.map((/** @type {any} */ { severity, code, part, path }) => [severity, code, part, path]).sort(),
    [
      ['error', 'memberInvalid', 'body', '/body'],
      ['error', 'memberInvalid', 'body', '/seed'],
      ['error', 'memberInvalid', 'body', '/timeoutMs'],
      ['error', 'memberMissing', 'body', '/callId'],
      ['error', 'memberUnknown', 'body', ''],
    ],
  );
  for (const { message, hint } of body.error.issues) {
    assert.ok(body.error.message.includes(message));
    assert.match(message, /: expected .*\.$/);
    assert.match(hint, /^[A-Z].*\.$/);
  }
  assert.doesNotMatch(JSON.stringify(body), /HIDDEN/);
});

test('send request of another content type is refused', async () => {
  const init = { method: 'POST', headers: { ...headers, 'Content-Type': 'text/html' }, body: '<p>' };
  assert.equal((await send(server.origin, '/api/transfers', init)).status, 415);
});

test('send request requires a session', async () => {
  const { Cookie: _, ...stranger } = headers;
  const init = { method: 'POST', headers: stranger, body: JSON.stringify(REQUEST) };
  const { status, body } = await send(server.origin, '/api/transfers', init);
  assert.deepEqual([status, JSON.parse(body).error.code], [401, 'signInRequired']);
});

test('send response has the recommended action for an invalid credential', async () => {
  const cause = new Error(`AADSTS7000215: Invalid client secret HIDDEN provided for ${OTHER_TENANT_ID}.`);
  const getToken = () => Promise.reject(new CredentialError(cause));
  const events = createEventSink();
  const live = await startServer({
    services: { eventSink: events, sender: createLiveSender({ cloud: 'global', getToken }) },
  });
  const { status, body } = await post(REQUEST, live.origin);
  assert.equal(status, 502);
  assert.deepEqual(body.failure, {
    code: 'credentialFailed',
    message: 'No token is available: Entra refused the credential (AADSTS7000215). The client secret is wrong.',
    hint: "Set the secret's value, not its id.",
    delivered: 'no',
  });
  assert.doesNotMatch(JSON.stringify(events.events), /HIDDEN/);
  await live.stop();
});

test('live server refuses a send request without a credential, and one with simulator options', async () => {
  const values = /** @type {const} */ ({ appId: OTHER_TENANT_ID, logLevel: 'error' });
  const live = await startServer({
    values,
    services: { sender: createLiveSender({ cloud: 'global', getToken: undefined }) },
  });
  const { status, body } = await post(REQUEST, live.origin);
  assert.deepEqual([status, body.error.code], [409, 'noCredential']);
  await live.stop();

  const getToken = () => Promise.resolve('HIDDEN');
  const sending = await startServer({ services: { sender: createLiveSender({ cloud: 'global', getToken }) } });
  const refused = await post({ ...REQUEST, profile: 'hang' }, sending.origin);
  assert.deepEqual([refused.status, refused.body.error.code], [400, 'unknownProfile']);
  for (const member of [{ timeScale: 0 }, { seed: 'HIDDEN' }]) {
    const { status, body } = await post({ ...REQUEST, ...member }, sending.origin);
    assert.deepEqual([status, body.error.code], [400, 'invalidRequest']);
    assert.match(body.error.message, /Remove "timeScale" and "seed"/);
    assert.doesNotMatch(JSON.stringify(body), /HIDDEN/);
  }
  await sending.stop();
});

test('transfers are aborted and logged when the server closes', async () => {
  const events = createEventSink();
  const closing = await startServer({ services: { eventSink: events } });
  const own = { ...(await signedIn(closing.origin)), 'Content-Type': 'application/json' };
  const body = JSON.stringify({ ...REQUEST, profile: 'hang' });
  const response = send(closing.origin, '/api/transfers', { method: 'POST', headers: own, body }).catch(
    () => undefined,
  );
  await events.next('transfer');
  await closing.stop();
  assert.equal(events.events.at(-1)?.kind, 'failure');
  await response;
});
