// @ts-check
/** The discovery document and the key document: what is accepted, and how they are requested. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, causeOf, DISCOVERY_PATH, fetchFromMemory, HOUR, until } from './support/keys.mjs';
import { publicJwk, serveSender } from './support/sender.mjs';
import './support/settled.mjs';
import { post, webhookFor } from './support/webhook.mjs';

test('key that is published twice is for the uses and algorithms of both entries', async (t) => {
  const sender = await serveSender(t);
  for (const [one, other] of [
    [{ use: 'sig' }, { use: 'enc' }],
    [{ use: 'enc' }, { use: 'sig' }],
    [{ alg: 'RS256' }, { alg: 'RS384' }],
    [{ alg: 'RS384' }, { alg: 'RS256' }],
  ]) {
    sender.keys = [one, other].map((differences) => ({ ...publicJwk('first'), ...differences }));
    // Webhooks with the same fetch share the keys.
    const { webhook } = webhookFor(sender, { fetch: (url, init) => fetch(url, init) });
    assert.equal((await webhook(post())).status, 202, JSON.stringify([one, other]));
  }
});

/** @type {[string, RegExp, (sender: Awaited<ReturnType<typeof serveSender>>) => unknown][]} */
const INVALID_DOCUMENTS = [
  ['a document that is not JSON', /JSON|Unexpected/, () => '<html>'],
  [
    'a document that is not UTF-8',
    /not valid for encoding utf-8/,
    ({ origin }) => Buffer.from(`{"jwks_uri":"${origin}/v1/keys","issuer":"\xff"}`, 'latin1'),
  ],
  ['a document that is null', /jwks_uri/, () => 'null'],
  ['a document without jwks_uri', /jwks_uri/, () => ({})],
  ['a jwks_uri with http', /jwks_uri/, () => ({ jwks_uri: 'http://keys.example/keys' })],
  [
    'a jwks_uri of a host that begins as a loopback address',
    /jwks_uri/,
    () => ({ jwks_uri: 'http://127.0.0.1.example/' }),
  ],
  ['a jwks_uri of a file', /jwks_uri/, () => ({ jwks_uri: 'file:///etc/passwd' })],
  ['a jwks_uri with credentials', /jwks_uri/, () => ({ jwks_uri: 'https://user:secret@keys.example/' })],
  ['a jwks_uri with a user', /jwks_uri/, () => ({ jwks_uri: 'https://user@keys.example/' })],
  ['a jwks_uri with a password', /jwks_uri/, () => ({ jwks_uri: 'https://:secret@keys.example/' })],
  ['a jwks_uri that is a list', /jwks_uri/, ({ origin }) => ({ jwks_uri: [`${origin}/v1/keys`] })],
  [
    'a document of more than 1 MiB',
    /at most 1 MiB/,
    ({ origin }) => ({ jwks_uri: `${origin}/v1/keys`, x: 'x'.repeat(1_048_577) }),
  ],
];

for (const [what, cause, document] of INVALID_DOCUMENTS) {
  test(`webhook refuses a discovery document: ${what}`, async (t) => {
    const { sender, status, errors } = await begin(t);
    const body = document(sender);
    const isText = typeof body === 'string' || Buffer.isBuffer(body);
    sender.respond = (_, httpResponse) => httpResponse.end(isText ? body : JSON.stringify(body));
    assert.equal(await status(), 503);
    assert.match(causeOf(errors[0]), cause);
    assert.deepEqual(sender.requests, [DISCOVERY_PATH]);
  });
}

for (const keysUrl of ['http://localhost:1/keys', 'http://[::1]:1/keys', 'http://127.9.9.9/keys']) {
  test(`webhook reads keys with http from a loopback address: ${keysUrl}`, async (t) => {
    const { sender } = await begin(t);
    const { fetch, urls } = fetchFromMemory(sender, keysUrl);
    const { webhook } = webhookFor(sender, { fetch });
    assert.equal((await webhook(post())).status, 202);
    assert.deepEqual(urls, [sender.discovery, keysUrl]);
  });
}

/** @type {[string, unknown][]} */
const INVALID_KEYS = [
  ['a number', 7],
  ['no keys', {}],
  ['a list', [publicJwk('first')]],
  ['an empty list of keys', { keys: [] }],
  ['no RSA key', { keys: [publicJwk('ec')] }],
  ['a key that is null', { keys: [null] }],
];

for (const [what, keys] of INVALID_KEYS) {
  test(`webhook keeps the present keys if the key document is invalid: ${what}`, async (t) => {
    const { sender, status, time, codes } = await begin(t);
    assert.equal(await status(), 202);
    sender.respond = (request, httpResponse) => {
      if (request.url !== sender.keysPath) return sender.respondAsUsual(request, httpResponse);
      httpResponse.end(JSON.stringify(keys));
    };
    time.now += 3 * HOUR;
    assert.equal(await status(), 202);
    await until(() => codes().length > 0);
    assert.deepEqual([await status(), codes()], [202, ['keysUnavailable']]);
  });
}

test('webhook does not follow a redirect of the key server', async (t) => {
  const { sender, status } = await begin(t);
  sender.respond = (_, httpResponse) => httpResponse.writeHead(302, { Location: `${sender.origin}/elsewhere` }).end();
  assert.equal(await status(), 503);
  assert.deepEqual(sender.requests, [DISCOVERY_PATH]);
});

test('webhook uses only the fetch of the options', async (t) => {
  const { sender } = await begin(t);
  t.mock.method(globalThis, 'fetch', () => assert.fail('the global fetch was called'));
  const { fetch, urls } = fetchFromMemory(sender);
  const { webhook } = webhookFor(sender, { fetch });
  assert.equal((await webhook(post())).status, 202);
  assert.deepEqual(urls, [sender.discovery, 'https://keys.example/k']);
});
