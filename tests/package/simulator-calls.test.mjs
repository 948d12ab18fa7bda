// @ts-check
/** A simulated Graph shows its calls, to those who may see them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCall } from 'graph-call-transfer';
import { createSimulator, profiles } from 'graph-call-transfer/simulator';
import { CALL_ID, CALL_PATH, TENANT_ID } from '../server/transfers.mjs';

/** @typedef {import('graph-call-transfer/simulator').SimulatorProfile} Profile */

const ROOT = 'https://graph.microsoft.com';
const graph = createSimulator();

/** @param {string} [token] */
const withToken = (token = graph.issueToken()) => ({ headers: { Authorization: `Bearer ${token}` } });

test('any GUID is an established peer-to-peer call', async () => {
  const answer = await graph.fetch(`${ROOT}${CALL_PATH}`, withToken());
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('Content-Type'), 'application/json; charset=utf-8');
  assert.match(answer.headers.get('request-id') ?? '', /^[0-9a-f-]{36}$/);
  const { callChainId, myParticipantId, ...call } = await answer.json();
  for (const id of [callChainId, myParticipantId]) assert.match(id, /^[0-9a-f-]{36}$/);
  assert.deepEqual(call, {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#communications/calls/$entity',
    '@odata.type': '#microsoft.graph.call',
    id: CALL_ID,
    state: 'established',
    direction: 'incoming',
    tenantId: TENANT_ID,
    subject: null,
    requestedModalities: ['audio'],
    mediaState: { audio: 'active' },
    resultInfo: null,
    chatInfo: null,
    meetingInfo: null,
    transcription: null,
    toneInfo: null,
  });
});

test('a call is the same each time, in each spelling of its id, and for each seed', async () => {
  const chainOf = async (/** @type {string} */ id, /** @type {number} */ seed) => {
    const answer = await createSimulator({ seed }).fetch(`${ROOT}${CALL_PATH.replace(CALL_ID, id)}`, withToken());
    return (await answer.json()).callChainId;
  };
  const chain = await chainOf(CALL_ID, 0);
  assert.equal(await chainOf(CALL_ID.replaceAll('-', '').toUpperCase(), 1), chain);
  assert.notEqual(await chainOf(TENANT_ID, 0), chain);
});

test('beta shows a call as beta', async () => {
  const call = await (await graph.fetch(`${ROOT}${CALL_PATH.replace('v1.0', 'beta')}`, withToken())).json();
  assert.equal(call['@odata.context'], 'https://graph.microsoft.com/beta/$metadata#communications/calls/$entity');
});

const GROUP_CALL = '57dab8b1-894c-409a-b240-bd8beae78896';
const RINGING_CALL = '2e1a0b00-2db4-4022-9570-243709c565ab';
const listed = createSimulator({
  calls: [CALL_ID, { id: GROUP_CALL, callType: 'group' }, { id: RINGING_CALL, state: 'ringing' }],
});

/** @type {[string, string, [string, string?, string?]][]} kind, state or code, and the thread of a group call */
const LISTED = [
  ['a listed call', CALL_ID, ['found', 'established']],
  ['a listed call in its other spelling', CALL_ID.replaceAll('-', '').toUpperCase(), ['found', 'established']],
  ['a listed group call', GROUP_CALL, ['found', 'established', '19:meeting_']],
  ['a listed call that rings', RINGING_CALL, ['found', 'ringing']],
  ['a call that is not listed', TENANT_ID, ['ended', '8522']],
];

for (const [what, id, [kind, said, thread]] of LISTED) {
  test(`${what} is ${kind}${said ? `: ${said}` : ''}`, async () => {
    const reading = await readCall(id, { token: listed.issueToken(), fetch: listed.fetch });
    assert.equal(reading.kind, kind);
    assert.equal(reading.kind === 'found' ? reading.state : reading.error.code, said);
    if (reading.kind === 'found') {
      const chat = /** @type {{ threadId: string } | null} */ (reading.call.chatInfo);
      assert.equal(chat?.threadId.startsWith(thread ?? 'none'), thread && true);
    }
  });
}

/** @type {[number, string, string, RequestInit, string?][]} status, code, what is wrong, how, and the path */
const REFUSED = [
  [401, 'InvalidAuthenticationToken', 'no token', {}],
  [401, 'InvalidAuthenticationToken', 'a token that is a word', withToken('nonsense')],
  [401, 'InvalidAuthenticationToken', 'an expired token', withToken(graph.issueToken({ lifetimeSeconds: -1 }))],
  [403, '7504', 'a delegated token', withToken(graph.issueToken({ scopes: ['User.Read'] }))],
  [404, '8522', 'an id that is no GUID', withToken(), CALL_PATH.replace(CALL_ID, 'call-id')],
  [404, 'itemNotFound', 'what lies below a call', withToken(), `${CALL_PATH}/participants`],
  [404, 'itemNotFound', 'all calls', withToken(), '/v1.0/communications/calls'],
];

for (const [status, code, what, init, path = CALL_PATH] of REFUSED) {
  test(`${what} is refused with ${status} and ${code}`, async () => {
    const answer = await graph.fetch(`${ROOT}${path}`, init);
    assert.deepEqual([answer.status, (await answer.json()).error.code], [status, code]);
  });
}

test('a token without the permission to transfer may see the call: Graph checked it when the call began', async () => {
  assert.equal((await graph.fetch(`${ROOT}${CALL_PATH}`, withToken(graph.issueToken({ roles: [] })))).status, 200);
});

for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']) {
  test(`${method} is not allowed on a call, and the answer names what is`, async () => {
    const answer = await graph.fetch(`${ROOT}${CALL_PATH}`, { method, ...withToken() });
    assert.deepEqual([answer.status, answer.headers.get('Allow')], [405, 'GET']);
  });
}

/** @type {Record<Profile, [string, (string | undefined)?]>} what reading a call comes to: its kind, and its state or the code */
const BY_PROFILE = {
  complete: ['found', 'established'],
  completeBeforeAudioInactive: ['found', 'established'],
  failed: ['found', 'established'],
  targetDeclined: ['found', 'established'],
  callerHangsUp: ['found', 'established'],
  silent: ['found', 'established'],
  doubled: ['found', 'established'],
  reordered: ['found', 'established'],
  late: ['found', 'established'],
  lossy: ['found', 'established'],
  slow: ['found', 'established'],
  rosterNoise: ['found', 'established'],
  unknownState: ['found', 'established'],
  legacyFirst: ['found', 'established'],
  empty202WithJsonType: ['found', 'established'],
  throttledTwice: ['refused', 'TooManyRequests'],
  unauthorized: ['refused', 'InvalidAuthenticationToken'],
  insufficientPermissions: ['refused', '7504'],
  tenantMismatch: ['found', 'established'],
  callNotFound: ['ended', '8522'],
  callNotEstablished: ['found', 'establishing'],
  meetingMode: ['found', 'established'],
  conflict: ['found', 'transferring'],
  throttled: ['refused', 'TooManyRequests'],
  serverError: ['refused', '9999'],
  badGatewayHtml: ['refused', undefined],
  unavailable: ['refused', 'serviceNotAvailable'],
  cut: ['refused', undefined],
  hang: ['timedOut'],
};

for (const { name } of profiles) {
  const [kind, said] = BY_PROFILE[name];
  test(`with "${name}" reading a call comes to ${kind}${said ? `: ${said}` : ''}`, async () => {
    const { fetch, issueToken } = createSimulator({ profile: name });
    const options = { token: issueToken(), fetch, retry: /** @type {const} */ (false) };
    if (kind === 'timedOut') {
      await assert.rejects(readCall(CALL_ID, { ...options, timeoutMs: 50 }), { code: 'timedOut' });
      return;
    }
    const reading = await readCall(CALL_ID, options);
    assert.deepEqual([reading.kind, reading.kind === 'found' ? reading.state : reading.error.code], [kind, said]);
  });
}

test('a call is read through "throttledTwice" at the third attempt', async () => {
  const { fetch, issueToken } = createSimulator({ profile: 'throttledTwice' });
  const reading = await readCall(CALL_ID, { token: issueToken(), fetch });
  assert.deepEqual([reading.kind, reading.attempts], ['found', 3]);
});
