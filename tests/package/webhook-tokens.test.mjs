// @ts-check
/** Which tokens are good, and which are not. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { deflateRawSync } from 'node:zlib';
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
const PUBLISHED = ['first', 'second', 'ec', 'short', 'twice', 'twice'];
const good = token();
const [goodHeader, goodPayload, goodSignature] = good.split('.');
const pem = keyPair('first').publicKey.export({ format: 'pem', type: 'spki' }).toString();

/** @param {Record<string, unknown>} others */
const of = (others) => `Bearer ${token({ payload: claims(others) })}`;
/** @param {import('./support/sender.mjs').Differences} differences */
const bearer = (differences) => `Bearer ${token(differences)}`;

/** @type {[code: string, what: string, authorization: string | undefined][]} */
const REFUSED = [
  ['tokenMissing', 'no header', undefined],
  ['tokenMissing', 'an empty header', ''],
  ['tokenMissing', 'another scheme', `Basic ${good}`],
  ['tokenMissing', 'a token without its scheme', good],
  ['tokenMissing', 'a scheme without a token', 'Bearer '],
  ['tokenMissing', 'a scheme and thousands of blanks', `Bearer${' '.repeat(16_000)}`],
  ['tokenMalformed', 'a word behind thousands of blanks', `Bearer x${' '.repeat(16_000)}x`],
  ['tokenMissing', 'a scheme that only begins so', `Bearers ${good}`],
  ['tokenAmbiguous', 'two tokens, joined with a comma', `Bearer ${good}, Bearer ${good}`],
  ['tokenAmbiguous', 'a good token behind another header', `Basic x,Bearer ${good}`],
  ['tokenTooLong', 'a token that is huge', of({ filling: 'x'.repeat(16_384) })],
  ['tokenTooLong', 'a header of 1 MB', `Bearer ${'x'.repeat(1_000_000)}`],
  ['tokenMalformed', 'two tokens in one header', `Bearer ${good} ${good}`],
  ['tokenMalformed', 'a word', 'Bearer token'],
  ['tokenMalformed', 'two parts', `Bearer ${goodHeader}.${goodPayload}`],
  ['tokenMalformed', 'four parts', `Bearer ${good}.${goodSignature}`],
  ['tokenMalformed', 'an encrypted token', `Bearer ${good}.${goodSignature}.${goodSignature}`],
  ['tokenMalformed', 'base64 instead of base64url', `Bearer ${goodHeader}.${goodPayload}.a+/=`],
  ['tokenMalformed', 'a header that is no base64url', `Bearer a.${goodPayload}.${goodSignature}`],
  ['tokenMalformed', 'a header that is no JSON', `Bearer ${base64url('{')}.${goodPayload}.${goodSignature}`],
  ['tokenMalformed', 'a header that is no object', `Bearer ${base64url('[]')}.${goodPayload}.${goodSignature}`],
  ['tokenMalformed', 'a critical extension', bearer({ header: { crit: ['x'], x: 1 } })],
  ['tokenMalformed', 'an unencoded payload', bearer({ header: { crit: ['b64'], b64: false } })],
  ['tokenMalformed', 'b64 without crit', bearer({ header: { b64: false } })],
  [
    'tokenMalformed',
    'a compressed payload',
    bearer({ header: { zip: 'DEF' }, payload: deflateRawSync(JSON.stringify(claims())) }),
  ],
  ['tokenMalformed', 'a compressed payload that does not say so', bearer({ payload: deflateRawSync('{}') })],
  ['tokenMalformed', 'a token in a token', bearer({ header: { cty: 'JWT' }, payload: good })],
  ['tokenMalformed', 'a payload that is a list', bearer({ payload: [claims()] })],
  ['tokenMalformed', 'a payload that is no JSON', bearer({ payload: 'aud' })],
  ['tokenMalformed', 'a payload that is no UTF-8', bearer({ payload: Buffer.from([0x7b, 0xff, 0x7d]) })],
  ['tokenMalformed', 'an expiry that is a text', of({ exp: String(NOW_SECONDS + 60) })],
  ['tokenMalformed', 'a beginning that is a text', of({ nbf: 'today' })],
  ['algorithmNotAllowed', 'the algorithm "none"', bearer({ header: { alg: 'none' }, key: '' })],
  [
    'algorithmNotAllowed',
    '"none", and a signature',
    `Bearer ${base64url('{"alg":"None"}')}.${goodPayload}.${goodSignature}`,
  ],
  ['algorithmNotAllowed', 'no algorithm', bearer({ header: { alg: undefined }, secret: '' })],
  ['algorithmNotAllowed', 'HMAC with the public key', bearer({ header: { alg: 'HS256' }, secret: pem })],
  ['algorithmNotAllowed', 'ES256, with a key that is published', bearer({ header: { alg: 'ES256' }, key: 'ec' })],
  ['algorithmNotAllowed', 'PS256', bearer({ header: { alg: 'PS256' }, secret: '' })],
  ['algorithmNotAllowed', "the discovery document's own spelling", bearer({ header: { alg: 'RSA256' }, secret: '' })],
  ['algorithmNotAllowed', 'several algorithms', bearer({ header: { alg: ['RS256'] }, secret: '' })],
  ['keyUnknown', 'no key id', bearer({ header: { kid: undefined } })],
  ['keyUnknown', 'an empty key id', bearer({ header: { kid: '' } })],
  ['keyUnknown', 'a key id that is a number', bearer({ header: { kid: 1 } })],
  ['keyUnknown', 'a key id that is huge', bearer({ header: { kid: 'k'.repeat(300) } })],
  ['keyUnknown', 'a key that is not published', bearer({ key: 'foreign' })],
  ['keyUnknown', 'the id of a key of another kind', bearer({ header: { kid: 'ec' } })],
  ['keyUnknown', 'a key that it brings along', bearer({ key: 'foreign', header: { jwk: publicJwk('foreign') } })],
  ['signatureInvalid', 'the signature of a foreign key', bearer({ key: 'foreign', header: { kid: 'first' } })],
  [
    'signatureInvalid',
    'the signature of a foreign key that it brings along under a known id',
    bearer({ key: 'foreign', header: { kid: 'first', jwk: { ...publicJwk('foreign'), kid: 'first' } } }),
  ],
  [
    'signatureInvalid',
    'the signature of a foreign key, and where it is to be found',
    bearer({ key: 'foreign', header: { kid: 'first', jku: 'http://127.0.0.1:1/keys', x5u: 'http://127.0.0.1:1/x5u' } }),
  ],
  ['signatureInvalid', 'the signature of another published key', bearer({ key: 'second', header: { kid: 'first' } })],
  [
    'signatureInvalid',
    'the signature of another payload',
    `Bearer ${goodHeader}.${base64url(JSON.stringify(claims({ tid: OTHER_TENANT_ID })))}.${goodSignature}`,
  ],
  ['signatureInvalid', 'a signature of another algorithm', `Bearer ${withAlgorithm('RS512')}`],
  ['signatureInvalid', 'an empty signature', `Bearer ${goodHeader}.${goodPayload}.`],
  ['signatureInvalid', 'half a signature', `Bearer ${good.slice(0, -100)}`],
  ['claimMissing', 'no issuer', of({ iss: undefined })],
  ['claimMissing', 'no audience', of({ aud: undefined })],
  ['claimMissing', 'no expiry', of({ exp: undefined })],
  ['issuerUnknown', 'another issuer', of({ iss: 'https://sts.windows.net/' })],
  ['issuerUnknown', 'an issuer with a slash at the end', of({ iss: `${ISSUER}/` })],
  ['issuerUnknown', 'an issuer in capitals', of({ iss: ISSUER.toUpperCase() })],
  ['issuerUnknown', 'a list of issuers', of({ iss: [ISSUER] })],
  ['audienceWrong', 'another audience', of({ aud: OTHER_APP_ID })],
  ['audienceWrong', 'other audiences', of({ aud: [OTHER_APP_ID, 'https://graph.microsoft.com'] })],
  ['audienceWrong', 'an audience in an object', of({ aud: { [APP_ID]: true } })],
  ['tokenExpired', 'a token that expired five minutes ago', of({ exp: NOW_SECONDS - 300 })],
  ['tokenNotYetValid', 'a token that begins in more than five minutes', of({ nbf: NOW_SECONDS + 301 })],
  ['tenantMissing', 'no tenant', of({ tid: undefined })],
  ['tenantMissing', 'a tenant in a wrong spelling', of({ tid: undefined, tenantId: TENANT_ID })],
  ['tenantMissing', 'a tenant that is a name', of({ tid: 'contoso.com' })],
  ['tenantMissing', 'a tenant that is null', of({ tid: null })],
  ['tenantMissing', 'a tenant that is a list', of({ tid: [TENANT_ID] })],
  ['tenantMissing', 'two tenants', of({ [LONG_TENANT_CLAIM]: OTHER_TENANT_ID })],
  ['tenantMissing', 'a tenant and something else', of({ [LONG_TENANT_CLAIM]: 'contoso.com' })],
  ['tenantNotAllowed', 'a tenant that is not in the list', of({ tid: OTHER_TENANT_ID })],
  ['keysUnavailable', 'a key id that is published twice', bearer({ key: 'twice' })],
  ['keysUnavailable', 'a published key of 1,024 bits', bearer({ key: 'short' })],
];

for (const [code, what, authorization] of REFUSED) {
  test(`refused: ${what}`, async (t) => {
    const sender = await serveSender(t, PUBLISHED);
    const { webhook, errors } = webhookFor(sender, { tenants: [TENANT_ID], store: neverCalled, onBatch: neverCalled });
    const status = code === 'tenantNotAllowed' ? 403 : code === 'keysUnavailable' ? 503 : 401;
    const response = await webhook(post({ authorization }));
    await assertRefused(response, status, code);
    const challenge = { 401: code === 'tokenMissing' ? 'Bearer' : 'Bearer error="invalid_token"' };
    assert.equal(response.headers.get('www-authenticate'), challenge[/** @type {401} */ (status)] ?? null);
    assert.deepEqual(
      errors.map((error) => [error.name, error.code, error.status]),
      [['WebhookError', code, status]],
    );
    const shown = inspect(errors, { depth: 20, showHidden: true });
    for (const part of (authorization ?? '').split(/[ .,]/)) assert.ok(part.length < 20 || !shown.includes(part));
  });
}

const [none, ...others] = ['tokenMissing', 'tokenAmbiguous', 'tokenTooLong', 'tokenMalformed', 'algorithmNotAllowed'];
test('a token that can be told by its looks costs the network nothing', async (t) => {
  const sender = await serveSender(t);
  const { webhook, codes } = webhookFor(sender);
  const cheap = [none, ...others];
  const headers = REFUSED.filter(
    ([code, what]) => cheap.includes(code) && !/payload|token in a|that is a text/.test(what),
  );
  for (const [, , authorization] of headers) await webhook(post({ authorization }));
  assert.deepEqual(new Set(codes()), new Set(cheap));
  assert.deepEqual(sender.asked, []);
});

test('a token of which one letter was changed is refused, whichever it is', async (t) => {
  const { webhook, errors } = webhookFor(await serveSender(t));
  // The last letter of a part has bits that say nothing.
  const places = [...good].flatMap((_, at) => (/^\w[\w-]/.test(good.slice(at)) ? [at] : []));
  for (const at of places) {
    const changed = `${good.slice(0, at)}${good[at] === 'A' ? 'B' : 'A'}${good.slice(at + 1)}`;
    assert.equal((await webhook(post({ authorization: `Bearer ${changed}` }))).status, 401, String(at));
  }
  assert.ok(places.length > 500);
  assert.equal(errors.length, places.length);
});

/** @type {[string, string, Partial<import('graph-call-transfer/webhook').VerificationOptions>?][]} */
const ACCEPTED = [
  ['the ordinary one', `Bearer ${good}`],
  ['RS384', bearer({ header: { alg: 'RS384' } })],
  ['RS512', bearer({ header: { alg: 'RS512' } })],
  ['the other published key', bearer({ key: 'second' })],
  ['the other issuer', of({ iss: 'https://graph.microsoft.com' })],
  ['an issuer with a slash, where it is asked for', of({ iss: `${ISSUER}/` }), { issuers: [`${ISSUER}/`] }],
  ['an issuer of the cloud', of({ iss: 'https://api.botframework.us' }), { cloud: 'usGovernmentL4' }],
  ['the long spelling of the tenant', of({ tid: undefined, [LONG_TENANT_CLAIM]: TENANT_ID })],
  ['both spellings of the tenant', of({ tid: TENANT_ID.toUpperCase(), [LONG_TENANT_CLAIM]: TENANT_ID })],
  [
    'a tenant in capitals, in the list',
    of({ tid: TENANT_ID.toUpperCase() }),
    { tenants: [OTHER_TENANT_ID, TENANT_ID] },
  ],
  ['a tenant, listed without dashes', of({}), { tenants: [TENANT_ID.replaceAll('-', '').toUpperCase()] }],
  ['any tenant, without a list', of({ tid: OTHER_TENANT_ID })],
  ['cty: JWT', bearer({ header: { cty: 'JWT' } })],
  ['no typ', bearer({ header: { typ: undefined } })],
  [
    'a thumbprint, and members that nobody knows',
    bearer({ header: { x5t: 'first', x: { y: 1 } }, payload: claims({ z: [] }) }),
  ],
  ['the audience in a list', of({ aud: ['https://graph.microsoft.com', APP_ID] })],
  ['the second one of several apps', of({}), { appId: [OTHER_APP_ID, APP_ID.toUpperCase()] }],
  ['the scheme in lower case', `bearer ${good}`],
  ['the scheme in capitals, and blanks', `BEARER   ${good}  `],
  ['an expiry less than five minutes ago', of({ exp: NOW_SECONDS - 299 })],
  ['a beginning within five minutes', of({ nbf: NOW_SECONDS + 300 })],
  ['no beginning, and no time of issue', of({ nbf: undefined, iat: undefined })],
];

for (const [what, authorization, options] of ACCEPTED) {
  test(`accepted: ${what}`, async (t) => {
    const sender = await serveSender(t, PUBLISHED);
    /** @type {unknown[]} */
    const tokens = [];
    const { webhook, errors } = webhookFor(sender, {
      ...options,
      store: (_, delivery) => void tokens.push(delivery.token),
    });
    const trust = { appId: APP_ID, discovery: sender.discovery, clock: () => NOW, ...options };
    const verified = await verifyNotificationToken(authorization, trust);
    // Twice: the second time it is known already.
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

test('a token that was good a moment ago is refused when it has expired', async (t) => {
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

test('a token is known to the webhook that verified it, and to no other', async (t) => {
  const sender = await serveSender(t);
  const authorization = of({ tid: OTHER_TENANT_ID });
  const open = webhookFor(sender);
  const closed = webhookFor(sender, { tenants: [TENANT_ID] });
  const other = webhookFor(sender, { appId: OTHER_APP_ID });
  const statuses = [];
  for (const { webhook } of [open, closed, other, open]) statuses.push((await webhook(post({ authorization }))).status);
  assert.deepEqual(statuses, [202, 403, 401, 202]);
});

test('verifyNotificationToken rejects with a WebhookError, and its options with a TransferError', async (t) => {
  const sender = await serveSender(t);
  const trust = { appId: APP_ID, discovery: sender.discovery, clock: () => NOW };
  for (const header of [null, undefined]) {
    const missing = await verifyNotificationToken(header, trust).catch((error) => error);
    assert.ok(entry.isWebhookError(missing) && missing instanceof Error);
    assert.deepEqual([missing.code, missing.status], ['tokenMissing', 401]);
  }
  sender.answer = broken;
  const unavailable = await verifyNotificationToken(`Bearer ${good}`, trust).catch((error) => error);
  assert.deepEqual([unavailable.code, unavailable.status, unavailable.retryAfterSeconds], ['keysUnavailable', 503, 1]);
  for (const options of [undefined, null, 7, {}, { ...trust, store: () => {} }, { ...trust, appId: 'x' }]) {
    await assert.rejects(verifyNotificationToken(`Bearer ${good}`, /** @type {any} */ (options)), {
      name: 'TransferError',
      code: 'invalidOptions',
    });
  }
  for (const other of [undefined, null, 'WebhookError', new Error('x')])
    assert.equal(entry.isWebhookError(other), false);
});

test('what a cloud trusts cannot be changed', () => {
  const { global, usGovernmentL4 } = entry.webhookTrust;
  assert.equal(global.discovery, 'https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration');
  for (const value of [entry.webhookTrust, global, global.issuers, usGovernmentL4, usGovernmentL4.issuers]) {
    assert.ok(Object.isFrozen(value));
  }
});

/** A good token whose header names another algorithm. @param {string} alg */
function withAlgorithm(alg) {
  return `${base64url(JSON.stringify({ alg, kid: 'first' }))}.${goodPayload}.${goodSignature}`;
}

/** @returns {never} */
function neverCalled() {
  assert.fail('it was called');
}
