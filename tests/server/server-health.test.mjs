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

test('/healthz and /readyz answer whoever asks, by whatever address', async (t) => {
  const { origin, hub } = await start(t);
  await ready(hub);
  for (const [path, body] of [
    ['/healthz', '{"status":"ok"}'],
    ['/readyz', '{"status":"ready"}'],
  ]) {
    const answer = await send(origin, path ?? '', { headers: PROBE });
    assert.deepEqual([answer.status, answer.body, answer.headers['cache-control']], [200, body, 'no-store']);
  }
});

test('while the log is away the server is alive and not ready', async (t) => {
  const log = { isReachable: false };
  const { origin, hub } = await start(t, { parts: { log } });
  await ready(hub);
  const away = await send(origin, '/readyz');
  assert.deepEqual([away.status, JSON.parse(away.body).error.code], [503, 'logAway']);
  assert.equal((await send(origin, '/healthz')).status, 200);
  log.isReachable = true;
  assert.equal((await send(origin, '/readyz')).status, 200);
});

test('until the log is read the server is not ready', async (t) => {
  const log = { ...createMemoryLog(), loadSnapshot: () => new Promise(() => {}) };
  const hub = createHub({ log, mode: 'simulated' });
  const { origin } = await start(t, { parts: { hub } });
  const { status, body } = await send(origin, '/readyz');
  assert.deepEqual([status, JSON.parse(body).error.code], [503, 'starting']);
});

test('the metrics are for operators and for who shows their token', async (t) => {
  const { origin } = await start(t, { env: { GRAPH_CALL_TRANSFER_METRICS_TOKEN: 'a-token-of-the-metrics' } });
  /** @type {[Record<string, string>, number][]} */
  const cases = [
    [{}, 401],
    [{ Authorization: 'Bearer a-token-of-the-metric' }, 401],
    [{ Authorization: 'a-token-of-the-metrics' }, 401],
    [{ Authorization: 'Bearer ' }, 401],
    [{ Authorization: 'Bearer a-token-of-the-metrics', ...PROBE }, 200],
    [await signedIn(origin), 200],
  ];
  for (const [headers, status] of cases) {
    assert.equal((await send(origin, '/metrics', { headers })).status, status, JSON.stringify(headers));
  }
});

test('without a token of the metrics no token opens them', async (t) => {
  const { origin } = await start(t);
  for (const Authorization of ['', 'Bearer ', 'Bearer undefined', 'Bearer [secret]']) {
    assert.equal((await send(origin, '/metrics', { headers: { Authorization } })).status, 401);
  }
});

test('the metrics count transfers by outcome, and the process', async (t) => {
  const { origin } = await start(t);
  const headers = await signedIn(origin);
  const order = { callId: CALL_ID, body: BODY };
  for (const profile of ['callNotFound', 'conflict', undefined]) {
    const body = JSON.stringify({ ...order, profile });
    await send(origin, '/api/transfers', {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body,
    });
  }
  const answer = await send(origin, '/metrics', { headers });
  assert.match(answer.headers['content-type'] ?? '', /^text\/plain; version=0\.0\.4/);
  assert.match(answer.body, /^graph_call_transfer_transfers_total\{outcome="refused"\} 2$/m);
  assert.match(answer.body, /^graph_call_transfer_transfers_total\{outcome="accepted"\} 1$/m);
  assert.match(answer.body, /^graph_call_transfer_streams_open 0$/m);
  assert.match(answer.body, /^process_resident_memory_bytes \d+$/m);
  assert.doesNotMatch(answer.body, new RegExp(CALL_ID));
});

/** @type {[string, Parameters<typeof startServer>[0], object][]} */
const ABOUT = [
  ['simulated', {}, { mode: 'simulated', version, canSend: true, pace: 1 }],
  ['simulated and quick', { values: { pace: 0.1 } }, { mode: 'simulated', version, canSend: true, pace: 0.1 }],
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
    'live for every tenant',
    { values: { appId: APP_ID, logLevel: 'error' } },
    { mode: 'live', version, canSend: false, appId: APP_ID, cloud: 'global' },
  ],
];
for (const [what, options, about] of ABOUT) {
  test(`/api/about tells what the page must know of a server that is ${what}`, async (t) => {
    const { origin } = await start(t, options);
    const answer = await send(origin, '/api/about', { headers: await signedIn(origin) });
    assert.deepEqual(JSON.parse(answer.body), about);
  });
}

test('a live server has no simulated Graph', async (t) => {
  const { origin } = await start(t, { values: { appId: APP_ID, logLevel: 'error' } });
  assert.equal((await send(origin, '/sim/token', { method: 'POST' })).status, 404);
});

test('600 deliveries of an address may be rejected in a minute; what is verified is never limited', async (t) => {
  const webhook = async (/** @type {Request} */ { headers }) => {
    const isGood = headers.get('Authorization') === 'Bearer good';
    return isGood
      ? new Response(null, { status: 202 })
      : Response.json({ error: { code: 'tokenMissing' } }, { status: 401 });
  };
  const { origin } = await start(t, { parts: { webhook, verify: undefined } });
  const deliver = (/** @type {Record<string, string>} */ headers) =>
    send(origin, '/api/webhook', { method: 'POST', headers });

  for (let count = 0; count < 600; count += 1) assert.equal((await deliver({})).status, 401);
  const limited = await deliver({});
  assert.deepEqual([limited.status, JSON.parse(limited.body).error.code], [429, 'tooManyRequests']);
  assert.ok(Number(limited.headers['retry-after']) > 0);
  assert.equal((await deliver({ Authorization: 'Bearer good' })).status, 202);
});

test('an operator may open 60 streams in a minute, and ask for the calls as often as wanted', async (t) => {
  const { origin } = await start(t);
  const headers = await signedIn(origin);
  const ask = async (/** @type {string} */ path) => (await send(origin, path, { headers })).status;
  // What is wrong with the request is told at once, and counted all the same.
  for (let count = 0; count < 60; count += 1) assert.equal(await ask('/api/events?after=nothing'), 400);
  assert.equal(await ask('/api/events?after=nothing'), 429);
  assert.equal(await ask('/api/calls'), 200);
  assert.equal((await send(origin, '/api/calls')).status, 401);
});
