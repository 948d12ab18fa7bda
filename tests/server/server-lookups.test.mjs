// @ts-check
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CredentialError } from '../../www/server/live/credential-error.js';
import { createLiveSender } from '../../www/server/live/sender.js';
import { send, startServer } from './console-server.mjs';
import { createEventSink, signedIn } from './operators.mjs';
import { BODY, CALL_ID, OTHER_TENANT_ID } from './transfers.mjs';

const sink = createEventSink();
/** @type {Awaited<ReturnType<typeof startServer>>} */
let server;
/** @type {Record<string, string>} */
let headers;
before(async () => {
  server = await startServer({ services: { eventSink: sink } });
  headers = await signedIn(server.origin);
});
after(() => server.stop());

/**
 * @param {string} call the id with the query
 * @param {string} [origin]
 */
async function read(call, origin = server.origin) {
  const own = origin === server.origin ? headers : await signedIn(origin);
  const response = await send(origin, `/api/calls/${call}`, { headers: own });
  return { status: response.status, body: JSON.parse(response.body) };
}

/** @param {ReturnType<typeof createLiveSender>} sender */
async function readLive(sender) {
  const other = await startServer({ services: { sender } });
  const response = await read(CALL_ID, other.origin);
  await other.stop();
  return response;
}

test('lookup returns a call as Graph describes it, and appends no event', async () => {
  const { status, body } = await read(CALL_ID);
  assert.equal(status, 200);
  assert.deepEqual([body.lookup.kind, body.lookup.state], ['found', 'established']);
  assert.equal(body.lookup.call.id, CALL_ID);
  assert.deepEqual(sink.events, []);
});

test('lookup asks the simulated Graph, in the given version and whatever the profile', async () => {
  const delivering = await startServer({ isDelivering: true });
  const own = { ...(await signedIn(delivering.origin)), 'Content-Type': 'application/json' };
  const sendRequest = JSON.stringify({ callId: CALL_ID, body: BODY, profile: 'slow' });
  assert.equal(
    (await send(delivering.origin, '/api/transfers', { method: 'POST', headers: own, body: sendRequest })).status,
    200,
  );
  const state = async (/** @type {string} */ query) =>
    (await read(`${CALL_ID}${query}`, delivering.origin)).body.lookup.state;
  assert.equal(await state('?profile=slow&version=beta'), 'transferring');
  assert.equal(await state(''), 'transferring');
  await delivering.stop();
});

test('lookup returns an ended call', async () => {
  const sender = createLiveSender({
    cloud: 'global',
    getToken: async () => 'token',
    fetch: async () => Response.json({ error: { code: '8522', message: 'Call not found.' } }, { status: 404 }),
  });
  const { status, body } = await readLive(sender);
  assert.deepEqual([status, body.lookup.kind, body.lookup.status], [200, 'ended', 404]);
});

test('lookup asks a live Graph once, without revealing its token', async () => {
  /** @type {[string, string | null][]} */
  const requests = [];
  const sender = createLiveSender({
    cloud: 'usGovernmentL4',
    getToken: async () => 'HIDDEN',
    fetch: async (url, init) => {
      requests.push([String(url), new Headers(init?.headers).get('Authorization')]);
      return Response.json({ error: { code: 'tooManyRequests', message: '' } }, { status: 429 });
    },
  });
  const { status, body } = await readLive(sender);
  const url = `https://graph.microsoft.us/v1.0/communications/calls/${CALL_ID}`;
  assert.deepEqual(requests, [[url, 'Bearer HIDDEN']]);
  assert.deepEqual([status, body.lookup.kind], [200, 'refused']);
  assert.doesNotMatch(JSON.stringify(body), /HIDDEN/);
});

test('lookup returns the failure without a response or a token', async () => {
  const unreachable = createLiveSender({
    cloud: 'global',
    getToken: async () => 'token',
    fetch: () => Promise.reject(new TypeError('unreachable')),
  });
  assert.deepEqual(await readLive(unreachable).then(({ status, body }) => [status, body.failure.code]), [
    502,
    'network',
  ]);
  const getToken = () => Promise.reject(new CredentialError(new Error('AADSTS7000215: HIDDEN')));
  const { status, body } = await readLive(createLiveSender({ cloud: 'global', getToken }));
  assert.deepEqual([status, body.failure.code], [502, 'credentialFailed']);
  assert.doesNotMatch(JSON.stringify(body), /HIDDEN/);
  const without = await readLive(createLiveSender({ cloud: 'global', getToken: undefined }));
  assert.deepEqual([without.status, without.body.error.code], [409, 'noCredential']);
});

/** @type {[string, number, string][]} */
const WRONG = [
  ['..', 422, 'invalidCallId'],
  ['%20', 422, 'invalidCallId'],
  [`${CALL_ID}%2Ftransfer`, 422, 'invalidCallId'],
  [`${CALL_ID}?version=2`, 400, 'invalidRequest'],
  [`${CALL_ID}?profile=HIDDEN`, 400, 'unknownProfile'],
  [`${CALL_ID}?profile=a&profile=b`, 400, 'invalidRequest'],
];
for (const [call, status, code] of WRONG) {
  test(`lookup of calls/${call} returns ${status} ${code} without repeating the request`, async () => {
    const { status: actual, body } = await read(call);
    assert.deepEqual([actual, body.error.code], [status, code]);
    assert.doesNotMatch(JSON.stringify(body), /HIDDEN/);
  });
}

test('lookup requires a session, and is limited', async () => {
  const stranger = await send(server.origin, `/api/calls/${CALL_ID}`);
  assert.deepEqual([stranger.status, JSON.parse(stranger.body).error.code], [401, 'signInRequired']);
  const other = await startServer({ values: { appId: OTHER_TENANT_ID } });
  const own = await signedIn(other.origin);
  const responses = await Promise.all(
    Array.from({ length: 61 }, () => send(other.origin, `/api/calls/${CALL_ID}`, { headers: own })),
  );
  assert.equal(responses.filter(({ status }) => status === 429).length, 1);
  await other.stop();
});
