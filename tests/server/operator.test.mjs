// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastifyCookie from '@fastify/cookie';
import Fastify from 'fastify';
import { createOperator, SESSION_LIFETIME } from '../../www/server/access/operator.js';
import { createSecret } from '../../www/server/command/secret.js';

const SECRET = 'a-secret-of-all-operators';
const PUBLIC = 'https://console.example';

/**
 * A server that lets everybody in at `/in`, and says at `/who` whom it knows.
 *
 * @param {{ secret?: string | undefined, publicOrigin?: string, now?: number }} [options]
 */
async function serve({ secret = SECRET, publicOrigin, now = 1_000_000 } = {}) {
  const time = { now };
  const operator = createOperator({
    secret: secret ? createSecret(secret) : undefined,
    publicOrigin,
    clock: () => time.now,
  });
  const app = Fastify();
  await app.register(fastifyCookie);
  app.get('/in', (request, reply) => {
    operator.admit(request, reply);
    return {};
  });
  app.get('/out', (request, reply) => {
    operator.dismiss(request, reply);
    return {};
  });
  app.get('/stay', async (request) => ({ id: operator.endOfStream(request) - time.now }));
  app.get('/who', (request, reply) => ({ id: operator.recognize(request, reply)?.id ?? null }));

  /** @param {string} path @param {string} [cookie] @param {string} [host] */
  async function ask(path, cookie = '', host = '127.0.0.1:8080') {
    const { body, headers } = await app.inject({ path, headers: { host, cookie } });
    const setCookie = String(headers['set-cookie'] ?? '');
    return { id: JSON.parse(body).id, setCookie, cookie: setCookie.split(';')[0] ?? '' };
  }
  return { time, ask };
}

test('a session is known by its cookie', async () => {
  const { ask } = await serve();
  const { cookie } = await ask('/in');
  assert.match((await ask('/who', cookie)).id, /^[\w-]{22}$/);
  assert.notEqual((await ask('/who', cookie)).id, (await ask('/who', (await ask('/in')).cookie)).id);
});

test('on loopback the cookie is of the port that the browser sees, and no script reads it', async () => {
  const { ask } = await serve();
  assert.match((await ask('/in')).setCookie, /^operator-8080=\S+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
});

test('with https the cookie is Secure and can be of no other host', async () => {
  const { ask } = await serve({ publicOrigin: PUBLIC });
  const { setCookie } = await ask('/in', '', 'console.example');
  assert.match(setCookie, /^__Host-operator=\S+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
});

test('all instances with the same secret know the session', async () => {
  const [one, other] = await Promise.all([serve(), serve()]);
  const { cookie } = await one.ask('/in');
  assert.notEqual((await other.ask('/who', cookie)).id, null);
});

test('without a secret only the process that gave the cookie knows it', async () => {
  const [one, other] = await Promise.all([serve({ secret: '' }), serve({ secret: '' })]);
  const { cookie } = await one.ask('/in');
  assert.notEqual((await one.ask('/who', cookie)).id, null);
  assert.equal((await other.ask('/who', cookie)).id, null);
});

test('a session ends 12 hours after it was last used', async () => {
  const { time, ask } = await serve();
  const { cookie } = await ask('/in');
  time.now += SESSION_LIFETIME - 1;
  assert.notEqual((await ask('/who', cookie)).id, null);
  time.now += 1;
  assert.equal((await ask('/who', cookie)).id, null);
});

test('a session that is used is lengthened when half of it is over, and stays the same', async () => {
  const { time, ask } = await serve();
  const { cookie } = await ask('/in');
  const before = await ask('/who', cookie);
  assert.equal(before.setCookie, '');
  time.now += SESSION_LIFETIME / 2 + 1;
  const renewed = await ask('/who', cookie);
  assert.equal(renewed.id, before.id);
  time.now += SESSION_LIFETIME - 1;
  assert.equal((await ask('/who', renewed.cookie)).id, before.id);
  assert.equal((await ask('/who', cookie)).id, null);
});

/** @type {[string, number, number][]} */
const STAYS = [
  ['of a new session stays open for half of it, so that who comes back has it lengthened', 0, SESSION_LIFETIME / 2],
  ['of a session in its second half stays open to its end', SESSION_LIFETIME - 1000, 1000],
];
for (const [what, age, stay] of STAYS) {
  test(`a stream ${what}`, async () => {
    const { time, ask } = await serve();
    const { cookie } = await ask('/in');
    time.now += age;
    assert.equal((await ask('/stay', cookie)).id, stay);
  });
}

test('a stream of nobody does not stay open', async () => {
  assert.equal((await (await serve()).ask('/stay')).id, 0);
});

test('who is dismissed has no cookie any more', async () => {
  const { ask } = await serve({ publicOrigin: PUBLIC });
  const { setCookie } = await ask('/out', '', 'console.example');
  assert.match(
    setCookie,
    /^__Host-operator=; Max-Age=0; Path=\/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure/,
  );
});

const good = (await (await serve()).ask('/in')).cookie;
const [, id = '', expiry = '', signature = ''] = /^operator-8080=([^.]+)\.(\d+)\.(.+)$/.exec(good) ?? [];
const elsewhere = await serve({ secret: 'another-secret-of-others' });
const expired = await serve({ now: 1_000_000 - SESSION_LIFETIME });

/** @type {[string, string][]} */
const FORGED = [
  ['none', ''],
  ['an empty one', 'operator-8080='],
  ['one without a signature', `operator-8080=${id}.${expiry}`],
  ['one with an empty signature', `operator-8080=${id}.${expiry}.`],
  ['one with another id', `operator-8080=x${id}.${expiry}.${signature}`],
  ['one that is to last longer', `operator-8080=${id}.${Number(expiry) + 1}.${signature}`],
  ['one whose signature lost a letter', `operator-8080=${id}.${expiry}.${signature.slice(0, -1)}`],
  ['one of another key', (await elsewhere.ask('/in')).cookie],
  ['an expired one', (await expired.ask('/in')).cookie],
  ['one of another name', good.replace('operator-8080', 'operator')],
  ['one of another port', good.replace('8080', '8081')],
  ['one of the https name', good.replace('operator-8080', '__Host-operator')],
  ['one of 8,000 letters', `operator-8080=${'a'.repeat(8000)}.${signature}`],
  ['one that cannot be decoded', 'operator-8080=%E0%A4%A'],
];
for (const [what, cookie] of FORGED) {
  test(`of the cookies ${what} makes nobody an operator`, async () => {
    assert.equal((await (await serve()).ask('/who', cookie)).id, null);
  });
}

test('the right one does', async () => {
  assert.equal((await (await serve()).ask('/who', decodeURIComponent(good))).id, id);
});

test('only the secret itself is the secret', () => {
  const { isSecret } = createOperator({ secret: createSecret(SECRET), publicOrigin: PUBLIC });
  assert.deepEqual(['', SECRET, `${SECRET} `, SECRET.toUpperCase(), SECRET.slice(1)].map(isSecret), [
    false,
    true,
    false,
    false,
    false,
  ]);
  const { isSecret: isNothing } = createOperator({ secret: undefined, publicOrigin: undefined });
  assert.deepEqual([isNothing(''), isNothing('undefined')], [false, false]);
});
