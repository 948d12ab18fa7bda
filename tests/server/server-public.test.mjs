// @ts-check
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fastifyCookie from '@fastify/cookie';
import Fastify from 'fastify';
import { createOperator, SESSION_LIFETIME } from '../../www/server/access/operator.js';
import { createSecret } from '../../www/server/command/secret.js';
import { PAGE, send, startServer } from './console-server.mjs';
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
 * Each test signs in from an address of its own, because the tries of an address are counted.
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
  test(`with a public address the Host "${host}" gets ${status}`, async () => {
    const headers = { Host: host.replace('PORT', String(server.port)) };
    assert.equal((await send(server.origin, '/', { headers })).status, status);
  });
}

/** @type {[string, Record<string, string>, number][]} 303 is the way out, which anybody may take */
const ORIGINS = [
  ['its own page', OWN, 303],
  ['a program', HOST, 303],
  ['its own page behind a proxy of this machine', { Host: '127.0.0.1', Origin: 'https://console.example' }, 303],
  ['its own name without https', { ...HOST, Origin: 'http://console.example' }, 403],
  ['another port of its name', { ...HOST, Origin: 'https://console.example:8443' }, 403],
  ['a page of this machine', { ...HOST, Origin: 'http://127.0.0.1' }, 403],
  ['a foreign page', { ...HOST, Origin: 'https://evil.example' }, 403],
  ['a foreign page that tells of a proxy', { Host: 'evil.example', 'X-Forwarded-Host': 'console.example' }, 403],
  ['a page that is nowhere', { ...HOST, Origin: 'null' }, 403],
];
for (const [what, headers, status] of ORIGINS) {
  test(`with a public address a POST of ${what} gets ${status}`, async () => {
    assert.equal((await send(server.origin, '/logout', { method: 'POST', headers })).status, status);
  });
}

test('whoever did not sign in gets the page for it, whatever file they ask for, and no cookie', async () => {
  for (const path of ['/', '/index.html', '/assets/index-Bx12Cd34.js', '//index.html', '/%69ndex.html', '/nothing']) {
    const { status, headers, body } = await send(server.origin, path, { headers: HOST });
    assert.equal(status, 401, path);
    assert.match(body, /<h1>Transfer console<\/h1>[\s\S]*<form method="post" action="\/login">/, path);
    assert.match(headers['content-type'] ?? '', /^text\/html/);
    assert.deepEqual([headers['cache-control'], headers['set-cookie']], ['no-store', undefined]);
  }
});

test('the page for signing in has a policy of its own: no script, its own style, its form to this server', async () => {
  const { headers, body } = await send(server.origin, '/', { headers: HOST });
  const policy = String(headers['content-security-policy']);
  assert.match(policy, /^default-src 'none';style-src 'sha256-[^']+';form-action 'self';/);
  assert.doesNotMatch(body, /<script|\son\w+=|\sstyle=/);
});

test('what is not of the page wants the cookie too', async () => {
  /** @type {[string, string][]} */
  const routes = [
    ['GET', '/api/about'],
    ['GET', '/api/events'],
    ['POST', '/api/transfers'],
    ['POST', '/sim/token'],
    ['GET', '/sim/profiles'],
    ['GET', '/metrics'],
  ];
  for (const [method, path] of routes) {
    const { status, body } = await send(server.origin, path, { method, headers: OWN });
    assert.deepEqual([status, JSON.parse(body).error.code], [401, 'signInNeeded'], path);
  }
});

test('with the secret one is let in, and out again', async () => {
  const answer = await signIn('198.51.100.1');
  assert.deepEqual([answer.status, answer.headers.location], [303, '/']);
  const [cookie = ''] = answer.headers['set-cookie'] ?? [];
  assert.match(cookie, /^__Host-operator=.*; HttpOnly; Secure; SameSite=Strict$/);

  const headers = { ...OWN, Cookie: cookie.split(';')[0] ?? '' };
  assert.equal((await send(server.origin, '/', { headers })).body, PAGE);
  assert.equal((await send(server.origin, '/api/about', { headers })).status, 200);
  assert.equal((await send(server.origin, '/sim/profiles', { headers })).status, 200);
  const order = JSON.stringify({ callId: CALL_ID, body: BODY });
  const asked = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: order };
  assert.equal((await send(server.origin, '/api/transfers', asked)).status, 200);

  const out = await send(server.origin, '/logout', { method: 'POST', headers });
  assert.equal(out.status, 303);
  assert.match(out.headers['set-cookie']?.[0] ?? '', /^__Host-operator=; Max-Age=0;/);
});

test('a session in its second half is lengthened by a stream that is opened', async (t) => {
  const clock = () => Date.now() - SESSION_LIFETIME / 2 - 1000;
  const operator = createOperator({ secret: createSecret(SECRET), publicOrigin: 'https://console.example', clock });
  const before = Fastify();
  await before.register(fastifyCookie);
  before.get('/', (request, reply) => {
    operator.admit(request, reply);
    return {};
  });
  const { headers } = await before.inject('/');
  const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
  const reader = readRaw(server.port, { headers: { ...HOST, Cookie: cookie } });
  t.after(() => reader.close());
  assert.match(await reader.until('event: hello'), /^set-cookie: __Host-operator=.*; Max-Age=43200;/im);
});

test('a wrong secret is answered the same, whatever it was, and is not repeated', async () => {
  const tries = ['secret=WRONG', 'secret=', `secret=${SECRET}x`, 'other=1', `secret=${SECRET}&secret=${SECRET}`];
  const answers = await Promise.all(tries.map((body, index) => signIn(`198.51.100.${index + 10}`, body)));
  for (const { status, body, headers } of answers) {
    assert.equal(status, 401);
    assert.equal(body, answers[0]?.body);
    assert.equal(headers['set-cookie'], undefined);
  }
  assert.match(answers[0]?.body ?? '', /<p id="problem" role="alert">This is not the secret\.<\/p>/);
  assert.match(answers[0]?.body ?? '', /aria-invalid="true" aria-describedby="problem"/);
});

test('a form of more than 4 KiB is not read', async () => {
  assert.equal((await signIn('198.51.100.20', `secret=${'a'.repeat(4096)}`)).status, 413);
});

test('the sixth try of an address in a minute is refused, the right secret too; another address may', async () => {
  for (let count = 0; count < 5; count += 1) assert.equal((await signIn('203.0.113.1', 'secret=WRONG')).status, 401);
  const { status, body, headers } = await signIn('203.0.113.1');
  assert.equal(status, 429);
  assert.match(body, /There were too many tries\. Wait a minute\./);
  assert.equal(headers['set-cookie'], undefined);
  assert.ok(Number(headers['retry-after']) > 0);
  assert.equal((await signIn('203.0.113.2')).status, 303);
});

test('an operator may send 60 transfers in a minute; another one as many', async () => {
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
