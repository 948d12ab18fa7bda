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
  server = await startServer({ parts: { sink } });
  headers = await signedIn(server.origin);
});
after(() => server.stop());

/**
 * @param {string} call the id, and the query
 * @param {string} [origin]
 */
async function read(call, origin = server.origin) {
  const own = origin === server.origin ? headers : await signedIn(origin);
  const answer = await send(origin, `/api/calls/${call}`, { headers: own });
  return { status: answer.status, receipt: JSON.parse(answer.body) };
}

/** @param {ReturnType<typeof createLiveSender>} sender */
async function live(sender) {
  const other = await startServer({ parts: { sender } });
  const answer = await read(CALL_ID, other.origin);
  await other.stop();
  return answer;
}

test('a call that is there is told as Graph has it, and the log hears nothing of the question', async () => {
  const { status, receipt } = await read(CALL_ID);
  assert.equal(status, 200);
  assert.deepEqual([receipt.reading.kind, receipt.reading.state], ['found', 'established']);
  assert.equal(receipt.reading.call.id, CALL_ID);
  assert.deepEqual(sink.events, []);
});

test('the Graph of a profile is asked, in the version that is named', async () => {
  const telling = await startServer({ tells: true });
  const own = { ...(await signedIn(telling.origin)), 'Content-Type': 'application/json' };
  const order = JSON.stringify({ callId: CALL_ID, body: BODY, profile: 'slow' });
  assert.equal(
    (await send(telling.origin, '/api/transfers', { method: 'POST', headers: own, body: order })).status,
    200,
  );
  const state = async (/** @type {string} */ query) =>
    (await read(`${CALL_ID}${query}`, telling.origin)).receipt.reading.state;
  assert.equal(await state('?profile=slow&version=beta'), 'transferring');
  assert.equal(await state(''), 'established');
  await telling.stop();
});

test('a call that has ended is a reading like another', async () => {
  const sender = createLiveSender({
    cloud: 'global',
    getToken: async () => 'token',
    fetch: async () => Response.json({ error: { code: '8522', message: 'Call not found.' } }, { status: 404 }),
  });
  const { status, receipt } = await live(sender);
  assert.deepEqual([status, receipt.reading.kind, receipt.reading.status], [200, 'ended', 404]);
});

test('a live Graph is asked once, with the token of the server, which nobody sees', async () => {
  /** @type {[string, string | null][]} */
  const asked = [];
  const sender = createLiveSender({
    cloud: 'usGovernmentL4',
    getToken: async () => 'HIDDEN',
    fetch: async (url, init) => {
      asked.push([String(url), new Headers(init?.headers).get('Authorization')]);
      return Response.json({ error: { code: 'tooManyRequests', message: '' } }, { status: 429 });
    },
  });
  const { status, receipt } = await live(sender);
  const url = `https://graph.microsoft.us/v1.0/communications/calls/${CALL_ID}`;
  assert.deepEqual(asked, [[url, 'Bearer HIDDEN']]);
  assert.deepEqual([status, receipt.reading.kind], [200, 'refused']);
  assert.doesNotMatch(JSON.stringify(receipt), /HIDDEN/);
});

test('when no answer comes, or no token can be had, the failure says so', async () => {
  const away = createLiveSender({
    cloud: 'global',
    getToken: async () => 'token',
    fetch: () => Promise.reject(new TypeError('away')),
  });
  assert.deepEqual(await live(away).then(({ status, receipt }) => [status, receipt.failure.code]), [502, 'network']);
  const getToken = () => Promise.reject(new CredentialError(new Error('AADSTS7000215: HIDDEN')));
  const { status, receipt } = await live(createLiveSender({ cloud: 'global', getToken }));
  assert.deepEqual([status, receipt.failure.code], [502, 'credentialFailed']);
  assert.doesNotMatch(JSON.stringify(receipt), /HIDDEN/);
  const without = await live(createLiveSender({ cloud: 'global', getToken: undefined }));
  assert.deepEqual([without.status, without.receipt.error.code], [409, 'cannotSend']);
});

/** @type {[string, number, string][]} */
const WRONG = [
  ['..', 422, 'invalidCall'],
  ['%20', 422, 'invalidCall'],
  [`${CALL_ID}%2Ftransfer`, 422, 'invalidCall'],
  [`${CALL_ID}?version=2`, 400, 'invalidOrder'],
  [`${CALL_ID}?profile=HIDDEN`, 400, 'unknownProfile'],
  [`${CALL_ID}?profile=a&profile=b`, 400, 'invalidOrder'],
];
for (const [call, status, code] of WRONG) {
  test(`calls/${call} is answered ${status} ${code}, and nothing of it is repeated`, async () => {
    const { status: answered, receipt } = await read(call);
    assert.deepEqual([answered, receipt.error.code], [status, code]);
    assert.doesNotMatch(JSON.stringify(receipt), /HIDDEN/);
  });
}

test('who has not signed in reads no call, and who asks too often is told to wait', async () => {
  const stranger = await send(server.origin, `/api/calls/${CALL_ID}`);
  assert.deepEqual([stranger.status, JSON.parse(stranger.body).error.code], [401, 'signInNeeded']);
  const other = await startServer({ values: { appId: OTHER_TENANT_ID } });
  const own = await signedIn(other.origin);
  const answers = await Promise.all(
    Array.from({ length: 61 }, () => send(other.origin, `/api/calls/${CALL_ID}`, { headers: own })),
  );
  assert.equal(answers.filter(({ status }) => status === 429).length, 1);
  await other.stop();
});
