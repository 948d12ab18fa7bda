// @ts-check
/** The webhook of the whole server: who is let in, and what is told of the others. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { test } from 'node:test';
import { readConfiguration } from '../../www/server/command/configuration.js';
import { createMetrics } from '../../www/server/metrics.js';
import { deliverTo } from '../../www/server/simulated/deliveries.js';
import { createSimulators } from '../../www/server/simulated/simulators.js';
import { createLiveWebhook, createSimulatedWebhook } from '../../www/server/webhook.js';
import { APP_ID, claims, OTHER_APP_ID, serveSender, token } from '../package/support/sender.mjs';
import { send, sendRaw, startServer } from './console-server.mjs';
import { signedIn } from './operators.mjs';
import { ready } from './support/relay-app.mjs';
import { readRaw } from './support/stream.mjs';

/** @import { TestContext } from 'node:test' */
/** @import { Delivery } from 'graph-call-transfer/simulator' */
/** @import { Simulators } from '../../www/server/simulated/simulators.js' */

const CALL = /** @type {const} */ ({ id: '341a0500-d4bf-4224-8b19-1581168d328b', callType: 'peerToPeer' });
const LEGACY = readFileSync(new URL('../fixtures/notifications/legacy-skype-incoming.json', import.meta.url));

/**
 * @param {TestContext} t
 * @param {Parameters<typeof startServer>[0]} [options]
 */
async function start(t, options) {
  const server = await startServer(options);
  t.after(() => server.stop());
  return server;
}

/** @type {[string, string[], string][]} */
const STRANGERS = [
  ['no token', [], 'tokenMissing'],
  ['no JWT', ['a'], 'tokenMalformed'],
  ['an unsigned token', ['eyJhbGciOiJub25lIn0.e30.'], 'algorithmNotAllowed'],
  ['two tokens', ['a.b.c', 'a.b.c'], 'tokenAmbiguous'],
];
for (const [what, tokens, code] of STRANGERS) {
  test(`whoever shows ${what} gets ${code} while the body is still to come`, async (t) => {
    const { port } = await start(t);
    const lines = ['POST /api/webhook HTTP/1.1', 'Host: localhost', 'Content-Length: 1000', 'Connection: close'];
    lines.push(...tokens.map((token) => `Authorization: Bearer ${token}`), '', '');
    const answer = await sendRaw(port, lines.join('\r\n'));
    assert.match(answer, /^HTTP\/1\.1 401 /);
    assert.ok(answer.includes(`"${code}"`), answer);
  });
}

/** A token of the app's own sender that is good now, but for what is said. @type {(others: object, key?: string) => string} */
const tokenOfNow = (others, key = 'first') => {
  const now = Math.floor(Date.now() / 1000);
  return token({
    payload: claims({ iat: now - 60, nbf: now - 60, exp: now + 600, ...others }),
    key,
    header: { kid: 'first' },
  });
};

test('whose token is missing, bad, expired or for another app gets 401, and operators are told of it and why', async (t) => {
  const { discovery } = await serveSender(t);
  const { origin, port } = await start(t, { values: { appId: APP_ID, discovery } });
  const stream = readRaw(port, { headers: { Host: `127.0.0.1:${port}`, ...(await signedIn(origin)) } });
  t.after(() => stream.close());
  await stream.until('event: hello');

  /** @type {[string, string | undefined][]} */
  const refused = [
    ['tokenMissing', undefined],
    ['signatureInvalid', tokenOfNow({}, 'foreign')],
    ['tokenExpired', tokenOfNow({ exp: Math.floor(Date.now() / 1000) - 600 })],
    ['audienceWrong', tokenOfNow({ aud: OTHER_APP_ID })],
  ];
  for (const [code, shown] of refused) {
    const headers = shown === undefined ? undefined : { Authorization: `Bearer ${shown}` };
    const { status, body } = await send(origin, '/api/webhook', {
      method: 'POST',
      body: '{}',
      ...(headers && { headers }),
    });
    const { error } = JSON.parse(body);
    assert.deepEqual([status, error.code], [401, code]);
    await stream.until(`"code":"${code}","message":${JSON.stringify(error.message)}`);
  }
  assert.equal(stream.text().split('event: rejected').length - 1, refused.length);
  assert.match(stream.text(), /"code":"audienceWrong","message":"[^"]+","hint":"[^}]+ id of the app /);
  const good = { Authorization: `Bearer ${tokenOfNow({})}` };
  assert.equal(
    (await send(origin, '/api/webhook', { method: 'POST', headers: good, body: '{"value":[]}' })).status,
    202,
  );
});

/**
 * Makes a webhook that answers when it is told to.
 */
function createHeldWebhook() {
  let release = () => {};
  let tellAsked = () => {};
  const released = new Promise((resolve) => (release = () => resolve(undefined)));
  const asked = new Promise((resolve) => (tellAsked = () => resolve(undefined)));
  return {
    asked,
    release,
    async webhook() {
      tellAsked();
      await released;
      return new Response(null, { status: 202 });
    },
  };
}

test('a server that closes answers the deliveries that are under way, and takes no other ones', async () => {
  const { asked, release, webhook } = createHeldWebhook();
  const server = await startServer({ parts: { webhook, verify: undefined } });
  const deliver = () =>
    send(server.origin, '/api/webhook', { method: 'POST', headers: { Authorization: 'Bearer any' }, body: '{}' });
  const underWay = deliver();
  await asked;
  const stopped = server.stop();
  while ((await send(server.origin, '/healthz')).status !== 503);
  assert.equal((await deliver()).status, 503);
  release();
  assert.equal((await underWay).status, 202);
  await stopped;
});

test('a delivery that does not come to its end does not keep a server from closing', async () => {
  const { asked, webhook } = createHeldWebhook();
  const server = await startServer({ parts: { webhook, verify: undefined } });
  const lost = assert.rejects(send(server.origin, '/api/webhook', { method: 'POST' }));
  await asked;
  await server.stop();
  await lost;
});

/**
 * Has a simulated Graph tell of a call.
 *
 * @param {Simulators} simulators
 * @returns {Promise<Delivery>} the first delivery, with its token
 */
function deliveryOf(simulators) {
  return new Promise((resolve) => {
    simulators.deliver(async (delivery) => resolve(delivery));
    simulators.announce(CALL);
  });
}

test('what comes in the form before Graph, and what is too large, is counted and told as rejected', async (t) => {
  const { origin, hub, simulators } = await start(t, { values: { pace: 0.01 } });
  assert.ok(simulators);
  const { method, headers } = await deliveryOf(simulators);
  const deliver = async (/** @type {Buffer} */ body) =>
    (await send(origin, '/api/webhook', { method, headers: { ...headers }, body })).status;
  assert.equal(await deliver(LEGACY), 204);
  assert.equal(await deliver(Buffer.alloc(1024 * 1024 + 1)), 413);
  assert.equal(hub.stats.rejected, 2);
  const metrics = await send(origin, '/metrics', { headers: await signedIn(origin) });
  for (const code of ['legacy', 'bodyTooLarge']) {
    assert.match(metrics.body, new RegExp(`^graph_call_transfer_deliveries_total\\{code="${code}"\\} 1$`, 'm'));
  }
});

/** Makes what a webhook is given, and keeps what it tells. */
function createKeeping() {
  /** @type {string[]} */
  const told = [];
  const sink = { append: () => Promise.reject(new Error('SECRET')) };
  const keeping = {
    hub: { reject() {} },
    sink,
    metrics: createMetrics(),
    tell: (/** @type {string} */ what) => told.push(what),
  };
  return { told, keeping };
}

test('who runs the server is told, once, that nothing can be stored', async (t) => {
  const simulators = await createSimulators({ pace: 0.01 });
  t.after(() => simulators.close());
  const { told, keeping } = createKeeping();
  const { webhook } = createSimulatedWebhook(simulators, keeping);
  const { headers, body } = await deliveryOf(simulators);
  for (let count = 0; count < 3; count += 1) {
    const request = new Request('https://webhook.example/', { method: 'POST', headers, body });
    assert.equal((await webhook(request)).status, 503);
  }
  assert.deepEqual(told, [
    'Webhook: The notification could not be stored. See whether Redis runs, and takes what is written.',
  ]);
});

test('who runs the server is told that the keys of the sender cannot be had', async () => {
  const { told, keeping } = createKeeping();
  const configuration = readConfiguration({ appId: CALL.id, discovery: 'http://127.0.0.1:2/' }, {});
  const { webhook } = createLiveWebhook(configuration, keeping);
  const token = `${Buffer.from('{"alg":"RS256","kid":"one"}').toString('base64url')}.e30.AA`;
  const headers = { Authorization: `Bearer ${token}` };
  const answer = await webhook(new Request('https://webhook.example/', { method: 'POST', headers }));
  assert.equal(answer.status, 503);
  assert.equal(told.length, 1);
  assert.match(told[0] ?? '', /^Webhook: .*keys.* http:\/\/127\.0\.0\.1:2\/\. Cause: [A-Z_]+\.$/);
  assert.ok(!told[0]?.includes(token));
});

test('a client that is gone before its delivery is rejected is no fault', async (t) => {
  const written = t.mock.method(process.stderr, 'write', () => true);
  let tellAsked = () => {};
  const asked = new Promise((resolve) => (tellAsked = () => resolve(undefined)));
  let isGone = () => {};
  const gone = new Promise((resolve) => (isGone = () => resolve(undefined)));
  const webhook = async () => {
    tellAsked();
    await gone;
    return new Response(null, { status: 401 });
  };
  const server = await startServer({ ...PUBLIC, parts: { webhook, verify: undefined } });
  server.app.server.once('request', (_request, response) => response.once('close', isGone));
  const client = request(server.origin, { path: '/api/webhook', method: 'POST', headers: { Host: 'console.example' } });
  client.on('error', () => {});
  client.end();
  await asked;
  client.destroy();
  await gone;
  await server.stop();
  assert.deepEqual(
    written.mock.calls.map(({ arguments: [line] }) => line),
    [],
  );
});

const PUBLIC = {
  values: { publicUrl: 'https://console.example', logLevel: /** @type {const} */ ('error') },
  env: { GRAPH_CALL_TRANSFER_OPERATOR_SECRET: 'a-secret-of-all-operators' },
};

for (const host of ['127.0.0.1', '0.0.0.0']) {
  test(`the simulated Graph reaches a server with a public address that listens on ${host}`, async (t) => {
    const { hub } = await start(t, { ...PUBLIC, host, tells: true });
    await ready(hub, () => hub.calls().length > 0);
  });
}

test('the webhook is for whoever shows a token, by whatever name and through whatever proxy', async (t) => {
  const { origin } = await start(t);
  /** @type {Record<string, string>[]} */
  const callers = [
    { Host: '10.0.0.1' },
    { Host: 'elsewhere.example' },
    { Origin: 'https://evil.example' },
    { 'X-Forwarded-For': '10.0.0.1', Via: '1.1 proxy' },
  ];
  for (const headers of callers) {
    for (const path of ['/api/webhook', '/api/webhook?tenant=1']) {
      const { status, body } = await send(origin, path, { method: 'POST', headers, body: '{}' });
      assert.deepEqual([status, JSON.parse(body).error.code], [401, 'tokenMissing'], JSON.stringify(headers));
    }
  }
  const near = await send(origin, '/api/webhook/', { method: 'POST', headers: { Host: '10.0.0.1' } });
  assert.equal(near.status, 403);
});

/** @type {[string, number, string[]][]} */
const ANSWERS = [
  ['takes what comes is nothing told', 202, []],
  ['refuses what comes is told once', 401, ['The webhook answered a notification of the simulated Graph with 401.']],
];
for (const [what, status, expected] of ANSWERS) {
  test(`of a webhook that ${what}`, async (t) => {
    let count = 0;
    let tellDone = () => {};
    const done = new Promise((resolve) => (tellDone = () => resolve(undefined)));
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(status).end();
      count += 1;
      // Of one call they come one after the other.
      if (count === 3) response.once('close', tellDone);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    const simulators = await createSimulators({ pace: 0.01 });
    /** @type {string[]} */
    const told = [];
    const delivering = deliverTo(simulators, { url: `http://127.0.0.1:${port}/`, tell: (what) => told.push(what) });
    t.after(() => {
      delivering.close();
      server.close();
      server.closeAllConnections();
    });
    simulators.announce(CALL);
    await done;
    assert.deepEqual(told, expected);
  });
}
