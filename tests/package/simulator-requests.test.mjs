// @ts-check
/** The checks of a transfer request. */

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
const signed = (claims) => `Bearer e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

const [HEADER = '', PAYLOAD = ''] = graph.issueToken().split('.');
const CLAIMS = JSON.parse(Buffer.from(PAYLOAD, 'base64url').toString());

/** @type {[string, RequestInit, string?][]} the differences from a valid request, and its path */
const ACCEPTED = [
  ['a valid request', {}],
  ['the version beta', {}, `/beta/communications/calls/${CALL_ID}/transfer`],
  ['a path before the version', {}, `/relay/graph/v1.0/communications/calls/${CALL_ID}/transfer`],
  ['a query', {}, `${TRANSFER_PATH}?traced=1`],
  ['a call id without dashes, in upper case', {}, TRANSFER_PATH.replace(CALL_ID, '57DAB8B1894C409AB240BD8BEAE78896')],
  ['a percent-encoded call id', {}, TRANSFER_PATH.replace('341a', '%33%34%31%61')],
  ['a scheme in lower case', withAuthorization(`bearer ${graph.issueToken()}`)],
  ['a type with a charset', withType('Application/JSON; charset=utf-8')],
  ['a tenant in upper case', withBody({ transferTarget: userOf(CLAIMS.tid.toUpperCase()) })],
  ['a target without a tenant', withBody({ transferTarget: { identity: { user: { id: TARGET.identity.user.id } } } })],
  ['a transferee', withBody({ transferTarget: TARGET, transferee: TRANSFEREE })],
  ['an unknown member', withBody({ transferTarget: TARGET, vendor: { note: 1 } })],
  ['a token with further permissions', withToken({ roles: ['User.Read.All', 'Calls.Initiate.All'] })],
  ['a token whose audience is the id of Graph', withToken({ audience: '00000003-0000-0000-c000-000000000000' })],
  ['a token that expires in one second', withToken({ lifetimeSeconds: 1 })],
];

for (const [what, init, path = TRANSFER_PATH] of ACCEPTED) {
  test(`transfer with ${what} is accepted`, async () => {
    const fixed = createSimulator({ clock: () => CLAIMS.iat * 1000 });
    const response = await fixed.fetch(`${ROOT}${path}`, { ...GOOD, ...init });
    assert.equal(response.status, 202, await response.text());
  });
}

/** @type {[number, string, string, RequestInit, string?][]} status, code, the mistake, the request, and the path */
const REFUSED = [
  [401, 'InvalidAuthenticationToken', 'no token', { headers: { 'Content-Type': 'application/json' } }],
  [401, 'InvalidAuthenticationToken', 'an empty token', withAuthorization('Bearer ')],
  [401, 'InvalidAuthenticationToken', 'a token without a scheme', withAuthorization(graph.issueToken())],
  [401, 'InvalidAuthenticationToken', 'another scheme', withAuthorization('Basic dXNlcjpwYXNz')],
  [
    401,
    'InvalidAuthenticationToken',
    'two tokens',
    withAuthorization(`Bearer ${graph.issueToken()} ${graph.issueToken()}`),
  ],
  [401, 'InvalidAuthenticationToken', 'a malformed token', withAuthorization('Bearer nonsense')],
  [401, 'InvalidAuthenticationToken', 'a token of two parts', withAuthorization(`Bearer ${HEADER}.${PAYLOAD}`)],
  [401, 'InvalidAuthenticationToken', 'an unsigned token', withAuthorization(`Bearer ${HEADER}.${PAYLOAD}.`)],
  [401, 'InvalidAuthenticationToken', 'a token of four parts', withAuthorization(`Bearer ${HEADER}.${PAYLOAD}.a.b`)],
  [401, 'InvalidAuthenticationToken', 'a token that is not JSON', withAuthorization('Bearer e30.bm9uc2Vuc2U.c2ln')],
  [401, 'InvalidAuthenticationToken', 'a token that is a list', withAuthorization(signed([CLAIMS]))],
  [
    401,
    'InvalidAuthenticationToken',
    'a token of 70,000 characters',
    withAuthorization(`Bearer e30.${'a'.repeat(70_000)}.c2ln`),
  ],
  [
    401,
    'InvalidAuthenticationToken',
    'a token without a tenant',
    withAuthorization(signed({ ...CLAIMS, tid: undefined })),
  ],
  [401, 'InvalidAuthenticationToken', 'a tenant that is not a GUID', withToken({ tenantId: 'contoso' })],
  [
    401,
    'InvalidAuthenticationToken',
    'a token without an expiry',
    withAuthorization(signed({ ...CLAIMS, exp: undefined })),
  ],
  [
    401,
    'InvalidAuthenticationToken',
    'a token without an audience',
    withAuthorization(signed({ ...CLAIMS, aud: undefined })),
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
    'a token that is not valid yet',
    withAuthorization(signed({ ...CLAIMS, nbf: CLAIMS.iat + 86_400 })),
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
  [404, '8522', 'a call id that is not a GUID', {}, TRANSFER_PATH.replace(CALL_ID, 'call-id')],
  [404, '8522', 'a call id with an encoded slash', {}, TRANSFER_PATH.replace(CALL_ID, `..%2f${CALL_ID}`)],
  [404, '8522', 'a call id with a line break', {}, TRANSFER_PATH.replace(CALL_ID, `${CALL_ID}%0d%0a`)],
  [404, 'itemNotFound', 'a call id with an invalid encoding', {}, TRANSFER_PATH.replace(CALL_ID, '%zz')],
  [404, 'itemNotFound', 'no call id', {}, '/v1.0/communications/calls//transfer'],
  [404, 'itemNotFound', 'another version', {}, TRANSFER_PATH.replace('v1.0', 'v2.0')],
  [404, 'itemNotFound', 'another action', {}, TRANSFER_PATH.replace('/transfer', '/redirect')],
  [404, 'itemNotFound', 'a longer path', {}, `${TRANSFER_PATH}/more`],
  [404, 'itemNotFound', 'the root', {}, '/'],
  [405, 'notAllowed', 'POST to the call itself', {}, TRANSFER_PATH.replace('/transfer', '')],
  [405, 'notAllowed', 'GET', { method: 'GET', body: null }],
  [405, 'notAllowed', 'PUT', { method: 'PUT' }],
  [405, 'notAllowed', 'DELETE', { method: 'DELETE' }],
  [400, 'BadRequest', 'no content type', { headers: { Authorization: GOOD.headers.Authorization } }],
  [400, 'BadRequest', 'the content type of a form', withType('application/x-www-form-urlencoded')],
  [400, 'BadRequest', 'a content type that only begins like JSON', withType('application/jsonp')],
  [400, 'BadRequest', 'no body', { body: null }],
  [400, 'BadRequest', 'half a body', { body: BODY.slice(0, -2) }],
  [400, 'BadRequest', 'a trailing comma', { body: '{"transferTarget":{},}' }],
  [400, 'BadRequest', 'bytes that are not UTF-8', { body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]) }],
  [400, '8523', 'a body that is null', withBody(null)],
  [400, '8523', 'a body without a target', withBody({})],
  [400, '8523', 'a target without an identity', withBody({ transferTarget: {} })],
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
  test(`transfer with ${what} is refused with ${status} and ${code}`, async () => {
    const fixed = createSimulator({ clock: () => CLAIMS.iat * 1000 });
    const response = await fixed.fetch(`${ROOT}${path}`, { ...GOOD, ...init });
    const { error } = await response.json();
    assert.deepEqual([response.status, error.code], [status, code]);
    assert.match(error.message, /^\S.{8,}/);
    assert.match(response.headers.get('request-id') ?? '', /^[0-9a-f-]{36}$/);
  });
}

for (const example of [1, 2, 3, 4]) {
  test(`transfer with example ${example} of Graph's page is accepted`, async () => {
    const body = readFileSync(new URL(`../fixtures/requests/beta-${example}.json`, import.meta.url));
    assert.equal((await graph.fetch(`${ROOT}${TRANSFER_PATH}`, { ...GOOD, body })).status, 202);
  });
}

test("transfer with example 5 of Graph's page is accepted only without its trailing comma", async () => {
  const body = readFileSync(new URL('../fixtures/requests/beta-5-broken.txt', import.meta.url), 'utf8');
  const published = await graph.fetch(`${ROOT}${TRANSFER_PATH}`, { ...GOOD, body });
  assert.equal(published.status, 400);
  assert.equal((await published.json()).error.code, 'BadRequest');

  const corrected = await graph.fetch(`${ROOT}${TRANSFER_PATH}`, {
    ...GOOD,
    body: body.replace(/,(\s*\},\s*"transferee")/, '$1'),
  });
  assert.equal(corrected.status, 202);
});

test('refusal of a method has the allowed method', async () => {
  const response = await graph.fetch(`${ROOT}${TRANSFER_PATH}`);
  assert.equal(response.headers.get('Allow'), 'POST');
});

test('refusals do not repeat the token or the body', async () => {
  const secrets = { body: '{"transferTarget":{"identity":{"user":{"id":"SECRET-NAME"}}}}' };
  for (const init of [withAuthorization('Bearer SECRET-TOKEN'), secrets]) {
    const response = await graph.fetch(`${ROOT}${TRANSFER_PATH}`, { ...GOOD, ...init });
    assert.ok(response.status >= 400);
    assert.doesNotMatch((await response.text()) + JSON.stringify([...response.headers]), /SECRET/);
  }
});

/** @type {[string, string, string | null][]} */
const CLIENT_REQUEST_IDS = [
  ['a GUID is returned', '9f7b1b7e-6d1c-4a75-8f9e-1b5b7a1b7d11', '9f7b1b7e-6d1c-4a75-8f9e-1b5b7a1b7d11'],
  ['128 characters are returned', 'a'.repeat(128), 'a'.repeat(128)],
  ['129 characters are not', 'a'.repeat(129), null],
  ['a list is not', 'one, two', null],
  ['an empty one is not', '', null],
];
for (const [what, sent, expected] of CLIENT_REQUEST_IDS) {
  test(`client-request-id: ${what}`, async () => {
    const headers = { ...GOOD.headers, 'client-request-id': sent };
    const response = await graph.fetch(`${ROOT}${TRANSFER_PATH}`, { ...GOOD, headers });
    assert.equal(response.headers.get('client-request-id'), expected);
  });
}

test('fetch rejects with the reason of an aborted signal', async () => {
  const reason = new Error('aborted by the test');
  await assert.rejects(graph.fetch(`${ROOT}${TRANSFER_PATH}`, { ...GOOD, signal: AbortSignal.abort(reason) }), reason);
});

test('fetch rejects an invalid URL with a TypeError', async () => {
  await assert.rejects(graph.fetch('no url', GOOD), TypeError);
});

test('fetch takes a URL object and a Request', async () => {
  const url = new URL(TRANSFER_PATH, ROOT);
  assert.equal((await graph.fetch(url, GOOD)).status, 202);
  assert.equal((await graph.fetch(new Request(url, GOOD))).status, 202);
});
