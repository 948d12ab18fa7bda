// @ts-check
/** The signatures of a simulator's notifications, and the documents for their verification. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSimulator, createSimulatorKey } from 'graph-call-transfer/simulator';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { NOW, play, simulate } from './support/simulated.mjs';
import { CALL_ID, INPUT, OTHER_TENANT_ID, TENANT_ID, USER_ID } from './support/transfers.mjs';

/** @typedef {import('graph-call-transfer/simulator').Delivery} Delivery */
/** @typedef {import('graph-call-transfer/simulator').Simulator} Simulator */

const APP_ID = '24701998-1a73-4d42-8085-bf46ed0ae039';
const DISCOVERY = 'https://simulated.example/sim/.well-known/OpenIdConfiguration';
const SECONDS = NOW / 1000;
const key = await createSimulatorKey();

/** @param {Delivery | undefined} delivery */
function tokenOf(delivery) {
  const [, token] = /^Bearer (\S+)$/.exec(delivery?.headers.Authorization ?? '') ?? [];
  return token ?? assert.fail('no token');
}

/**
 * Verifies a delivery with the URL of the discovery document alone.
 * @param {Simulator} graph
 * @param {Delivery | undefined} delivery
 */
async function verify(graph, delivery) {
  const { jwks_uri: keysUri } = await (await graph.fetch(DISCOVERY)).json();
  const keys = createLocalJWKSet(await (await graph.fetch(keysUri)).json());
  return jwtVerify(tokenOf(delivery), keys, {
    issuer: 'https://graph.microsoft.com',
    audience: APP_ID,
    algorithms: ['RS256'],
    currentDate: new Date(NOW),
  });
}

test('discovery document contains the issuer, the URL of the keys, and the algorithm of the real one', async () => {
  const response = await simulate({ sign: true, key }).fetch(DISCOVERY);
  assert.deepEqual([response.status, response.headers.get('Content-Type')], [200, 'application/json; charset=utf-8']);
  assert.deepEqual(await response.json(), {
    issuer: 'https://api.botframework.com',
    jwks_uri: 'https://simulated.example/sim/.well-known/keys',
    id_token_signing_alg_values_supported: ['RSA256'],
  });
});

test('deliveries verify with the published keys, and their tokens have the app, the tenant and the times', async () => {
  const graph = simulate({ sign: true, key, appId: APP_ID });
  const { deliveries } = await play(graph);
  assert.equal(deliveries.length, 4);
  for (const delivery of deliveries) {
    const { payload, protectedHeader } = await verify(graph, delivery);
    assert.deepEqual(protectedHeader, { alg: 'RS256', kid: key.kid, typ: 'JWT' });
    assert.deepEqual(payload, {
      aud: APP_ID,
      iss: 'https://graph.microsoft.com',
      iat: SECONDS,
      nbf: SECONDS,
      exp: SECONDS + 3900,
      tid: TENANT_ID,
    });
  }
});

test('notification token has the tenant of the access token', async () => {
  const graph = simulate({ sign: true, key, appId: APP_ID });
  /** @type {Delivery[]} */
  const deliveries = [];
  graph.onDelivery((delivery) => deliveries.push(delivery));
  await graph.fetch(`https://graph.microsoft.com/v1.0/communications/calls/${CALL_ID}/transfer`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${graph.issueToken({ tenantId: OTHER_TENANT_ID })}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ transferTarget: { identity: { user: { id: USER_ID } } } }),
  });
  await graph.settled();
  assert.equal((await verify(graph, deliveries[0])).payload.tid, OTHER_TENANT_ID);
});

test('simulator without a key generates its own', async () => {
  const graph = createSimulator({ timeScale: 0, appId: APP_ID, clock: () => NOW });
  assert.equal(graph.signed, true);
  const { deliveries } = await play(graph);
  await verify(graph, deliveries[0]);
  await assert.rejects(verify(simulate({ sign: true, key }), deliveries[0]), { code: 'ERR_JWKS_NO_MATCHING_KEY' });
});

test('simulators with a shared key publish the same key', async () => {
  const one = simulate({ sign: true, key, appId: APP_ID });
  const other = simulate({ sign: true, key, appId: APP_ID, profile: 'failed' });
  await verify(one, (await play(other)).deliveries[0]);
  await verify(other, (await play(one)).deliveries[0]);
});

test('notification token is used again until five minutes before its expiry', async () => {
  let now = NOW;
  const graph = simulate({ sign: true, key, profile: 'failed', clock: () => now });
  const tokens = [];
  for (const seconds of [0, 3599, 3600, -10]) {
    now = NOW + seconds * 1000;
    tokens.push(...(await play(graph)).deliveries.map(tokenOf));
  }
  const [first, , , , second, , , , third, , , , fourth] = tokens;
  assert.deepEqual(
    tokens,
    [first, second, third, fourth].flatMap((token) => Array(4).fill(token)),
  );
  assert.equal(second, first);
  assert.notEqual(third, first);
  assert.notEqual(fourth, third);
});

test('rotation keeps the previous key public until the next one', async () => {
  const rotating = await createSimulatorKey();
  const graph = simulate({ sign: true, key: rotating, profile: 'failed', appId: APP_ID });
  const before = (await play(graph)).deliveries[0];
  const oldKid = rotating.kid;
  await rotating.rotate();
  assert.notEqual(rotating.kid, oldKid);
  const after = (await play(graph)).deliveries[0];
  assert.equal(decodeProtectedHeader(tokenOf(after)).kid, rotating.kid);
  assert.deepEqual(
    rotating.jwks.keys.map(({ kid }) => kid),
    [rotating.kid, oldKid],
  );
  for (const delivery of [before, after]) await verify(graph, delivery);
  await rotating.rotate();
  await verify(graph, after);
  await assert.rejects(verify(graph, before), { code: 'ERR_JWKS_NO_MATCHING_KEY' });
});

test('key signs any claims and has no private member', async () => {
  const token = await key.sign({ iss: 'https://issuer.example', aud: 'none', exp: 1 });
  const keys = createLocalJWKSet(/** @type {any} */ (key.jwks));
  await assert.rejects(jwtVerify(token, keys), { code: 'ERR_JWT_EXPIRED' });
  const { payload } = await jwtVerify(token, keys, { currentDate: new Date(0) });
  assert.deepEqual(payload, { iss: 'https://issuer.example', aud: 'none', exp: 1 });
  const [published] = key.jwks.keys;
  assert.deepEqual(Object.keys(published ?? {}).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
});

test('simulator that does not sign publishes no keys', async () => {
  const graph = simulate({ sign: false });
  assert.equal(graph.signed, false);
  const { deliveries } = await play(graph);
  for (const { headers } of deliveries) assert.equal(headers.Authorization, undefined);
  for (const url of [DISCOVERY, DISCOVERY.replace('OpenIdConfiguration', 'keys')]) {
    assert.equal((await graph.fetch(url)).status, 404);
  }
});

test('simulator does not sign where the host cannot, and refuses the option', async (t) => {
  const { crypto } = globalThis;
  t.after(() => Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true, writable: true }));
  const value = { getRandomValues: crypto.getRandomValues.bind(crypto) };
  Object.defineProperty(globalThis, 'crypto', { value, configurable: true, writable: true });

  const graph = createSimulator({ timeScale: 0, clock: () => NOW });
  assert.equal(graph.signed, false);
  const { deliveries, outcome } = await play(graph, INPUT);
  assert.deepEqual([deliveries.length, outcome.kind], [4, 'completed']);
  const refused = { code: 'invalidOptions', message: /this host cannot sign; expected a secure context/ };
  assert.throws(() => createSimulator({ sign: true }), refused);
  await assert.rejects(createSimulatorKey(), refused);
});

for (const path of ['OpenIdConfiguration', 'openidconfiguration', 'keys']) {
  test(`${path} is found under any path with GET`, async () => {
    const graph = simulate({ sign: true, key, profile: 'hang' });
    const url = `https://simulated.example/a/b/v1/.well-known/${path}`;
    assert.equal((await graph.fetch(url)).status, 200);
    const response = await graph.fetch(url, { method: 'POST' });
    assert.deepEqual([response.status, response.headers.get('Allow')], [405, 'GET']);
  });
}
