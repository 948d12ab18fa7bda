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
const SENDING = /** @type {const} */ ({ played: {}, version: 'v1.0', timeoutMs: 30_000, clientRequestId: TENANT_ID });

/** What was asked of Entra and of Graph, and what they answer. */
const asked = /** @type {{ method: string, path: string, authorization: string | undefined, body: string }[]} */ ([]);
const answers = { token: { status: 200, body: '' }, isGone: false };

const server = createServer(async (request, response) => {
  const { method = '', url = '', headers } = request;
  const [path = ''] = url.split('?');
  asked.push({ method, path, authorization: headers.authorization, body: await text(request) });
  if (answers.isGone) response.destroy();
  else if (path.endsWith('/transfer')) response.writeHead(202).end();
  else response.writeHead(answers.token.status, { 'Content-Type': 'application/json' }).end(answers.token.body);
});
let origin = '';
before(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  origin = `http://127.0.0.1:${port}`;
});
after(() => server.close());

/**
 * Leads what is meant for https to the server above: neither the library nor this package sends a secret over plain http.
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
    const answer = await fetch(redirected(request.url), {
      method,
      headers: headers.toJSON(),
      body: String(body ?? ''),
    });
    return { request, status: answer.status, headers, bodyAsText: await answer.text() };
  },
};

/** @param {number} status @param {object} body */
function answerToken(status, body) {
  asked.length = 0;
  answers.token = { status, body: JSON.stringify(body) };
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
      // An answer from another address than was asked counts as a redirect.
      return new Response(body, { status, headers });
    },
  });
  return sender.send(TRANSFER, { ...SENDING, signal: new AbortController().signal, onAttempt: () => {} });
}

test('a transfer is sent with a token that the app got with its credential', async () => {
  answerToken(200, { token_type: 'Bearer', expires_in: 3599, access_token: 'TOKEN-OF-THE-APP' });
  const answer = await send(await tokenSource());
  assert.equal(answer.kind, 'accepted');
  const [token, transfer] = [asked.find(({ path }) => path.endsWith('/token')), asked.at(-1)];
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

test('a token is kept as long as it is good', async () => {
  answerToken(200, { token_type: 'Bearer', expires_in: 3599, access_token: 'TOKEN-OF-THE-APP' });
  const getToken = await tokenSource();
  await send(getToken);
  await send(getToken);
  assert.equal(asked.filter(({ path }) => path.endsWith('/token')).length, 1);
  assert.equal(asked.filter(({ path }) => path.endsWith('/transfer')).length, 2);
});

/** @type {[number, RegExp, RegExp][]} */
const REFUSED = [
  [7000215, /^No token could be had: Entra refused \(AADSTS7000215\)\. The client secret is wrong\.$/, /its id/],
  [7000222, /The client secret has expired\.$/, /Make a new one/],
  [700016, /The tenant does not know the app\.$/, /Check --app-id and --tenant/],
  [53003, /^No token could be had: Entra refused \(AADSTS53003\)\.$/, /Look the number up/],
];
for (const [number, message, hint] of REFUSED) {
  test(`when Entra refuses with ${number} nothing is sent, and neither secret nor Entra's text is told`, async () => {
    const description = `AADSTS${number}: HIDDEN-text for ${SECRET}`;
    answerToken(401, { error: 'invalid_client', error_description: description, error_codes: [number] });
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
    assert.equal(asked.filter(({ path }) => path.endsWith('/transfer')).length, 0);
  });
}

test('when Entra cannot be reached, that is said', async (t) => {
  answerToken(200, {});
  answers.isGone = true;
  t.after(() => {
    answers.isGone = false;
  });
  const getToken = await tokenSource();
  await assert.rejects(getToken(new AbortController().signal), {
    name: 'CredentialError',
    code: 'credentialFailed',
    message: 'No token could be had: Entra could not be asked.',
    hint: 'Check that this server can reach Entra, and the credential.',
  });
});

test('the library takes no authority without https, and the start says so without the secret', async () => {
  await assert.rejects(
    createTokenSource(CREDENTIAL, { cloud: 'global', options: { authorityHost: 'http://127.0.0.1:9' } }),
    { name: 'StartError', message: /AZURE_AUTHORITY_HOST, which must be an https address\.$/ },
  );
});

test('a certificate that is none is told when a token is needed', async () => {
  const { secret: _, ...app } = CREDENTIAL;
  const getToken = await tokenSource({
    ...app,
    certificatePath: import.meta.filename ?? new URL(import.meta.url).pathname,
  });
  await assert.rejects(getToken(new AbortController().signal), { code: 'credentialFailed' });
});
