// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createMemoryLog } from '../../www/server/log/memory.js';
import { createHub } from '../../www/server/relay/hub.js';
import { send, startServer } from './console-server.mjs';
import { signedIn } from './operators.mjs';
import { ready } from './support/relay-app.mjs';
import { BODY, CALL_ID, TENANT_ID } from './transfers.mjs';

const APP_ID = 'c1a11e70-0000-4000-8000-000000000001';
const { version } = JSON.parse(readFileSync(new URL('../../www/package.json', import.meta.url), 'utf8'));
const PROBE = { Host: '10.1.2.3:8080' };

/**
 * @param {import('node:test').TestContext} t
 * @param {Parameters<typeof startServer>[0]} [options]
 */
async function start(t, options) {
  const server = await startServer(options);
  t.after(() => server.stop());
  return server;
}

test('health routes respond to every client, by any address', async (t) => {
  const { origin, hub } = await start(t);
  await ready(hub);
  for (const [path, body] of [
    ['/healthz', '{"status":"ok"}'],
    ['/readyz', '{"status":"ready"}'],
  ]) {
    const response = await send(origin, path ?? '', { headers: PROBE });
    assert.deepEqual([response.status, response.body, response.headers['cache-control']], [200, body, 'no-store']);
  }
});

test('server is alive and not ready while the log is unavailable', async (t) => {
  const eventLog = { isReachable: false };
  const { origin, hub } = await start(t, { services: { eventLog } });
  await ready(hub);
  const unavailable = await send(origin, '/readyz');
  assert.deepEqual([unavailable.status, JSON.parse(unavailable.body).error.code], [503, 'logUnavailable']);
  assert.equal((await send(origin, '/healthz')).status, 200);
  eventLog.isReachable = true;
  assert.equal((await send(origin, '/readyz')).status, 200);
});

test('server is not ready until the log was read', async (t) => {
  const log = { ...createMemoryLog(), loadSnapshot: () => new Promise(() => {}) };
  const hub = createHub({ log, mode: 'simulated' });
  const { origin } = await start(t, { services: { hub } });
  const { status, body } = await send(origin, '/readyz');
  assert.deepEqual([status, JSON.parse(body).error.code], [503, 'starting']);
});

test('metrics require a session or the metrics token', async (t) => {
  const { origin } = await start(t, { env: { GRAPH_CALL_TRANSFER_METRICS_TOKEN: 'a-metrics-token-of-tests' } });
  /** @type {[Record<string, string>, number][]} */
  const cases = [
    [{}, 401],
    [{ Authorization: 'Bearer a-metrics-token-of-test' }, 401],
    [{ Authorization: 'a-metrics-token-of-tests' }, 401],
    [{ Authorization: 'Bearer ' }, 401],
    [{ Authorization: 'Bearer a-metrics-token-of-tests', ...PROBE }, 200],
    [await signedIn(origin), 200],
  ];
  for (const [headers, status] of cases) {
    assert.equal((await send(origin, '/metrics', { headers })).status, status, JSON.stringify(headers));
  }
});

test('metrics accept no token when none is configured', async (t) => {
  const { origin } = await start(t);
  for (const Authorization of ['', 'Bearer ', 'Bearer undefined', 'Bearer [secret]']) {
    assert.equal((await send(origin, '/metrics', { headers: { Authorization } })).status, 401);
  }
});

test('metrics count transfers by outcome, and contain those of the process', async (t) => {
  const { origin } = await start(t);
  const headers = await signedIn(origin);
  const sendRequest = { callId: CALL_ID, body: BODY };
  for (const profile of ['callNotFound', 'conflict', undefined]) {
    const body = JSON.stringify({ ...sendRequest, profile });
    await send(origin, '/api/transfers', {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body,
    });
  }
  const response = await send(origin, '/metrics', { headers });
  assert.match(response.headers['content-type'] ?? '', /^text\/plain; version=0\.0\.4/);
  assert.match(response.body, /^graph_call_transfer_transfers_total\{outcome="refused"\} 2$/m);
  assert.match(response.body, /^graph_call_transfer_transfers_total\{outcome="accepted"\} 1$/m);
  for (const labels of ['kind="refused",cause="callState",incident="false"']) {
    assert.match(response.body, new RegExp(`^graph_call_transfer_outcomes_total\\{${labels}\\} 2$`, 'm'));
  }
  assert.match(response.body, /^graph_call_transfer_streams_open 0$/m);
  assert.match(response.body, /^process_resident_memory_bytes \d+$/m);
  assert.doesNotMatch(response.body, new RegExp(CALL_ID));
});

const INSTANCE_ID = 'c1a11e70-0000-4000-8000-000000000003';
const SIMULATED_IDS = { tenantId: TENANT_ID, applicationInstanceId: '3d913abb-aec0-4964-8fa6-3c6850c4f278' };

/** @type {[string, Parameters<typeof startServer>[0], object][]} */
const ABOUT = [
  ['simulated', {}, { mode: 'simulated', version, canSend: true, timeScale: 1, ...SIMULATED_IDS }],
  [
    'simulated with a time scale',
    { values: { timeScale: 0.1 } },
    { mode: 'simulated', version, canSend: true, timeScale: 0.1, ...SIMULATED_IDS },
  ],
  [
    'live without a credential',
    { values: { appId: APP_ID, tenant: [TENANT_ID], logLevel: 'error' } },
    { mode: 'live', version, canSend: false, appId: APP_ID, cloud: 'global', tenantId: TENANT_ID },
  ],
  [
    'live with a credential',
    {
      values: { appId: APP_ID, tenant: [TENANT_ID], cloud: 'usGovernmentL4', logLevel: 'error' },
      env: { AZURE_CLIENT_SECRET: 'a-secret-of-the-app' },
    },
    { mode: 'live', version, canSend: true, appId: APP_ID, cloud: 'usGovernmentL4', tenantId: TENANT_ID },
  ],
  [
    'live with an application instance',
    { values: { appId: APP_ID, applicationInstance: INSTANCE_ID, logLevel: 'error' } },
    { mode: 'live', version, canSend: false, appId: APP_ID, cloud: 'global', applicationInstanceId: INSTANCE_ID },
  ],
  [
    'live for every tenant',
    { values: { appId: APP_ID, logLevel: 'error' } },
    { mode: 'live', version, canSend: false, appId: APP_ID, cloud: 'global' },
  ],
];
for (const [what, options, about] of ABOUT) {
  test(`about route describes a server that is ${what}`, async (t) => {
    const { origin } = await start(t, options);
    const response = await send(origin, '/api/about', { headers: await signedIn(origin) });
    const { operator, ...described } = JSON.parse(response.body);
    assert.deepEqual(described, about);
    assert.deepEqual(Object.keys(operator), ['id']);
  });
}

test('live server has no simulated Graph', async (t) => {
  const { origin } = await start(t, { values: { appId: APP_ID, logLevel: 'error' } });
  assert.equal((await send(origin, '/sim/token', { method: 'POST' })).status, 404);
});

test('webhook limits rejected deliveries to 600 per minute and address, and never verified ones', async (t) => {
  const webhook = async (/** @type {Request} */ { headers }) => {
    const isValid = headers.get('Authorization') === 'Bearer good';
    return isValid
      ? new Response(null, { status: 202 })
      : Response.json({ error: { code: 'tokenMissing' } }, { status: 401 });
  };
  const { origin } = await start(t, { services: { webhook: { handle: webhook } } });
  const deliver = (/** @type {Record<string, string>} */ headers) =>
    send(origin, '/api/webhook', { method: 'POST', headers });

  for (let count = 0; count < 600; count += 1) assert.equal((await deliver({})).status, 401);
  const limited = await deliver({});
  assert.deepEqual([limited.status, JSON.parse(limited.body).error.code], [429, 'tooManyRequests']);
  assert.ok(Number(limited.headers['retry-after']) > 0);
  assert.equal((await deliver({ Authorization: 'Bearer good' })).status, 202);
});

test('operator is limited to 60 stream requests per minute, and not in requests for calls', async (t) => {
  const { origin } = await start(t);
  const headers = await signedIn(origin);
  const ask = async (/** @type {string} */ path) => (await send(origin, path, { headers })).status;
  // An invalid request counts too.
  for (let count = 0; count < 60; count += 1) assert.equal(await ask('/api/events?after=nothing'), 400);
  assert.equal(await ask('/api/events?after=nothing'), 429);
  assert.equal(await ask('/api/calls'), 200);
  assert.equal((await send(origin, '/api/calls')).status, 401);
});
