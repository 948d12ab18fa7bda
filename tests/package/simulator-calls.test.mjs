// @ts-check
/** Reads of a simulated call. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCall } from 'graph-call-transfer';
import { createSimulator, profiles } from 'graph-call-transfer/simulator';
import { CALL_ID, CALL_PATH, TENANT_ID } from '../server/transfers.mjs';
import { lookupOf } from './support/profiles.mjs';

const ROOT = 'https://graph.microsoft.com';
const graph = createSimulator();

/** @param {string} [token] */
const withToken = (token = graph.issueToken()) => ({ headers: { Authorization: `Bearer ${token}` } });

test('simulator returns an established peer-to-peer call for any GUID', async () => {
  const response = await graph.fetch(`${ROOT}${CALL_PATH}`, withToken());
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('Content-Type'), 'application/json; charset=utf-8');
  assert.match(response.headers.get('request-id') ?? '', /^[0-9a-f-]{36}$/);
  const { callChainId, myParticipantId, ...call } = await response.json();
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

test('simulator returns the same call for every spelling of its id and every seed', async () => {
  const chainOf = async (/** @type {string} */ id, /** @type {number} */ seed) => {
    const response = await createSimulator({ seed }).fetch(`${ROOT}${CALL_PATH.replace(CALL_ID, id)}`, withToken());
    return (await response.json()).callChainId;
  };
  const chain = await chainOf(CALL_ID, 0);
  assert.equal(await chainOf(CALL_ID.replaceAll('-', '').toUpperCase(), 1), chain);
  assert.notEqual(await chainOf(TENANT_ID, 0), chain);
});

test('simulator returns the beta resource for the version beta', async () => {
  const call = await (await graph.fetch(`${ROOT}${CALL_PATH.replace('v1.0', 'beta')}`, withToken())).json();
  assert.equal(call['@odata.context'], 'https://graph.microsoft.com/beta/$metadata#communications/calls/$entity');
});

const GROUP_CALL = '57dab8b1-894c-409a-b240-bd8beae78896';
const RINGING_CALL = '2e1a0b00-2db4-4022-9570-243709c565ab';
const listed = createSimulator({
  calls: [CALL_ID, { id: GROUP_CALL, callType: 'group' }, { id: RINGING_CALL, state: 'ringing' }],
});

/** @type {[string, string, [string, string?, string?]][]} kind, state or error code, and the thread of a group call */
const LISTED = [
  ['a listed call', CALL_ID, ['found', 'established']],
  ['a listed call by another spelling', CALL_ID.replaceAll('-', '').toUpperCase(), ['found', 'established']],
  ['a listed group call', GROUP_CALL, ['found', 'established', '19:meeting_']],
  ['a listed ringing call', RINGING_CALL, ['found', 'ringing']],
  ['a call that is not listed', TENANT_ID, ['ended', '8522']],
];

for (const [what, id, [kind, detail, thread]] of LISTED) {
  test(`read of ${what} returns ${kind}${detail ? `: ${detail}` : ''}`, async () => {
    const lookup = await readCall(id, { token: listed.issueToken(), fetch: listed.fetch });
    assert.equal(lookup.kind, kind);
    assert.equal(lookup.kind === 'found' ? lookup.state : lookup.error.code, detail);
    if (lookup.kind === 'found') {
      const chat = /** @type {{ threadId: string } | null} */ (lookup.call.chatInfo);
      assert.equal(chat?.threadId.startsWith(thread ?? 'none'), thread && true);
    }
  });
}

/** @type {[number, string, string, RequestInit, string?][]} status, code, the mistake, the request, and the path */
const REFUSED = [
  [401, 'InvalidAuthenticationToken', 'no token', {}],
  [401, 'InvalidAuthenticationToken', 'a malformed token', withToken('nonsense')],
  [401, 'InvalidAuthenticationToken', 'an expired token', withToken(graph.issueToken({ lifetimeSeconds: -1 }))],
  [403, '7504', 'a delegated token', withToken(graph.issueToken({ scopes: ['User.Read'] }))],
  [404, '8522', 'an id that is not a GUID', withToken(), CALL_PATH.replace(CALL_ID, 'call-id')],
  [404, 'itemNotFound', 'a path below a call', withToken(), `${CALL_PATH}/participants`],
  [405, 'notAllowed', 'the collection of calls', withToken(), '/v1.0/communications/calls'],
];

for (const [status, code, what, init, path = CALL_PATH] of REFUSED) {
  test(`read with ${what} is refused with ${status} and ${code}`, async () => {
    const response = await graph.fetch(`${ROOT}${path}`, init);
    assert.deepEqual([response.status, (await response.json()).error.code], [status, code]);
  });
}

test('read needs no permission', async () => {
  assert.equal((await graph.fetch(`${ROOT}${CALL_PATH}`, withToken(graph.issueToken({ roles: [] })))).status, 200);
});

for (const method of ['POST', 'PUT', 'PATCH', 'HEAD']) {
  test(`${method} on a call is refused with the allowed method`, async () => {
    const response = await graph.fetch(`${ROOT}${CALL_PATH}`, { method, ...withToken() });
    assert.deepEqual([response.status, response.headers.get('Allow')], [405, 'GET, DELETE']);
  });
}

for (const { name } of profiles) {
  const [kind, detail] = lookupOf(name);
  test(`read with the profile "${name}" returns ${kind}${detail ? `: ${detail}` : ''}`, async () => {
    const { fetch, issueToken } = createSimulator({ profile: name });
    const options = { token: issueToken(), fetch, retry: /** @type {const} */ (false) };
    if (kind === 'timedOut') {
      await assert.rejects(readCall(CALL_ID, { ...options, timeoutMs: 50 }), { code: 'timedOut' });
      return;
    }
    const lookup = await readCall(CALL_ID, options);
    assert.deepEqual([lookup.kind, lookup.kind === 'found' ? lookup.state : lookup.error.code], [kind, detail]);
  });
}

test('read succeeds with "throttledTwice" at the third attempt', async () => {
  const { fetch, issueToken } = createSimulator({ profile: 'throttledTwice' });
  const lookup = await readCall(CALL_ID, { token: issueToken(), fetch });
  assert.deepEqual([lookup.kind, lookup.attempts], ['found', 3]);
});
