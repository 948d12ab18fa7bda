// @ts-check
/** The tokens that a webhook accepts and refuses. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { HOSTILE } from './support/hostile.mjs';
import { api } from './support/installed.mjs';
import {
  APP_ID,
  base64url,
  broken,
  claims,
  ISSUER,
  keyPair,
  LONG_TENANT_CLAIM,
  NOW,
  NOW_SECONDS,
  OTHER_APP_ID,
  OTHER_TENANT_ID,
  publicJwk,
  serveSender,
  TENANT_ID,
  token,
} from './support/sender.mjs';
import './support/settled.mjs';
import { assertRefused, entry, post, webhookFor } from './support/webhook.mjs';

const { verifyNotificationToken } = entry;
const PUBLISHED = ['first', 'second', 'ec', 'short', 'repeated', 'repeated', 'twice'];
const valid = token();
const [validHeader, validPayload, validSignature] = valid.split('.');
const pem = keyPair('first').publicKey.export({ format: 'pem', type: 'spki' }).toString();

/** @param {Record<string, unknown>} others */
const of = (others) => `Bearer ${token({ payload: claims(others) })}`;
/** @param {import('./support/sender.mjs').Differences} differences */
const bearer = (differences) => `Bearer ${token(differences)}`;

/** @type {[code: string, what: string, authorization: string | undefined][]} */
const REFUSED = [
  ['tokenMissing', 'no header', undefined],
  ['tokenMissing', 'an empty header', ''],
  ['tokenMissing', 'another scheme', `Basic ${valid}`],
  ['tokenMissing', 'a token without its scheme', valid],
  ['tokenMissing', 'a scheme without a token', 'Bearer '],
  ['tokenMissing', 'a scheme and thousands of blanks', `Bearer${' '.repeat(16_000)}`],
  ['tokenMalformed', 'a word behind thousands of blanks', `Bearer x${' '.repeat(16_000)}x`],
  ['tokenMissing', 'a scheme that only begins like Bearer', `Bearers ${valid}`],
  ['tokenAmbiguous', 'two tokens, joined with a comma', `Bearer ${valid}, Bearer ${valid}`],
  ['tokenAmbiguous', 'a valid token after another header', `Basic x,Bearer ${valid}`],
  ['tokenTooLong', 'a token of 16 KiB', of({ filling: 'x'.repeat(16_384) })],
  [
    'tokenTooLong',
    'a valid token in a header of more than 16 KiB',
    `Bearer ${valid.padStart(16_385 - 'Bearer '.length)}`,
  ],
  ['tokenTooLong', 'a header of 1 MB', `Bearer ${'x'.repeat(1_000_000)}`],
  ['tokenMalformed', 'two tokens in one header', `Bearer ${valid} ${valid}`],
  ['tokenMalformed', 'one part', 'Bearer token'],
  ['tokenMalformed', 'two parts', `Bearer ${validHeader}.${validPayload}`],
  ['tokenMalformed', 'four parts', `Bearer ${valid}.${validSignature}`],
  ['tokenMalformed', 'an encrypted token', `Bearer ${valid}.${validSignature}.${validSignature}`],
  ['tokenMalformed', 'base64 instead of base64url', `Bearer ${validHeader}.${validPayload}.a+/=`],
  ['tokenMalformed', 'a header that is not base64url', `Bearer a.${validPayload}.${validSignature}`],
  ['tokenMalformed', 'a header that is not JSON', `Bearer ${base64url('{')}.${validPayload}.${validSignature}`],
  ['tokenMalformed', 'a header that is not an object', `Bearer ${base64url('[]')}.${validPayload}.${validSignature}`],
  ['tokenMalformed', 'a critical extension', bearer({ header: { crit: ['x'], x: 1 } })],
  ['tokenMalformed', 'an unencoded payload', bearer({ header: { crit: ['b64'], b64: false } })],
  ['tokenMalformed', 'b64 without crit', bearer({ header: { b64: false } })],
  [
    'tokenMalformed',
    'a compressed payload',
    bearer({ header: { zip: 'DEF' }, payload: deflateRawSync(JSON.stringify(claims())) }),
  ],
  ['tokenMalformed', 'a compressed payload without zip', bearer({ payload: deflateRawSync('{}') })],
  ['tokenMalformed', 'a token in a token', bearer({ header: { cty: 'JWT' }, payload: valid })],
  ['tokenMalformed', 'a payload that is a list', bearer({ payload: [claims()] })],
  ['tokenMalformed', 'a payload that is not JSON', bearer({ payload: 'aud' })],
  ['tokenMalformed', 'a payload that is not UTF-8', bearer({ payload: Buffer.from([0x7b, 0xff, 0x7d]) })],
  ['tokenMalformed', 'an expiry that is a string', of({ exp: String(NOW_SECONDS + 60) })],
  ['tokenMalformed', 'an nbf that is a string', of({ nbf: 'today' })],
  ['algorithmNotAllowed', 'the algorithm "none"', bearer({ header: { alg: 'none' }, key: '' })],
  [
    'algorithmNotAllowed',
    '"none" with a signature',
    `Bearer ${base64url('{"alg":"None"}')}.${validPayload}.${validSignature}`,
  ],
  ['algorithmNotAllowed', 'no algorithm', bearer({ header: { alg: undefined }, secret: '' })],
  ['algorithmNotAllowed', 'HMAC with the public key', bearer({ header: { alg: 'HS256' }, secret: pem })],
  ['algorithmNotAllowed', 'ES256 with a published key', bearer({ header: { alg: 'ES256' }, key: 'ec' })],
  ['algorithmNotAllowed', 'PS256', bearer({ header: { alg: 'PS256' }, secret: '' })],
  ['algorithmNotAllowed', "the discovery document's own value", bearer({ header: { alg: 'RSA256' }, secret: '' })],
  ['algorithmNotAllowed', 'several algorithms', bearer({ header: { alg: ['RS256'] }, secret: '' })],
  ['keyUnknown', 'no key id', bearer({ header: { kid: undefined } })],
  ['keyUnknown', 'an empty key id', bearer({ header: { kid: '' } })],
  ['keyUnknown', 'a key id that is a number', bearer({ header: { kid: 1 } })],
  ['keyUnknown', 'a key id of 300 characters', bearer({ header: { kid: 'k'.repeat(300) } })],
  ['keyUnknown', 'a key that is not published', bearer({ key: 'foreign' })],
  ['keyUnknown', 'the id of an EC key', bearer({ header: { kid: 'ec' } })],
  ['keyUnknown', 'an embedded key (jwk)', bearer({ key: 'foreign', header: { jwk: publicJwk('foreign') } })],
  ['signatureInvalid', 'the signature of a foreign key', bearer({ key: 'foreign', header: { kid: 'first' } })],
  [
    'signatureInvalid',
    'the signature of an embedded foreign key with a known id',
    bearer({ key: 'foreign', header: { kid: 'first', jwk: { ...publicJwk('foreign'), kid: 'first' } } }),
  ],
  [
    'signatureInvalid',
    'the signature of a foreign key with jku and x5u',
    bearer({ key: 'foreign', header: { kid: 'first', jku: 'http://127.0.0.1:1/keys', x5u: 'http://127.0.0.1:1/x5u' } }),
  ],
  ['signatureInvalid', 'the signature of another published key', bearer({ key: 'second', header: { kid: 'first' } })],
  [
    'signatureInvalid',
    'the signature of another payload',
    `Bearer ${validHeader}.${base64url(JSON.stringify(claims({ tid: OTHER_TENANT_ID })))}.${validSignature}`,
  ],
  ['signatureInvalid', 'a signature of another algorithm', `Bearer ${withAlgorithm('RS512')}`],
  ['signatureInvalid', 'an empty signature', `Bearer ${validHeader}.${validPayload}.`],
  ['signatureInvalid', 'half a signature', `Bearer ${valid.slice(0, -100)}`],
  ['claimMissing', 'no issuer', of({ iss: undefined })],
  ['claimMissing', 'no audience', of({ aud: undefined })],
  ['claimMissing', 'no expiry', of({ exp: undefined })],
  ['issuerUnknown', 'another issuer', of({ iss: 'https://sts.windows.net/' })],
  ['issuerUnknown', 'an issuer with a slash at the end', of({ iss: `${ISSUER}/` })],
  ['issuerUnknown', 'an issuer in upper case', of({ iss: ISSUER.toUpperCase() })],
  ['issuerUnknown', 'a list of issuers', of({ iss: [ISSUER] })],
  ['audienceMismatch', 'another audience', of({ aud: OTHER_APP_ID })],
  ['audienceMismatch', 'other audiences', of({ aud: [OTHER_APP_ID, 'https://graph.microsoft.com'] })],
  ['audienceMismatch', 'an audience in an object', of({ aud: { [APP_ID]: true } })],
  ['tokenExpired', 'a token that expired five minutes ago', of({ exp: NOW_SECONDS - 300 })],
  ['tokenNotYetValid', 'a token that becomes valid in more than five minutes', of({ nbf: NOW_SECONDS + 301 })],
  ['tenantMissing', 'no tenant', of({ tid: undefined })],
  ['tenantMissing', 'a tenant in another claim', of({ tid: undefined, tenantId: TENANT_ID })],
  ['tenantMissing', 'a tenant that is a name', of({ tid: 'contoso.com' })],
  ['tenantMissing', 'a tenant that is null', of({ tid: null })],
  ['tenantMissing', 'a tenant that is a list', of({ tid: [TENANT_ID] })],
  ['tenantMissing', 'two tenants', of({ [LONG_TENANT_CLAIM]: OTHER_TENANT_ID })],
  ['tenantMissing', 'a tenant id and a tenant name', of({ [LONG_TENANT_CLAIM]: 'contoso.com' })],
  ['tenantNotAllowed', 'a tenant that is not listed', of({ tid: OTHER_TENANT_ID })],
  ['keysUnavailable', 'the id of two published keys', bearer({ key: 'twice' })],
  ['keysUnavailable', 'a published key of 1,024 bits', bearer({ key: 'short' })],
];

/** @param {import('node:test').TestContext} t */
async function servePublished(t) {
  const sender = await serveSender(t, PUBLISHED);
  const repeated = { ...publicJwk('repeated'), alg: 'RS256', use: undefined };
  sender.keys = [...sender.keys, repeated, { ...publicJwk('second'), kid: 'twice' }];
  return sender;
}

for (const [code, what, authorization] of REFUSED) {
  test(`webhook refuses a token: ${what}`, async (t) => {
    const sender = await servePublished(t);
    const { webhook, errors } = webhookFor(sender, { tenants: [TENANT_ID], store: neverCalled, onBatch: neverCalled });
    const status = code === 'tenantNotAllowed' ? 403 : code === 'keysUnavailable' ? 503 : 401;
    const httpResponse = await webhook(post({ authorization }));
    await assertRefused(httpResponse, status, code);
    const challenge = { 401: code === 'tokenMissing' ? 'Bearer' : 'Bearer error="invalid_token"' };
    assert.equal(httpResponse.headers.get('www-authenticate'), challenge[/** @type {401} */ (status)] ?? null);
    assert.deepEqual(
      errors.map((error) => [error.name, error.code, error.status]),
      [['WebhookError', code, status]],
    );
    const shown = inspect(errors, { depth: 20, showHidden: true });
    for (const part of (authorization ?? '').split(/[ .,]/)) assert.ok(part.length < 20 || !shown.includes(part));
  });
}

const LOCAL_CODES = ['tokenMissing', 'tokenAmbiguous', 'tokenTooLong', 'tokenMalformed', 'algorithmNotAllowed'];
test('webhook refuses a malformed token without a request to the key server', async (t) => {
  const sender = await serveSender(t);
  const { webhook, codes } = webhookFor(sender);
  const headers = REFUSED.filter(
    ([code, what]) => LOCAL_CODES.includes(code) && !/payload|token in a|that is a string/.test(what),
  );
  for (const [, , authorization] of headers) await webhook(post({ authorization }));
  assert.deepEqual(new Set(codes()), new Set(LOCAL_CODES));
  assert.deepEqual(sender.requests, []);
});

test('webhook reads the keys only for a key id of 1 to 256 characters', async (t) => {
  for (const [kid, requests] of /** @type {const} */ ([
    [undefined, 0],
    [1, 0],
    ['', 0],
    ['k'.repeat(257), 0],
    ['k'.repeat(256), 2],
  ])) {
    const sender = await serveSender(t);
    const { webhook, codes } = webhookFor(sender);
    await webhook(post({ authorization: bearer({ header: { kid } }) }));
    assert.deepEqual([codes(), sender.requests.length], [['keyUnknown'], requests], String(kid));
  }
});

test('webhook refuses a token with one changed character', async (t) => {
  const { webhook, errors } = webhookFor(await serveSender(t));
  // Not the last character of a part, which has unused bits.
  const indexes = [...valid].flatMap((_, at) => (/^\w[\w-]/.test(valid.slice(at)) ? [at] : []));
  for (const at of indexes) {
    const changed = `${valid.slice(0, at)}${valid[at] === 'A' ? 'B' : 'A'}${valid.slice(at + 1)}`;
    const { status } = await webhook(post({ authorization: `Bearer ${changed}` }));
    // 503 for a key id that was changed: the key may be new.
    assert.ok([401, 503].includes(status), `${status} at ${at}`);
  }
  assert.ok(indexes.length > 500);
  assert.equal(errors.length, indexes.length);
});

/** @type {[string, string, Partial<import('graph-call-transfer/webhook').VerificationOptions>?][]} */
const ACCEPTED = [
  ['the default token', `Bearer ${valid}`],
  ['RS384', bearer({ header: { alg: 'RS384' } })],
  ['RS512', bearer({ header: { alg: 'RS512' } })],
  ['the other published key', bearer({ key: 'second' })],
  ['the other issuer', of({ iss: 'https://graph.microsoft.com' })],
  ['an issuer with a slash that is listed', of({ iss: `${ISSUER}/` }), { issuers: [`${ISSUER}/`] }],
  ['an issuer of the cloud', of({ iss: 'https://api.botframework.us' }), { cloud: 'usGovernmentL4' }],
  ['the long tenant claim', of({ tid: undefined, [LONG_TENANT_CLAIM]: TENANT_ID })],
  ['both tenant claims', of({ tid: TENANT_ID.toUpperCase(), [LONG_TENANT_CLAIM]: TENANT_ID })],
  ['a listed tenant in upper case', of({ tid: TENANT_ID.toUpperCase() }), { tenants: [OTHER_TENANT_ID, TENANT_ID] }],
  ['a tenant that is listed without dashes', of({}), { tenants: [TENANT_ID.replaceAll('-', '').toUpperCase()] }],
  ['any tenant without a list', of({ tid: OTHER_TENANT_ID })],
  ['cty: JWT', bearer({ header: { cty: 'JWT' } })],
  ['no typ', bearer({ header: { typ: undefined } })],
  ['a thumbprint and unknown members', bearer({ header: { x5t: 'first', x: { y: 1 } }, payload: claims({ z: [] }) })],
  ['the audience in a list', of({ aud: ['https://graph.microsoft.com', APP_ID] })],
  ['the second of two apps', of({}), { appId: [OTHER_APP_ID, APP_ID.toUpperCase()] }],
  ['the scheme in lower case', `bearer ${valid}`],
  ['the scheme in upper case with blanks', `BEARER   ${valid}  `],
  ['a header of 16 KiB', `Bearer ${valid.padStart(16_384 - 'Bearer '.length)}`],
  ['an expiry less than five minutes ago', of({ exp: NOW_SECONDS - 299 })],
  ['an nbf within five minutes', of({ nbf: NOW_SECONDS + 300 })],
  ['no nbf and no iat', of({ nbf: undefined, iat: undefined })],
  ['a key that is published three times', bearer({ key: 'repeated' })],
];

for (const [what, authorization, options] of ACCEPTED) {
  test(`webhook accepts a token: ${what}`, async (t) => {
    const sender = await servePublished(t);
    /** @type {unknown[]} */
    const tokens = [];
    const { webhook, errors } = webhookFor(sender, {
      ...options,
      store: (_, delivery) => void tokens.push(delivery.token),
    });
    const trust = { appId: APP_ID, discovery: sender.discovery, clock: () => NOW, ...options };
    const verified = await verifyNotificationToken(authorization, trust);
    // Twice: the second time the token is cached.
    for (const body of [undefined, undefined]) {
      assert.equal((await webhook(post({ authorization, body }))).status, 202, JSON.stringify(errors));
    }
    assert.deepEqual(tokens, [verified, verified]);
    assert.equal(verified.appId, APP_ID);
    assert.match(verified.tenantId, /^[0-9a-fA-F-]{36}$/);
    assert.equal(typeof verified.expiresAt, 'number');
    assert.ok(Object.isFrozen(verified));
  });
}

test('webhook refuses a cached token when it has expired', async (t) => {
  const sender = await serveSender(t);
  let now = NOW;
  const { webhook } = webhookFor(sender, { clock: () => now });
  const authorization = of({ exp: NOW_SECONDS + 60 });
  for (const [later, status] of /** @type {const} */ ([
    [0, 202],
    [59, 202],
    [61, 202],
    [359, 202],
    [361, 401],
  ])) {
    now = NOW + later * 1000;
    assert.equal((await webhook(post({ authorization }))).status, status, String(later));
  }
});

test('webhook verifies a cached signature again after five minutes, and when the token expires', async (t) => {
  const verify = t.mock.method(crypto.subtle, 'verify');
  const sender = await serveSender(t);
  for (const [seconds, repeated] of /** @type {const} */ ([
    [3_600, [0, 299_999, 300_000]],
    [60, [0, 59_999, 60_000]],
  ])) {
    let now = NOW;
    const { webhook } = webhookFor(sender, { clock: () => now });
    const authorization = of({ exp: NOW_SECONDS + seconds });
    verify.mock.resetCalls();
    const verified = [];
    for (const later of [0, ...repeated]) {
      now = NOW + later;
      assert.equal((await webhook(post({ authorization }))).status, 202);
      verified.push(verify.mock.callCount());
    }
    assert.deepEqual(verified, [1, 1, 1, 2], `a token for ${seconds} seconds`);
  }
});

test('webhooks do not share cached tokens', async (t) => {
  const sender = await serveSender(t);
  const authorization = of({ tid: OTHER_TENANT_ID });
  const anyTenant = webhookFor(sender);
  const oneTenant = webhookFor(sender, { tenants: [TENANT_ID] });
  const otherApp = webhookFor(sender, { appId: OTHER_APP_ID });
  const statuses = [];
  for (const { webhook } of [anyTenant, oneTenant, otherApp, anyTenant])
    statuses.push((await webhook(post({ authorization }))).status);
  assert.deepEqual(statuses, [202, 403, 401, 202]);
});

test('verifyNotificationToken rejects with a WebhookError, and for its options with a TransferError', async (t) => {
  const sender = await serveSender(t);
  const trust = { appId: APP_ID, discovery: sender.discovery, clock: () => NOW };
  for (const header of [null, undefined]) {
    const missing = await verifyNotificationToken(header, trust).catch((error) => error);
    assert.ok(entry.isWebhookError(missing) && missing instanceof Error);
    assert.deepEqual([missing.code, missing.status], ['tokenMissing', 401]);
  }
  sender.respond = broken;
  const unavailable = await verifyNotificationToken(`Bearer ${valid}`, trust).catch((error) => error);
  assert.deepEqual([unavailable.code, unavailable.status, unavailable.retryAfterSeconds], ['keysUnavailable', 503, 1]);
  for (const options of [undefined, null, 7, {}, { ...trust, store: () => {} }, { ...trust, appId: 'x' }]) {
    await assert.rejects(verifyNotificationToken(`Bearer ${valid}`, /** @type {any} */ (options)), {
      name: 'TransferError',
      code: 'invalidOptions',
    });
  }
});

test('isWebhookError and isTransferError return false for any other value, and never throw', () => {
  const unreadable = HOSTILE.map(([, make]) => make());
  for (const other of [undefined, null, 'WebhookError', new Error('x'), ...unreadable]) {
    assert.equal(entry.isWebhookError(other), false);
    assert.equal(api.isTransferError(other), false);
  }
});

test('webhookClouds is frozen', () => {
  const { global, usGovernmentL4 } = entry.webhookClouds;
  assert.equal(global.discovery, 'https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration');
  for (const value of [entry.webhookClouds, global, global.issuers, usGovernmentL4, usGovernmentL4.issuers]) {
    assert.ok(Object.isFrozen(value));
  }
});

/** Creates a valid token with another algorithm in its header. @param {string} alg */
function withAlgorithm(alg) {
  return `${base64url(JSON.stringify({ alg, kid: 'first' }))}.${validPayload}.${validSignature}`;
}

/** @returns {never} */
function neverCalled() {
  assert.fail('a callback was called');
}
