// @ts-check
/** A simulator's notifications are signed, and what it serves is enough to verify them. */

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
  return token ?? assert.fail('there is no token');
}

/**
 * Verifies as a webhook does that knows nothing but where the discovery document is.
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

test('the discovery document names the issuer, the keys beside it, and the algorithm as the real one does', async () => {
  const answer = await simulate({ sign: true, key }).fetch(DISCOVERY);
  assert.deepEqual([answer.status, answer.headers.get('Content-Type')], [200, 'application/json; charset=utf-8']);
  assert.deepEqual(await answer.json(), {
    issuer: 'https://api.botframework.com',
    jwks_uri: 'https://simulated.example/sim/.well-known/keys',
    id_token_signing_alg_values_supported: ['RSA256'],
  });
});

test('each delivery is verified with the keys that are served, and tells the app, the tenant and its times', async () => {
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

test('the tenant is that of the token with which the transfer was asked for', async () => {
  const graph = simulate({ sign: true, key, appId: APP_ID });
  /** @type {Delivery[]} */
  const deliveries = [];
  graph.deliver((delivery) => deliveries.push(delivery));
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

test('a simulator without a key makes its own when it needs it', async () => {
  const graph = createSimulator({ pace: 0, appId: APP_ID, clock: () => NOW });
  assert.equal(graph.signed, true);
  const { deliveries } = await play(graph);
  await verify(graph, deliveries[0]);
  await assert.rejects(verify(simulate({ sign: true, key }), deliveries[0]), { code: 'ERR_JWKS_NO_MATCHING_KEY' });
});

test('simulators that share a key are verified with the keys of each', async () => {
  const one = simulate({ sign: true, key, appId: APP_ID });
  const other = simulate({ sign: true, key, appId: APP_ID, profile: 'failed' });
  await verify(one, (await play(other)).deliveries[0]);
  await verify(other, (await play(one)).deliveries[0]);
});

test('a token is used again while it is valid, and renewed five minutes before its end', async () => {
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

test('after a rotation the new key signs, the one before is served still, and the one before that is not', async () => {
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

test('a key signs any claims, and shows no private part', async () => {
  const token = await key.sign({ iss: 'https://somebody.example', aud: 'nobody', exp: 1 });
  const keys = createLocalJWKSet(/** @type {any} */ (key.jwks));
  await assert.rejects(jwtVerify(token, keys), { code: 'ERR_JWT_EXPIRED' });
  const { payload } = await jwtVerify(token, keys, { currentDate: new Date(0) });
  assert.deepEqual(payload, { iss: 'https://somebody.example', aud: 'nobody', exp: 1 });
  const [published] = key.jwks.keys;
  assert.deepEqual(Object.keys(published ?? {}).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
});

test('without signing there is no Authorization, and no keys are served', async () => {
  const graph = simulate({ sign: false });
  assert.equal(graph.signed, false);
  const { deliveries } = await play(graph);
  for (const { headers } of deliveries) assert.equal(headers.Authorization, undefined);
  for (const url of [DISCOVERY, DISCOVERY.replace('OpenIdConfiguration', 'keys')]) {
    assert.equal((await graph.fetch(url)).status, 404);
  }
});

test('a host that cannot sign does not, and says so to who insists', async (t) => {
  const { crypto } = globalThis;
  t.after(() => Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true, writable: true }));
  const value = { getRandomValues: crypto.getRandomValues.bind(crypto) };
  Object.defineProperty(globalThis, 'crypto', { value, configurable: true, writable: true });

  const graph = createSimulator({ pace: 0, clock: () => NOW });
  assert.equal(graph.signed, false);
  const { deliveries, outcome } = await play(graph, INPUT);
  assert.deepEqual([deliveries.length, outcome.kind], [4, 'completed']);
  const insisting = { code: 'invalidOptions', message: /this host cannot sign; expected a secure context/ };
  assert.throws(() => createSimulator({ sign: true }), insisting);
  await assert.rejects(createSimulatorKey(), insisting);
});

for (const path of ['OpenIdConfiguration', 'openidconfiguration', 'keys']) {
  test(`${path} is found under any path, and only read`, async () => {
    const graph = simulate({ sign: true, key, profile: 'hang' });
    const url = `https://simulated.example/a/b/v1/.well-known/${path}`;
    assert.equal((await graph.fetch(url)).status, 200);
    const answer = await graph.fetch(url, { method: 'POST' });
    assert.deepEqual([answer.status, answer.headers.get('Allow')], [405, 'GET']);
  });
}
