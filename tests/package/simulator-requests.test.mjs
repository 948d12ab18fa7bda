// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createSimulator } from 'graph-call-transfer/simulator';
import {
  BODY,
  CALL_ID,
  OTHER_TENANT_ID,
  TARGET,
  TRANSFER_PATH,
  TRANSFEREE,
  transferHeaders,
} from '../server/transfers.mjs';

const ROOT = 'https://graph.microsoft.com';
const graph = createSimulator();
const GOOD = { method: 'POST', headers: transferHeaders(), body: BODY };

/** @param {import('graph-call-transfer/simulator').TokenClaims} claims */
const withToken = (claims) => ({ headers: transferHeaders(graph.issueToken(claims)) });
/** @param {unknown} body */
const withBody = (body) => ({ body: JSON.stringify(body) });
/** @param {string} authorization */
const withAuthorization = (authorization) => ({ headers: { ...GOOD.headers, Authorization: authorization } });
/** @param {string} type */
const withType = (type) => ({ headers: { ...GOOD.headers, 'Content-Type': type } });
/** @param {string} tenantId */
const userOf = (tenantId) => ({ identity: { user: { ...TARGET.identity.user, tenantId } } });
/** @param {unknown} claims */
const sealed = (claims) => `Bearer e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

const [HEADER = '', PAYLOAD = ''] = graph.issueToken().split('.');
const CLAIMS = JSON.parse(Buffer.from(PAYLOAD, 'base64url').toString());

/** @type {[string, RequestInit, string?][]} what differs from a right request, and its path */
const ACCEPTED = [
  ['a right request', {}],
  ['the version beta', {}, `/beta/communications/calls/${CALL_ID}/transfer`],
  ['a path before the version', {}, `/relay/graph/v1.0/communications/calls/${CALL_ID}/transfer`],
  ['a query', {}, `${TRANSFER_PATH}?traced=1`],
  ['a call id without dashes, in upper case', {}, TRANSFER_PATH.replace(CALL_ID, '57DAB8B1894C409AB240BD8BEAE78896')],
  ['a call id that is encoded', {}, TRANSFER_PATH.replace('341a', '%33%34%31%61')],
  ['a scheme in lower case', withAuthorization(`bearer ${graph.issueToken()}`)],
  ['a type with a charset', withType('Application/JSON; charset=utf-8')],
  ['a tenant in upper case', withBody({ transferTarget: userOf(CLAIMS.tid.toUpperCase()) })],
  ['a target without a tenant', withBody({ transferTarget: { identity: { user: { id: TARGET.identity.user.id } } } })],
  ['a transferee', withBody({ transferTarget: TARGET, transferee: TRANSFEREE })],
  ['a member that Graph does not know', withBody({ transferTarget: TARGET, vendor: { note: 1 } })],
  ['a token with further permissions', withToken({ roles: ['User.Read.All', 'Calls.Initiate.All'] })],
  ['a token whose audience is the id of Graph', withToken({ audience: '00000003-0000-0000-c000-000000000000' })],
  ['a token that has a second left', withToken({ lifetimeSeconds: 1 })],
];

for (const [what, init, path = TRANSFER_PATH] of ACCEPTED) {
  test(`${what} is accepted`, async () => {
    const fixed = createSimulator({ clock: () => CLAIMS.iat * 1000 });
    const answer = await fixed.fetch(`${ROOT}${path}`, { ...GOOD, ...init });
    assert.equal(answer.status, 202, await answer.text());
  });
}

/** @type {[number, string, string, RequestInit, string?][]} status, code, what is wrong, how, and the path */
const REFUSED = [
  [401, 'InvalidAuthenticationToken', 'no token', { headers: { 'Content-Type': 'application/json' } }],
  [401, 'InvalidAuthenticationToken', 'an empty token', withAuthorization('Bearer ')],
  [401, 'InvalidAuthenticationToken', 'a token without scheme', withAuthorization(graph.issueToken())],
  [401, 'InvalidAuthenticationToken', 'another scheme', withAuthorization('Basic dXNlcjpwYXNz')],
  [
    401,
    'InvalidAuthenticationToken',
    'two tokens',
    withAuthorization(`Bearer ${graph.issueToken()} ${graph.issueToken()}`),
  ],
  [401, 'InvalidAuthenticationToken', 'a token that is a word', withAuthorization('Bearer nonsense')],
  [401, 'InvalidAuthenticationToken', 'a token of two parts', withAuthorization(`Bearer ${HEADER}.${PAYLOAD}`)],
  [401, 'InvalidAuthenticationToken', 'an unsigned token', withAuthorization(`Bearer ${HEADER}.${PAYLOAD}.`)],
  [401, 'InvalidAuthenticationToken', 'a token of four parts', withAuthorization(`Bearer ${HEADER}.${PAYLOAD}.a.b`)],
  [401, 'InvalidAuthenticationToken', 'a token that is no JSON', withAuthorization('Bearer e30.bm9uc2Vuc2U.c2ln')],
  [401, 'InvalidAuthenticationToken', 'a token that is a list', withAuthorization(sealed([CLAIMS]))],
  [
    401,
    'InvalidAuthenticationToken',
    'a token of 70,000 letters',
    withAuthorization(`Bearer e30.${'a'.repeat(70_000)}.c2ln`),
  ],
  [
    401,
    'InvalidAuthenticationToken',
    'a token without a tenant',
    withAuthorization(sealed({ ...CLAIMS, tid: undefined })),
  ],
  [401, 'InvalidAuthenticationToken', 'a tenant that is no GUID', withToken({ tenantId: 'contoso' })],
  [
    401,
    'InvalidAuthenticationToken',
    'a token without an end',
    withAuthorization(sealed({ ...CLAIMS, exp: undefined })),
  ],
  [
    401,
    'InvalidAuthenticationToken',
    'a token without an audience',
    withAuthorization(sealed({ ...CLAIMS, aud: undefined })),
  ],
  [
    401,
    'InvalidAuthenticationToken',
    'a token for another service',
    withToken({ audience: 'https://management.azure.com' }),
  ],
  [
    401,
    'InvalidAuthenticationToken',
    'a token for another cloud',
    withToken({ audience: 'https://graph.microsoft.us' }),
  ],
  [401, 'InvalidAuthenticationToken', 'an expired token', withToken({ lifetimeSeconds: -1 })],
  [
    401,
    'InvalidAuthenticationToken',
    'a token of tomorrow',
    withAuthorization(sealed({ ...CLAIMS, nbf: CLAIMS.iat + 86_400 })),
  ],
  [403, '7504', 'a token without permissions', withToken({ roles: [] })],
  [403, '7504', 'a token with other permissions', withToken({ roles: ['Calls.InitiateGroupCall.All'] })],
  [403, '7504', 'a delegated token', withToken({ scopes: ['User.Read'] })],
  [403, '7504', 'a delegated token with the role', withToken({ scopes: ['User.Read'], roles: ['Calls.Initiate.All'] })],
  [403, '7505', 'a token of another tenant', withToken({ tenantId: OTHER_TENANT_ID })],
  [403, '7505', 'a target of another tenant', withBody({ transferTarget: userOf(OTHER_TENANT_ID) })],
  [
    403,
    '7505',
    'a transferee of another tenant',
    withBody({ transferTarget: TARGET, transferee: { ...TRANSFEREE, ...userOf(OTHER_TENANT_ID) } }),
  ],
  [404, '8522', 'a call id that is no GUID', {}, TRANSFER_PATH.replace(CALL_ID, 'call-id')],
  [404, '8522', 'a call id with an encoded slash', {}, TRANSFER_PATH.replace(CALL_ID, `..%2f${CALL_ID}`)],
  [404, '8522', 'a call id with a line break', {}, TRANSFER_PATH.replace(CALL_ID, `${CALL_ID}%0d%0a`)],
  [404, 'itemNotFound', 'a call id that is encoded wrongly', {}, TRANSFER_PATH.replace(CALL_ID, '%zz')],
  [404, 'itemNotFound', 'no call id', {}, '/v1.0/communications/calls//transfer'],
  [404, 'itemNotFound', 'another version', {}, TRANSFER_PATH.replace('v1.0', 'v2.0')],
  [404, 'itemNotFound', 'another action', {}, TRANSFER_PATH.replace('/transfer', '/redirect')],
  [404, 'itemNotFound', 'a path that goes on', {}, `${TRANSFER_PATH}/more`],
  [404, 'itemNotFound', 'the root', {}, '/'],
  [405, 'notAllowed', 'POST to the call itself', {}, TRANSFER_PATH.replace('/transfer', '')],
  [405, 'notAllowed', 'GET', { method: 'GET', body: null }],
  [405, 'notAllowed', 'PUT', { method: 'PUT' }],
  [405, 'notAllowed', 'DELETE', { method: 'DELETE' }],
  [400, 'BadRequest', 'no type', { headers: { Authorization: GOOD.headers.Authorization } }],
  [400, 'BadRequest', 'the type of a form', withType('application/x-www-form-urlencoded')],
  [400, 'BadRequest', 'a type that only begins like JSON', withType('application/jsonp')],
  [400, 'BadRequest', 'no body', { body: null }],
  [400, 'BadRequest', 'half a body', { body: BODY.slice(0, -2) }],
  [400, 'BadRequest', 'a trailing comma', { body: '{"transferTarget":{},}' }],
  [400, 'BadRequest', 'bytes that are no text', { body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]) }],
  [400, '8523', 'a body that is null', withBody(null)],
  [400, '8523', 'a body without target', withBody({})],
  [400, '8523', 'a target without identity', withBody({ transferTarget: {} })],
  [
    400,
    '8523',
    'two identities',
    withBody({ transferTarget: { identity: { ...TARGET.identity, phone: { id: '+12345678901' } } } }),
  ],
  [
    400,
    '8523',
    'a phone number that is not E.164',
    withBody({ transferTarget: { identity: { phone: { id: '0049 30 1' } } } }),
  ],
  [400, '8523', 'a call that replaces itself', withBody({ transferTarget: { ...TARGET, replacesCallId: CALL_ID } })],
];

for (const [status, code, what, init, path = TRANSFER_PATH] of REFUSED) {
  test(`${what} is refused with ${status} and ${code}`, async () => {
    const fixed = createSimulator({ clock: () => CLAIMS.iat * 1000 });
    const answer = await fixed.fetch(`${ROOT}${path}`, { ...GOOD, ...init });
    const { error } = await answer.json();
    assert.deepEqual([answer.status, error.code], [status, code]);
    assert.match(error.message, /^\S.{8,}/);
    assert.match(answer.headers.get('request-id') ?? '', /^[0-9a-f-]{36}$/);
  });
}

for (const example of [1, 2, 3, 4]) {
  test(`example ${example} of Graph's page is accepted as published`, async () => {
    const body = readFileSync(new URL(`../fixtures/requests/beta-${example}.json`, import.meta.url));
    assert.equal((await graph.fetch(`${ROOT}${TRANSFER_PATH}`, { ...GOOD, body })).status, 202);
  });
}

test("example 5 of Graph's page is refused as published, and accepted without its comma too many", async () => {
  const body = readFileSync(new URL('../fixtures/requests/beta-5-broken.txt', import.meta.url), 'utf8');
  const published = await graph.fetch(`${ROOT}${TRANSFER_PATH}`, { ...GOOD, body });
  assert.equal(published.status, 400);
  assert.equal((await published.json()).error.code, 'BadRequest');

  const mended = await graph.fetch(`${ROOT}${TRANSFER_PATH}`, {
    ...GOOD,
    body: body.replace(/,(\s*\},\s*"transferee")/, '$1'),
  });
  assert.equal(mended.status, 202);
});

test('an answer to a wrong method names the right one', async () => {
  const answer = await graph.fetch(`${ROOT}${TRANSFER_PATH}`);
  assert.equal(answer.headers.get('Allow'), 'POST');
});

test('no refusal repeats the token or the body', async () => {
  const secrets = { body: '{"transferTarget":{"identity":{"user":{"id":"SECRET-NAME"}}}}' };
  for (const init of [withAuthorization('Bearer SECRET-TOKEN'), secrets]) {
    const answer = await graph.fetch(`${ROOT}${TRANSFER_PATH}`, { ...GOOD, ...init });
    assert.ok(answer.status >= 400);
    assert.doesNotMatch((await answer.text()) + JSON.stringify([...answer.headers]), /SECRET/);
  }
});

/** @type {[string, string, string | null][]} */
const CLIENT_REQUEST_IDS = [
  ['a GUID is given back', '9f7b1b7e-6d1c-4a75-8f9e-1b5b7a1b7d11', '9f7b1b7e-6d1c-4a75-8f9e-1b5b7a1b7d11'],
  ['128 characters are given back', 'a'.repeat(128), 'a'.repeat(128)],
  ['129 characters are not', 'a'.repeat(129), null],
  ['a list is not', 'one, two', null],
  ['an empty one is not', '', null],
];
for (const [what, sent, expected] of CLIENT_REQUEST_IDS) {
  test(`client-request-id: ${what}`, async () => {
    const headers = { ...GOOD.headers, 'client-request-id': sent };
    const answer = await graph.fetch(`${ROOT}${TRANSFER_PATH}`, { ...GOOD, headers });
    assert.equal(answer.headers.get('client-request-id'), expected);
  });
}

test('a request whose signal was aborted before rejects with the reason', async () => {
  const reason = new Error('too late');
  await assert.rejects(graph.fetch(`${ROOT}${TRANSFER_PATH}`, { ...GOOD, signal: AbortSignal.abort(reason) }), reason);
});

test('a URL that cannot be read rejects with a TypeError, as with the global fetch', async () => {
  await assert.rejects(graph.fetch('no url', GOOD), TypeError);
});

test('a URL object and a Request are answered like text', async () => {
  const url = new URL(TRANSFER_PATH, ROOT);
  assert.equal((await graph.fetch(url, GOOD)).status, 202);
  assert.equal((await graph.fetch(new Request(url, GOOD))).status, 202);
});
