// @ts-check
/** `simulate`: a Graph for apps that are not ours. */

import assert from 'node:assert/strict';
import { request } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { APP_ID, startBot } from './support/bot.mjs';
import { requestToken, startSimulate } from './support/local-graph.mjs';
import { CALL_ID } from './support/logs.mjs';
import { folderWith, hasTerminal, runBeside, runInTerminal, runProgram, startProgram } from './support/program.mjs';

const BODY = {
  transferTarget: { endpointType: 'default', identity: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } } },
};

const HEADERS = { 'Content-Type': 'application/json' };

/**
 * Sends a transfer as an app does.
 * @param {string} page
 * @param {string} [prefix] of the path
 */
async function sendTransfer(page, prefix = '') {
  const { token } = await requestToken(page, APP_ID);
  return fetch(`${page}${prefix}v1.0/communications/calls/${CALL_ID}/transfer`, {
    method: 'POST',
    headers: { ...HEADERS, Authorization: `Bearer ${token}` },
    body: JSON.stringify(BODY),
  });
}

test("app with Microsoft's SDK runs unchanged over https, and its bot receives signed notifications", async (t) => {
  /** @type {Awaited<ReturnType<typeof startSimulate>>} */
  let graph;
  const cwd = folderWith(t);
  const bot = await startBot(t, { discovery: () => graph.discovery.replace('https:', 'http:') });
  graph = await startSimulate(t, ['--webhook', bot.url, '--app-id', APP_ID, '--https', 'graph.pem'], { cwd });
  const env = {
    GRAPH_URL: graph.page,
    TOKEN_URL: `${graph.page}1fdd12d0-4620-44ed-baec-459b611f84b2/oauth2/v2.0/token`,
    APP_ID,
    CALL_ID,
    NODE_EXTRA_CA_CERTS: join(cwd, 'graph.pem'),
  };
  const printed = JSON.parse(await run(process.execPath, [inProject('tests/cli/apps/graph-sdk.mjs')], { env }));
  assert.deepEqual(printed, {
    id: CALL_ID,
    state: 'established',
    transfer: {},
    refusal: { statusCode: 404, code: '8522' },
  });
  await bot.find(({ state }) => state === 'terminated');
  assert.deepEqual(
    bot.received.map(({ changeType, state, subcode }) => [changeType, state, subcode]),
    [
      ['updated', 'transferring', undefined],
      ['updated', 'transferring', undefined],
      ['updated', 'transferAccepted', undefined],
      ['deleted', 'terminated', 7015],
    ],
  );
  assert.deepEqual(bot.faults, []);
  // The program's own requests need no certificate.
  assert.equal((await runBeside(t, ['trigger', 'incoming', '--port', graph.port])).code, 0);
  const state = await (await fetch(`http://localhost:${graph.port}/_simulate/state`)).text();
  for (const text of [graph.output.out, graph.output.err, state]) {
    assert.ok(!text.includes('s3cret') && !text.includes('eyJ'), 'a secret was printed');
  }
});

test('app creates a call and hangs it up: the notifications go to the address of the call', async (t) => {
  /** @type {Awaited<ReturnType<typeof startSimulate>>} */
  let graph;
  const bot = await startBot(t, { discovery: () => graph.discovery });
  graph = await startSimulate(t, ['--callee', 'answers', '--time-scale', '0', '--app-id', APP_ID]);
  const { token } = await requestToken(graph.page, APP_ID);
  const headers = { ...HEADERS, Authorization: `Bearer ${token}` };
  const body = JSON.stringify({
    callbackUri: `${bot.url}?clientContext=c-1`,
    targets: [{ identity: BODY.transferTarget.identity }],
    requestedModalities: ['audio'],
    mediaConfig: { '@odata.type': '#microsoft.graph.serviceHostedMediaConfig' },
  });
  const created = await fetch(`${graph.page}v1.0/communications/calls`, { method: 'POST', headers, body });
  const { id } = await created.json();
  assert.equal(created.status, 201);
  await bot.find(({ state }) => state === 'established');
  const ended = await fetch(`${graph.page}v1.0/communications/calls/${id}`, { method: 'DELETE', headers });
  assert.equal(ended.status, 204);
  await bot.find(({ state }) => state === 'terminated');
  assert.deepEqual(
    bot.received.map(({ callId, changeType, state, subcode }) => [callId, changeType, state, subcode]),
    [
      [id, 'updated', 'establishing', undefined],
      [id, 'updated', 'ringing', undefined],
      [id, 'updated', 'established', undefined],
      [id, 'updated', 'terminating', undefined],
      [id, 'deleted', 'terminated', 7000],
    ],
  );
  assert.deepEqual(bot.faults, []);
});

test('simulate repeats a delivery that did not arrive, and no other one', async (t) => {
  const bot = await startBot(t, { respond: (number) => [503, 202, 401, 202, 202][number - 1] ?? 202 });
  const { page } = await startSimulate(t, ['--webhook', bot.url]);
  assert.equal((await sendTransfer(page)).status, 202);
  await bot.find(({ state }) => state === 'terminated');
  // The first one is repeated after 503; 401 is final.
  assert.equal(bot.deliveries, 5);
  assert.deepEqual(
    bot.received.map(({ state }) => state),
    ['transferring', 'transferAccepted', 'terminated'],
  );
});

test('simulate takes its profile from an option, from the base URL, and from the page', async (t) => {
  const graph = await startSimulate(t, ['--profile', 'insufficientPermissions']);
  const transfer = async (/** @type {string} */ prefix) => (await sendTransfer(graph.page, prefix)).status;
  assert.equal(await transfer(''), 403);
  assert.equal(await transfer('profiles/complete/'), 202);
  const chosen = await fetch(`${graph.page}_simulate/profile`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"profile":"serverError"}',
  });
  assert.equal(chosen.status, 200);
  assert.equal(await transfer(''), 500);
});

test('simulate knows only the calls of its list', async (t) => {
  const cwd = folderWith(t, {
    'calls.json': JSON.stringify([CALL_ID, { id: '2e1a0b00-2db4-4022-9570-243709c565ab', state: 'incoming' }]),
    'broken.json': '[',
    'wrong.json': '["x"]',
  });
  const graph = await startSimulate(t, ['--calls', 'calls.json'], { cwd });
  const { token } = await requestToken(graph.page, APP_ID);
  const read = async (/** @type {string} */ callId) => {
    const response = await fetch(`${graph.graph}/communications/calls/${callId}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    return [response.status, (await response.json()).state];
  };
  assert.deepEqual(await read(CALL_ID), [200, 'established']);
  assert.deepEqual(await read('2e1a0b00-2db4-4022-9570-243709c565ab'), [200, 'incoming']);
  assert.deepEqual(await read('57dab8b1-894c-409a-b240-bd8beae78896'), [404, undefined]);
  for (const [file, message] of /** @type {const} */ ([
    ['broken.json', /is not JSON/],
    ['wrong.json', /entry 0 is not a GUID/],
    ['none.json', /does not exist/],
  ])) {
    const { code, err } = runProgram(['simulate', '--calls', file], { cwd });
    assert.equal(code, 2);
    assert.match(err, message);
  }
});

test('token endpoint refuses what the identity platform refuses', async (t) => {
  const { page } = await startSimulate(t);
  const post = (/** @type {Record<string, string>} */ form) =>
    fetch(`${page}common/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(form) });
  assert.equal((await post({ grant_type: 'password', client_id: APP_ID })).status, 400);
  assert.equal((await (await post({ grant_type: 'client_credentials' })).json()).error, 'invalid_request');
  const metadata = await (await fetch(`${page}common/v2.0/.well-known/openid-configuration`)).json();
  assert.equal(metadata.token_endpoint, `${page}common/oauth2/v2.0/token`);
});

test('page shows what was asked, and belongs to this machine only', async (t) => {
  const { page, port } = await startSimulate(t);
  const html = await fetch(page);
  assert.match(html.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  for (const file of ['page.js', 'page.css']) assert.equal((await fetch(`${page}_simulate/${file}`)).status, 200);
  const trigger = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"profile":"complete"}' };
  const foreign = { ...trigger, headers: { ...trigger.headers, Origin: 'https://evil.example' } };
  assert.equal((await fetch(`${page}_simulate/trigger`, foreign)).status, 403);
  const simple = { ...trigger, headers: { 'Content-Type': 'text/plain' } };
  assert.equal((await fetch(`${page}_simulate/trigger`, simple)).status, 415);
  const rebound = await new Promise((resolve) => {
    request({ port, path: '/_simulate/state', headers: { Host: 'evil.example' } }, ({ statusCode }) =>
      resolve(statusCode),
    ).end();
  });
  assert.equal(rebound, 403);
  await fetch(`${page}v1.0/communications/calls/${CALL_ID}`);
  const { events } = await (await fetch(`${page}_simulate/state`)).json();
  assert.deepEqual(
    events.map((/** @type {any} */ { method, status }) => [method, status]),
    [['GET', 401]],
  );
});

test('simulate reports an address in use, and frees its own on Ctrl-C', async (t) => {
  const first = await startSimulate(t);
  const { code, err } = runProgram(['simulate', '--port', first.port]);
  assert.equal(code, 2);
  assert.match(err, /cannot listen on 127\.0\.0\.1, port \d+: it is in use\nChoose another port/);
  first.child.kill('SIGINT');
  assert.equal(await first.ended, 130);
  await startSimulate(t, ['--port', first.port]);
});

test('simulate refuses wrong options', () => {
  for (const [args, message] of /** @type {[string[], RegExp][]} */ ([
    [['--port', 'x'], /--port is invalid: expected a number from 0 to 65535, found "x"/],
    [['--webhook', 'localhost:3978'], /--webhook is invalid: expected a URL such as http:/],
    [['--profile', 'faild'], /--profile is invalid: expected perhaps failed/],
    [['--time-scale', '-1'], /--time-scale needs a value/],
    [['--time-scale', 'fast'], /--time-scale is invalid/],
    [['--app-id', '1'], /--app-id is invalid: expected a GUID/],
    [['here'], /unexpected "here"/],
  ])) {
    const { code, err } = runProgram(['simulate', ...args]);
    assert.equal(code, 2, args.join(' '));
    assert.match(err, message);
  }
});

test('requests that hang or break are not the end of simulate', async (t) => {
  const { page } = await startSimulate(t);
  const { token } = await requestToken(page, APP_ID);
  const get = (/** @type {string} */ profile, /** @type {RequestInit} */ init = {}) =>
    fetch(`${page}profiles/${profile}/v1.0/communications/calls/${CALL_ID}`, {
      headers: { Authorization: `Bearer ${token}` },
      ...init,
    });
  await assert.rejects(get('hang', { signal: AbortSignal.timeout(200) }), { name: 'TimeoutError' });
  const truncated = await get('truncated');
  await assert.rejects(truncated.text());
  assert.equal((await get('complete')).status, 200);
});

test('trigger plays a course at the webhook of the running simulate', async (t) => {
  const bot = await startBot(t);
  const { port } = await startSimulate(t, ['--webhook', bot.url]);
  const { code, out, err } = await runBeside(t, ['trigger', 'failed', '--port', port, '--call-id', CALL_ID]);
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /updated · established · 500\/7000 → 202\n/);
  assert.match(out, /actual outcome: failed, \d of \d notifications delivered/);
  assert.ok(
    bot.received.every(({ callId, headers }) => callId === CALL_ID && headers.authorization?.startsWith('Bearer ')),
  );
  const { out: jsonLines } = await runBeside(t, [
    'trigger',
    'complete',
    '--scenario',
    'consultative',
    '--port',
    port,
    '--json',
  ]);
  const lines = jsonLines.trim().split('\n');
  assert.equal(JSON.parse(lines.at(-1) ?? '').outcome.kind, 'completed');
});

test('trigger runs without simulate if the webhook is named, and reports a webhook that takes nothing', async (t) => {
  const bot = await startBot(t);
  const alone = await runBeside(t, ['trigger', 'incoming', '--port', '0', '--webhook', bot.url, '--time-scale', '0']);
  assert.equal(alone.code, 0, alone.err);
  assert.equal(bot.received.length, 3);
  const gone = await runBeside(t, [
    'trigger',
    'incoming',
    '--port',
    '0',
    '--webhook',
    'http://127.0.0.1:59999/',
    '--time-scale',
    '0',
  ]);
  assert.equal(gone.code, 1);
  assert.match(gone.out, /connection refused: the webhook is not running/);
});

test('trigger refuses what it cannot play', () => {
  for (const [args, message] of /** @type {[string[], RegExp][]} */ ([
    [[], /one profile is expected/],
    [['faild'], /unknown profile "faild"\nDid you mean failed\?/],
    [['throttled'], /refuses the request, and sends no notification\nTo see the refusal/],
    [['failed', '--port', '59998'], /no local Graph runs on port 59998\nStart it in another terminal/],
  ])) {
    const { code, err } = runProgram(['trigger', ...args]);
    assert.equal(code, 2, args.join(' '));
    assert.match(err, message);
  }
});

test('program shows the addresses of the local Graph in a terminal', { skip: !hasTerminal }, async (t) => {
  const { port } = await startSimulate(t);
  const { out } = runInTerminal(['simulate', '--port', port], { env: { NO_COLOR: '1' } });
  assert.match(out, /it is in use/);
  const { find, child, ended } = startProgram(t, ['simulate', '--port', '0']);
  await find(/discovery +http:\/\/localhost:\d+\/v1\/\.well-known\/OpenIdConfiguration/);
  child.kill('SIGINT');
  assert.equal(await ended, 130);
});
