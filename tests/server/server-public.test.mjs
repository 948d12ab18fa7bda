// @ts-check
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fastifyCookie from '@fastify/cookie';
import Fastify from 'fastify';
import { createSessions, SESSION_LIFETIME_MS } from '../../www/server/access/sessions.js';
import { createSecret } from '../../www/server/command/secret.js';
import { PAGE, send, startServer } from './console-server.mjs';
import { ready } from './support/relay-app.mjs';
import { readRaw } from './support/stream.mjs';
import { BODY, CALL_ID } from './transfers.mjs';

const SECRET = 'a-secret-of-all-operators';
const OPTIONS = {
  values: { publicUrl: 'https://console.example', logLevel: /** @type {const} */ ('error') },
  env: { GRAPH_CALL_TRANSFER_OPERATOR_SECRET: SECRET },
};
const HOST = { Host: 'console.example' };
const OWN = { ...HOST, Origin: 'https://console.example' };
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** @type {Awaited<ReturnType<typeof startServer>>} */
let server;
before(async () => {
  server = await startServer(OPTIONS);
});
after(() => server.stop());

/**
 * Each test signs in from an address of its own, because the attempts of an address are counted.
 *
 * @param {string} address
 * @param {string} [body]
 */
function signIn(address, body = `secret=${SECRET}`) {
  const headers = { ...OWN, ...FORM, 'X-Forwarded-For': address };
  return send(server.origin, '/login', { method: 'POST', headers, body });
}

/** @param {string} address */
async function cookieOf(address) {
  const { headers } = await signIn(address);
  return { Cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '' };
}

/** `PORT` is the server's. @type {[string, number][]} */
const HOSTS = [
  ['console.example', 401],
  ['CONSOLE.example', 401],
  ['127.0.0.1:PORT', 401],
  ['console.example:443', 403],
  ['console.example:PORT', 403],
  ['console.example.', 403],
  ['evil.console.example', 403],
  ['console.example.evil', 403],
  ['10.0.0.1', 403],
];
for (const [host, status] of HOSTS) {
  test(`server with a public address responds to the Host "${host}" with ${status}`, async () => {
    const headers = { Host: host.replace('PORT', String(server.port)) };
    assert.equal((await send(server.origin, '/', { headers })).status, status);
  });
}

/** @type {[string, Record<string, string>, number][]} 303 is the response to signing out, which every client may do */
const ORIGINS = [
  ['its own page', OWN, 303],
  ['a program', HOST, 303],
  ['its own page behind a proxy of this machine', { Host: '127.0.0.1', Origin: 'https://console.example' }, 303],
  ['its own host without https', { ...HOST, Origin: 'http://console.example' }, 403],
  ['another port of its host', { ...HOST, Origin: 'https://console.example:8443' }, 403],
  ['a page of this machine', { ...HOST, Origin: 'http://127.0.0.1' }, 403],
  ['a foreign page', { ...HOST, Origin: 'https://evil.example' }, 403],
  ['a foreign page with a proxy header', { Host: 'evil.example', 'X-Forwarded-Host': 'console.example' }, 403],
  ['a page without an origin', { ...HOST, Origin: 'null' }, 403],
];
for (const [what, headers, status] of ORIGINS) {
  test(`server with a public address responds to a POST of ${what} with ${status}`, async () => {
    assert.equal((await send(server.origin, '/logout', { method: 'POST', headers })).status, status);
  });
}

test('client without a session gets the sign-in page for every file, and no cookie', async () => {
  for (const path of ['/', '/index.html', '/assets/index-Bx12Cd34.js', '//index.html', '/%69ndex.html', '/nothing']) {
    const { status, headers, body } = await send(server.origin, path, { headers: HOST });
    assert.equal(status, 401, path);
    assert.match(body, /<h1>Transfer console<\/h1>[\s\S]*<form method="post" action="\/login">/, path);
    assert.match(headers['content-type'] ?? '', /^text\/html/);
    assert.deepEqual([headers['cache-control'], headers['set-cookie']], ['no-store', undefined]);
  }
});

test('sign-in page has a policy without scripts', async () => {
  const { headers, body } = await send(server.origin, '/', { headers: HOST });
  const policy = String(headers['content-security-policy']);
  assert.match(policy, /^default-src 'none';style-src 'sha256-[^']+';form-action 'self';/);
  assert.doesNotMatch(body, /<script|\son\w+=|\sstyle=/);
});

test('routes besides the page require a session', async () => {
  /** @type {[string, string][]} */
  const routes = [
    ['GET', '/api/about'],
    ['GET', '/api/events'],
    ['GET', '/api/people'],
    ['GET', '/api/transfers'],
    ['GET', '/api/transfers.csv'],
    ['POST', '/api/transfers'],
    ['POST', '/sim/token'],
    ['GET', '/sim/profiles'],
    ['GET', '/metrics'],
  ];
  for (const [method, path] of routes) {
    const { status, body } = await send(server.origin, path, { method, headers: OWN });
    assert.deepEqual([status, JSON.parse(body).error.code], [401, 'signInRequired'], path);
  }
});

test('operator signs in with the secret, and out again', async () => {
  const response = await signIn('198.51.100.1');
  assert.deepEqual([response.status, response.headers.location], [303, '/']);
  const [cookie = ''] = response.headers['set-cookie'] ?? [];
  assert.match(cookie, /^__Host-operator=.*; HttpOnly; Secure; SameSite=Strict$/);

  const headers = { ...OWN, Cookie: cookie.split(';')[0] ?? '' };
  assert.equal((await send(server.origin, '/', { headers })).body, PAGE);
  assert.equal((await send(server.origin, '/api/about', { headers })).status, 200);
  assert.equal((await send(server.origin, '/sim/profiles', { headers })).status, 200);
  const sendRequest = JSON.stringify({ callId: CALL_ID, body: BODY });
  const init = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: sendRequest };
  assert.equal((await send(server.origin, '/api/transfers', init)).status, 200);

  const out = await send(server.origin, '/logout', { method: 'POST', headers });
  assert.equal(out.status, 303);
  assert.match(out.headers['set-cookie']?.[0] ?? '', /^__Host-operator=; Max-Age=0;/);
});

test('operator may enter a name, which the transfers of the session have', async () => {
  const aboutOf = async (/** @type {import('./console-server.mjs').RelayResponse} */ { headers }) => {
    const Cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    return { Cookie, ...JSON.parse((await send(server.origin, '/api/about', { headers: { ...OWN, Cookie } })).body) };
  };
  const { Cookie, operator } = await aboutOf(await signIn('198.51.100.30', `secret=${SECRET}&name=+Olga+%C3%9F+.+`));
  assert.equal(operator.name, 'Olga ß .');
  const headers = { ...OWN, Cookie, 'Content-Type': 'application/json' };
  const transferId = '9f7b1b7e-6d1c-4a75-8f9e-1b5b7a1b7d20';
  const body = JSON.stringify({ callId: CALL_ID, body: BODY, transferId, profile: 'conflict' });
  await send(server.origin, '/api/transfers', { method: 'POST', headers, body });
  await ready(server.hub, () => server.hub.transferRecord(transferId) !== undefined);
  assert.deepEqual(server.hub.transferRecord(transferId)?.operator, operator);

  // A control character could change the direction of the text around the name.
  for (const name of ['', '%E2%80%AEOlga', 'x'.repeat(65)]) {
    const refused = await aboutOf(await signIn('198.51.100.30', `secret=${SECRET}&name=${name}`));
    assert.deepEqual(Object.keys(refused.operator), ['id']);
  }
});

/**
 * Returns the cookie of a session that began some time ago.
 *
 * @param {number} ageMs
 */
async function oldCookie(ageMs) {
  const clock = () => Date.now() - ageMs;
  const sessions = createSessions({ secret: createSecret(SECRET), publicOrigin: 'https://console.example', clock });
  const before = Fastify();
  await before.register(fastifyCookie);
  before.get('/', (request, reply) => {
    sessions.start(request, reply);
    return {};
  });
  const { headers } = await before.inject('/');
  return String(headers['set-cookie']).split(';')[0] ?? '';
}

test('session in its second half is extended by a new stream', async (t) => {
  const cookie = await oldCookie(SESSION_LIFETIME_MS / 2 + 1000);
  const reader = readRaw(server.port, { headers: { ...HOST, Cookie: cookie } });
  t.after(() => reader.close());
  assert.match(await reader.until('event: hello'), /^set-cookie: __Host-operator=.*; Max-Age=43200;/im);
});

test('transfer of an expired session is not sent, and the error asks for a new sign-in', async () => {
  const headers = { ...OWN, Cookie: await oldCookie(SESSION_LIFETIME_MS + 1000), 'Content-Type': 'application/json' };
  const transferId = '9f7b1b7e-6d1c-4a75-8f9e-1b5b7a1b7d21';
  const body = JSON.stringify({ callId: CALL_ID, body: BODY, transferId });
  const response = await send(server.origin, '/api/transfers', { method: 'POST', headers, body });
  const { error } = JSON.parse(response.body);
  assert.deepEqual([response.status, error.code], [401, 'signInRequired']);
  assert.match(error.message, /has expired, and the request was not carried out\. Sign in/);
  assert.equal(server.hub.transferRecord(transferId), undefined);
});

test('wrong secrets all get the same response, which does not repeat them', async () => {
  const attempts = ['secret=WRONG', 'secret=', `secret=${SECRET}x`, 'other=1', `secret=${SECRET}&secret=${SECRET}`];
  const responses = await Promise.all(attempts.map((body, index) => signIn(`198.51.100.${index + 10}`, body)));
  for (const { status, body, headers } of responses) {
    assert.equal(status, 401);
    assert.equal(body, responses[0]?.body);
    assert.equal(headers['set-cookie'], undefined);
  }
  assert.match(responses[0]?.body ?? '', /<p id="problem" role="alert">The secret is wrong\.<\/p>/);
  assert.match(responses[0]?.body ?? '', /aria-invalid="true" aria-describedby="problem"/);
});

test('sign-in form of more than 4 KiB is refused', async () => {
  assert.equal((await signIn('198.51.100.20', `secret=${'a'.repeat(4096)}`)).status, 413);
});

test('sign-in is limited to five attempts per minute and address', async () => {
  for (let count = 0; count < 5; count += 1) assert.equal((await signIn('203.0.113.1', 'secret=WRONG')).status, 401);
  const { status, body, headers } = await signIn('203.0.113.1');
  assert.equal(status, 429);
  assert.match(body, /Too many attempts\. Wait a minute\./);
  assert.equal(headers['set-cookie'], undefined);
  assert.ok(Number(headers['retry-after']) > 0);
  assert.equal((await signIn('203.0.113.2')).status, 303);
});

test('sign-in limit ignores the addresses that a client claims before its own', async () => {
  // The proxy appends the address of its client, here one in a private network.
  const statuses = [];
  for (let count = 0; count < 6; count += 1) {
    statuses.push((await signIn(`203.0.113.${count + 10}, 10.0.0.5`, 'secret=WRONG')).status);
  }
  assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429]);
});

test('sign-in limit uses the address before the configured proxies', async (t) => {
  const trustedProxy = ['127.0.0.1', '10.0.0.0/8'];
  const other = await startServer({ ...OPTIONS, values: { ...OPTIONS.values, trustedProxy } });
  t.after(() => other.stop());
  const attempt = async (/** @type {string} */ addresses) => {
    const headers = { ...OWN, ...FORM, 'X-Forwarded-For': addresses };
    return (await send(other.origin, '/login', { method: 'POST', headers, body: 'secret=WRONG' })).status;
  };
  const statuses = [];
  for (let count = 0; count < 6; count += 1) {
    statuses.push(await attempt(`198.51.100.${count}, 203.0.113.9, 10.0.0.${count}`));
  }
  assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429]);
  assert.equal(await attempt('203.0.113.10, 10.0.0.5'), 401);
});

test('operator is limited to 60 transfers per minute', async () => {
  const [one, other] = await Promise.all([cookieOf('192.0.2.1'), cookieOf('192.0.2.2')]);
  const ask = (/** @type {{ Cookie: string }} */ cookie) =>
    send(server.origin, '/api/transfers', {
      method: 'POST',
      headers: { ...OWN, ...cookie, 'Content-Type': 'application/json' },
      body: '{}',
    });
  for (let count = 0; count < 60; count += 1) assert.equal((await ask(one)).status, 400);
  const { status, headers, body } = await ask(one);
  assert.deepEqual([status, JSON.parse(body).error.code], [429, 'tooManyRequests']);
  assert.ok(Number(headers['retry-after']) > 0);
  assert.equal((await ask(other)).status, 400);
  assert.equal((await send(server.origin, '/api/about', { headers: { ...OWN, ...one } })).status, 200);
});
