// @ts-check
/** The webhook of the whole server: accepted and rejected deliveries. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { test } from 'node:test';
import { readConfiguration } from '../../www/server/command/configuration.js';
import { createMetrics } from '../../www/server/metrics.js';
import { forwardDeliveries } from '../../www/server/simulated/deliveries.js';
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
const INVALID_TOKENS = [
  ['no token', [], 'tokenMissing'],
  ['a token that is not a JWT', ['a'], 'tokenMalformed'],
  ['an unsigned token', ['eyJhbGciOiJub25lIn0.e30.'], 'algorithmNotAllowed'],
  ['two tokens', ['a.b.c', 'a.b.c'], 'tokenAmbiguous'],
];
for (const [what, tokens, code] of INVALID_TOKENS) {
  test(`webhook rejects ${what} with ${code} before the body`, async (t) => {
    const { port } = await start(t);
    const lines = ['POST /api/webhook HTTP/1.1', 'Host: localhost', 'Content-Length: 1000', 'Connection: close'];
    lines.push(...tokens.map((token) => `Authorization: Bearer ${token}`), '', '');
    const response = await sendRaw(port, lines.join('\r\n'));
    assert.match(response, /^HTTP\/1\.1 401 /);
    assert.ok(response.includes(`"${code}"`), response);
  });
}

/** Creates a token of the app's sender that is valid now, except for the given claims. @type {(others: object, key?: string) => string} */
const currentToken = (others, key = 'first') => {
  const now = Math.floor(Date.now() / 1000);
  return token({
    payload: claims({ iat: now - 60, nbf: now - 60, exp: now + 600, ...others }),
    key,
    header: { kid: 'first' },
  });
};

test('webhook rejects invalid tokens with 401 and publishes the reasons', async (t) => {
  const { discovery } = await serveSender(t);
  const { origin, port } = await start(t, { values: { appId: APP_ID, discovery } });
  const stream = readRaw(port, { headers: { Host: `127.0.0.1:${port}`, ...(await signedIn(origin)) } });
  t.after(() => stream.close());
  await stream.until('event: hello');

  /** @type {[string, string | undefined][]} */
  const rejected = [
    ['tokenMissing', undefined],
    ['signatureInvalid', currentToken({}, 'foreign')],
    ['tokenExpired', currentToken({ exp: Math.floor(Date.now() / 1000) - 600 })],
    ['audienceMismatch', currentToken({ aud: OTHER_APP_ID })],
  ];
  for (const [code, token] of rejected) {
    const headers = token === undefined ? undefined : { Authorization: `Bearer ${token}` };
    const { status, body } = await send(origin, '/api/webhook', {
      method: 'POST',
      body: '{}',
      ...(headers && { headers }),
    });
    const { error } = JSON.parse(body);
    assert.deepEqual([status, error.code], [401, code]);
    await stream.until(`"code":"${code}","message":${JSON.stringify(error.message)}`);
  }
  assert.equal(stream.text().split('event: rejected').length - 1, rejected.length);
  assert.match(stream.text(), /"code":"audienceMismatch","message":"[^"]+","hint":"[^}]+ id of the app /);
  const valid = { Authorization: `Bearer ${currentToken({})}` };
  assert.equal(
    (await send(origin, '/api/webhook', { method: 'POST', headers: valid, body: '{"value":[]}' })).status,
    202,
  );
});

/** Creates a webhook that responds after `release`. */
function createHeldWebhook() {
  let release = () => {};
  let notifyCalled = () => {};
  const released = new Promise((resolve) => (release = () => resolve(undefined)));
  const called = new Promise((resolve) => (notifyCalled = () => resolve(undefined)));
  return {
    called,
    release,
    async webhook() {
      notifyCalled();
      await released;
      return new Response(null, { status: 202 });
    },
  };
}

test('server that closes responds to pending deliveries, and accepts no others', async () => {
  const { called, release, webhook } = createHeldWebhook();
  const server = await startServer({ services: { webhook: { handle: webhook } } });
  const deliver = () =>
    send(server.origin, '/api/webhook', { method: 'POST', headers: { Authorization: 'Bearer any' }, body: '{}' });
  const pending = deliver();
  await called;
  const stopped = server.stop();
  while ((await send(server.origin, '/healthz')).status !== 503);
  assert.equal((await deliver()).status, 503);
  release();
  assert.equal((await pending).status, 202);
  await stopped;
});

test('server closes despite a delivery that does not end', async () => {
  const { called, webhook } = createHeldWebhook();
  const server = await startServer({ services: { webhook: { handle: webhook } } });
  const lost = assert.rejects(send(server.origin, '/api/webhook', { method: 'POST' }));
  await called;
  await server.stop();
  await lost;
});

/**
 * Creates a call of a simulated Graph.
 *
 * @param {Simulators} simulators
 * @returns {Promise<Delivery>} the first delivery, with its token
 */
function deliveryOf(simulators) {
  return new Promise((resolve) => {
    simulators.onDelivery(async (delivery) => resolve(delivery));
    simulators.createIncomingCall(CALL);
  });
}

test('webhook counts and publishes legacy and oversized deliveries as rejected', async (t) => {
  const { origin, hub, simulators } = await start(t, { values: { timeScale: 0.01 } });
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

/** Creates the dependencies of a webhook, and collects the lines of its log. */
function createDependencies() {
  /** @type {string[]} */
  const lines = [];
  const eventSink = { append: () => Promise.reject(new Error('SECRET')) };
  const dependencies = {
    hub: { publishRejection() {} },
    eventSink,
    metrics: createMetrics(),
    log: (/** @type {string} */ line) => lines.push(line),
  };
  return { lines, dependencies };
}

test('webhook logs once that storing failed', async (t) => {
  const simulators = await createSimulators({ timeScale: 0.01 });
  t.after(() => simulators.close());
  const { lines, dependencies } = createDependencies();
  const { handle } = createSimulatedWebhook(simulators, dependencies);
  const { headers, body } = await deliveryOf(simulators);
  for (let count = 0; count < 3; count += 1) {
    const request = new Request('https://webhook.example/', { method: 'POST', headers, body });
    assert.equal((await handle(request)).status, 503);
  }
  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? '', /^Webhook: .* Check that Redis is running and accepts writes\.$/);
});

test('webhook logs that the signing keys are unavailable', async () => {
  const { lines, dependencies } = createDependencies();
  const configuration = readConfiguration({ appId: CALL.id, discovery: 'http://127.0.0.1:2/' }, {});
  const { handle } = createLiveWebhook(configuration, dependencies);
  const token = `${Buffer.from('{"alg":"RS256","kid":"one"}').toString('base64url')}.e30.AA`;
  const headers = { Authorization: `Bearer ${token}` };
  const response = await handle(new Request('https://webhook.example/', { method: 'POST', headers }));
  assert.equal(response.status, 503);
  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? '', /^Webhook: .*keys.* http:\/\/127\.0\.0\.1:2\/\. Cause: [A-Z_]+\.$/);
  assert.ok(!lines[0]?.includes(token));
});

test('webhook logs no error for a client that disconnected', async (t) => {
  const written = t.mock.method(process.stderr, 'write', () => true);
  let notifyCalled = () => {};
  const called = new Promise((resolve) => (notifyCalled = () => resolve(undefined)));
  let isGone = () => {};
  const gone = new Promise((resolve) => (isGone = () => resolve(undefined)));
  const webhook = async () => {
    notifyCalled();
    await gone;
    return new Response(null, { status: 401 });
  };
  const server = await startServer({ ...PUBLIC, services: { webhook: { handle: webhook } } });
  server.app.server.once('request', (_request, httpResponse) => httpResponse.once('close', isGone));
  const client = request(server.origin, { path: '/api/webhook', method: 'POST', headers: { Host: 'console.example' } });
  client.on('error', () => {});
  client.end();
  await called;
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
  test(`simulated Graph reaches a server with a public address that listens on ${host}`, async (t) => {
    const { hub } = await start(t, { ...PUBLIC, host, isDelivering: true });
    await ready(hub, () => hub.liveCalls().length > 0);
  });
}

test('webhook accepts every host, origin and proxy', async (t) => {
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
const RESPONSES = [
  ['accepts deliveries logs nothing', 202, []],
  ['rejects deliveries logs one line', 401, ['The webhook responded to a simulated notification with 401.']],
];
for (const [what, status, expected] of RESPONSES) {
  test(`forwarding to a webhook that ${what}`, async (t) => {
    let count = 0;
    let notifyDone = () => {};
    const done = new Promise((resolve) => (notifyDone = () => resolve(undefined)));
    const server = createServer((request, httpResponse) => {
      request.resume();
      httpResponse.writeHead(status).end();
      count += 1;
      // The deliveries of one call are sent one after the other.
      if (count === 3) httpResponse.once('close', notifyDone);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    const simulators = await createSimulators({ timeScale: 0.01 });
    /** @type {string[]} */
    const lines = [];
    const forwarding = forwardDeliveries(simulators, {
      url: `http://127.0.0.1:${port}/`,
      log: (line) => lines.push(line),
    });
    t.after(() => {
      forwarding.close();
      server.close();
      server.closeAllConnections();
    });
    simulators.createIncomingCall(CALL);
    await done;
    assert.deepEqual(lines, expected);
  });
}
