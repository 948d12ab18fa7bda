// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastifyCookie from '@fastify/cookie';
import Fastify from 'fastify';
import { createSessions, SESSION_LIFETIME_MS } from '../../www/server/access/sessions.js';
import { createSecret } from '../../www/server/command/secret.js';

const SECRET = 'a-secret-of-all-operators';
const PUBLIC = 'https://console.example';

/**
 * Starts a server that starts a session at `/in`, and returns it at `/who`.
 *
 * @param {{ secret?: string | undefined, publicOrigin?: string, now?: number }} [options]
 */
async function serve({ secret = SECRET, publicOrigin, now = 1_000_000 } = {}) {
  const time = { now };
  const sessions = createSessions({
    secret: secret ? createSecret(secret) : undefined,
    publicOrigin,
    clock: () => time.now,
  });
  const app = Fastify();
  await app.register(fastifyCookie);
  app.get('/in', (request, reply) => {
    sessions.start(request, reply);
    return {};
  });
  app.get('/out', (request, reply) => {
    sessions.end(request, reply);
    return {};
  });
  app.get('/stay', async (request) => ({ id: sessions.streamDeadline(request) - time.now }));
  app.get('/who', (request, reply) => ({ id: sessions.refresh(request, reply)?.id ?? null }));

  /** @param {string} path @param {string} [cookie] @param {string} [host] */
  async function ask(path, cookie = '', host = '127.0.0.1:8080') {
    const { body, headers } = await app.inject({ path, headers: { host, cookie } });
    const setCookie = String(headers['set-cookie'] ?? '');
    return { id: JSON.parse(body).id, setCookie, cookie: setCookie.split(';')[0] ?? '' };
  }
  return { time, ask };
}

test('session is found by its cookie', async () => {
  const { ask } = await serve();
  const { cookie } = await ask('/in');
  assert.match((await ask('/who', cookie)).id, /^[\w-]{22}$/);
  assert.notEqual((await ask('/who', cookie)).id, (await ask('/who', (await ask('/in')).cookie)).id);
});

test('session cookie on loopback has the port in its name, and is hidden from scripts', async () => {
  const { ask } = await serve();
  assert.match((await ask('/in')).setCookie, /^operator-8080=\S+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
});

test('session cookie with https is Secure and bound to the host', async () => {
  const { ask } = await serve({ publicOrigin: PUBLIC });
  const { setCookie } = await ask('/in', '', 'console.example');
  assert.match(setCookie, /^__Host-operator=\S+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
});

test('session is valid at all instances with the same secret', async () => {
  const [one, other] = await Promise.all([serve(), serve()]);
  const { cookie } = await one.ask('/in');
  assert.notEqual((await other.ask('/who', cookie)).id, null);
});

test('session without a secret is valid in its process only', async () => {
  const [one, other] = await Promise.all([serve({ secret: '' }), serve({ secret: '' })]);
  const { cookie } = await one.ask('/in');
  assert.notEqual((await one.ask('/who', cookie)).id, null);
  assert.equal((await other.ask('/who', cookie)).id, null);
});

test('session expires after 12 hours', async () => {
  const { time, ask } = await serve();
  const { cookie } = await ask('/in');
  time.now += SESSION_LIFETIME_MS - 1;
  assert.notEqual((await ask('/who', cookie)).id, null);
  time.now += 1;
  assert.equal((await ask('/who', cookie)).id, null);
});

test('session is extended in its second half, with the same id', async () => {
  const { time, ask } = await serve();
  const { cookie } = await ask('/in');
  const before = await ask('/who', cookie);
  assert.equal(before.setCookie, '');
  time.now += SESSION_LIFETIME_MS / 2 + 1;
  const renewed = await ask('/who', cookie);
  assert.equal(renewed.id, before.id);
  time.now += SESSION_LIFETIME_MS - 1;
  assert.equal((await ask('/who', renewed.cookie)).id, before.id);
  assert.equal((await ask('/who', cookie)).id, null);
});

/** @type {[string, number, number][]} */
const STAYS = [
  ['of a new session is closed in its middle', 0, SESSION_LIFETIME_MS / 2],
  ['of a session in its second half is closed at its end', SESSION_LIFETIME_MS - 1000, 1000],
];
for (const [what, age, stay] of STAYS) {
  test(`stream ${what}`, async () => {
    const { time, ask } = await serve();
    const { cookie } = await ask('/in');
    time.now += age;
    assert.equal((await ask('/stay', cookie)).id, stay);
  });
}

test('stream without a session is closed at once', async () => {
  assert.equal((await (await serve()).ask('/stay')).id, 0);
});

test('session end deletes the cookie', async () => {
  const { ask } = await serve({ publicOrigin: PUBLIC });
  const { setCookie } = await ask('/out', '', 'console.example');
  assert.match(
    setCookie,
    /^__Host-operator=; Max-Age=0; Path=\/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure/,
  );
});

const valid = (await (await serve()).ask('/in')).cookie;
const [, id = '', expiry = '', signature = ''] = /^operator-8080=([^.]+)\.(\d+)\.(.+)$/.exec(valid) ?? [];
const other = await serve({ secret: 'another-secret-of-others' });
const expired = await serve({ now: 1_000_000 - SESSION_LIFETIME_MS });

/** @type {[string, string][]} */
const FORGED = [
  ['no cookie', ''],
  ['an empty cookie', 'operator-8080='],
  ['a cookie without a signature', `operator-8080=${id}.${expiry}`],
  ['a cookie with an empty signature', `operator-8080=${id}.${expiry}.`],
  ['a cookie with another id', `operator-8080=x${id}.${expiry}.${signature}`],
  ['a cookie with a later expiry', `operator-8080=${id}.${Number(expiry) + 1}.${signature}`],
  ['a cookie with a shortened signature', `operator-8080=${id}.${expiry}.${signature.slice(0, -1)}`],
  ['a cookie of another key', (await other.ask('/in')).cookie],
  ['an expired cookie', (await expired.ask('/in')).cookie],
  ['a cookie with another name', valid.replace('operator-8080', 'operator')],
  ['a cookie for another port', valid.replace('8080', '8081')],
  ['a cookie with the https name', valid.replace('operator-8080', '__Host-operator')],
  ['a cookie of 8,000 letters', `operator-8080=${'a'.repeat(8000)}.${signature}`],
  ['a cookie with an invalid encoding', 'operator-8080=%E0%A4%A'],
];
for (const [what, cookie] of FORGED) {
  test(`session is not found by ${what}`, async () => {
    assert.equal((await (await serve()).ask('/who', cookie)).id, null);
  });
}

test('session is found by the valid cookie', async () => {
  assert.equal((await (await serve()).ask('/who', decodeURIComponent(valid))).id, id);
});

test('operator secret is compared exactly', () => {
  const { isSecret } = createSessions({ secret: createSecret(SECRET), publicOrigin: PUBLIC });
  assert.deepEqual(['', SECRET, `${SECRET} `, SECRET.toUpperCase(), SECRET.slice(1)].map(isSecret), [
    false,
    true,
    false,
    false,
    false,
  ]);
  const { isSecret: isNothing } = createSessions({ secret: undefined, publicOrigin: undefined });
  assert.deepEqual([isNothing(''), isNothing('undefined')], [false, false]);
});
