// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { buildTransfer } from 'graph-call-transfer';
import { createSecret } from '../../www/server/command/secret.js';
import { createLiveSender } from '../../www/server/live/sender.js';
import { createTokenSource } from '../../www/server/live/token-source.js';
import { CALL_ID, TARGET, TENANT_ID } from './transfers.mjs';

/** @import { ClientSecretCredentialOptions } from '@azure/identity' */

const APP_ID = 'c1a11e70-0000-4000-8000-000000000001';
const SECRET = 'HIDDEN-secret-of-the-app';
const CREDENTIAL = { tenantId: TENANT_ID, clientId: APP_ID, secret: createSecret(SECRET) };
const TRANSFER = buildTransfer({ callId: CALL_ID, target: TARGET.identity });
const SENDING = /** @type {const} */ ({
  simulation: {},
  version: 'v1.0',
  timeoutMs: 30_000,
  clientRequestId: TENANT_ID,
});

/** The requests to Entra and to Graph, and their responses. */
const requests =
  /** @type {{ method: string, path: string, authorization: string | undefined, body: string }[]} */ ([]);
const responses = { token: { status: 200, body: '' }, isUnreachable: false };

const server = createServer(async (request, httpResponse) => {
  const { method = '', url = '', headers } = request;
  const [path = ''] = url.split('?');
  requests.push({ method, path, authorization: headers.authorization, body: await text(request) });
  if (responses.isUnreachable) httpResponse.destroy();
  else if (path.endsWith('/transfer')) httpResponse.writeHead(202).end();
  else httpResponse.writeHead(responses.token.status, { 'Content-Type': 'application/json' }).end(responses.token.body);
});
let origin = '';
before(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  origin = `http://127.0.0.1:${port}`;
});
after(() => server.close());

/**
 * Redirects a URL with https to the server above: neither the library nor this package sends a secret over plain http.
 *
 * @param {string} url
 */
function redirected(url) {
  const { pathname, search } = new URL(url);
  return `${origin}${pathname}${search}`;
}

/** @type {NonNullable<ClientSecretCredentialOptions['httpClient']>} */
const httpClient = {
  async sendRequest(request) {
    const { method, headers, body } = request;
    const response = await fetch(redirected(request.url), {
      method,
      headers: headers.toJSON(),
      body: String(body ?? ''),
    });
    return { request, status: response.status, headers, bodyAsText: await response.text() };
  },
};

/** @param {number} status @param {object} body */
function setTokenResponse(status, body) {
  requests.length = 0;
  responses.token = { status, body: JSON.stringify(body) };
}

/** @param {import('../../www/server/command/credential.js').Credential} [credential] */
const tokenSource = (credential = CREDENTIAL) =>
  createTokenSource(credential, {
    cloud: 'usGovernmentL4',
    options: { httpClient, disableInstanceDiscovery: true, retryOptions: { maxRetries: 0 } },
  });

/** @param {import('../../www/server/live/token-source.js').TokenSource} getToken */
function send(getToken) {
  const sender = createLiveSender({
    cloud: 'usGovernmentL4',
    getToken,
    async fetch(url, init) {
      const { status, headers, body } = await fetch(redirected(url), init);
      // A response of another address counts as a redirect.
      return new Response(body, { status, headers });
    },
  });
  return sender.send(TRANSFER, { ...SENDING, signal: new AbortController().signal, onAttempt: () => {} });
}

test('live sender sends a transfer with a token of the credential', async () => {
  setTokenResponse(200, { token_type: 'Bearer', expires_in: 3599, access_token: 'TOKEN-OF-THE-APP' });
  const response = await send(await tokenSource());
  assert.equal(response.kind, 'accepted');
  const [token, transfer] = [requests.find(({ path }) => path.endsWith('/token')), requests.at(-1)];
  assert.equal(token?.path, `/${TENANT_ID}/oauth2/v2.0/token`);
  const form = Object.fromEntries(new URLSearchParams(token?.body));
  assert.deepEqual(
    [form.client_id, form.client_secret, form.grant_type, form.scope?.split(' ')[0]],
    [APP_ID, SECRET, 'client_credentials', 'https://graph.microsoft.us/.default'],
  );
  assert.deepEqual(
    [transfer?.method, transfer?.path, transfer?.authorization],
    ['POST', `/v1.0/communications/calls/${CALL_ID}/transfer`, 'Bearer TOKEN-OF-THE-APP'],
  );
  assert.deepEqual(JSON.parse(transfer?.body ?? ''), TRANSFER.body);
});

test('token source caches a token while it is valid', async () => {
  setTokenResponse(200, { token_type: 'Bearer', expires_in: 3599, access_token: 'TOKEN-OF-THE-APP' });
  const getToken = await tokenSource();
  await send(getToken);
  await send(getToken);
  assert.equal(requests.filter(({ path }) => path.endsWith('/token')).length, 1);
  assert.equal(requests.filter(({ path }) => path.endsWith('/transfer')).length, 2);
});

/** @type {[number, RegExp, RegExp][]} */
const REFUSED = [
  [
    7000215,
    /^No token is available: Entra refused the credential \(AADSTS7000215\)\. The client secret is wrong\.$/,
    /its id/,
  ],
  [7000222, /The client secret has expired\.$/, /Create a new one/],
  [700016, /The app is unknown in the tenant\.$/, /Check --app-id and --tenant/],
  [53003, /^No token is available: Entra refused the credential \(AADSTS53003\)\.$/, /Look the number up/],
];
for (const [number, message, hint] of REFUSED) {
  test(`live sender reports Entra's error ${number} without the secret and Entra's text`, async () => {
    const description = `AADSTS${number}: HIDDEN-text for ${SECRET}`;
    setTokenResponse(401, { error: 'invalid_client', error_description: description, error_codes: [number] });
    await assert.rejects(send(await tokenSource()), (error) => {
      assert.ok(error instanceof Error && error.cause instanceof Error);
      assert.equal(Reflect.get(error, 'code'), 'invalidToken');
      assert.equal(Reflect.get(error.cause, 'code'), 'credentialFailed');
      assert.match(error.cause.message, message);
      assert.match(String(Reflect.get(error.cause, 'hint')), hint);
      assert.doesNotMatch(error.cause.message + error.cause.stack + Reflect.get(error.cause, 'hint'), /HIDDEN/);
      assert.equal(error.cause.cause, undefined);
      return true;
    });
    assert.equal(requests.filter(({ path }) => path.endsWith('/transfer')).length, 0);
  });
}

test('token source reports that Entra is unreachable', async (t) => {
  setTokenResponse(200, {});
  responses.isUnreachable = true;
  t.after(() => {
    responses.isUnreachable = false;
  });
  const getToken = await tokenSource();
  await assert.rejects(getToken(new AbortController().signal), {
    name: 'CredentialError',
    code: 'credentialFailed',
    message: 'No token is available: Entra is unreachable.',
    hint: 'Check that this server can reach Entra, and the credential.',
  });
});

test('token source refuses an authority without https', async () => {
  await assert.rejects(
    createTokenSource(CREDENTIAL, { cloud: 'global', options: { authorityHost: 'http://127.0.0.1:9' } }),
    { name: 'StartError', message: /AZURE_AUTHORITY_HOST, which must be an https address\.$/ },
  );
});

test('token source reports an invalid certificate at the first token', async () => {
  const { secret: _, ...app } = CREDENTIAL;
  const getToken = await tokenSource({
    ...app,
    certificatePath: import.meta.filename ?? new URL(import.meta.url).pathname,
  });
  await assert.rejects(getToken(new AbortController().signal), { code: 'credentialFailed' });
});
