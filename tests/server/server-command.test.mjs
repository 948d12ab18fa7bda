// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { helpText } from '../../www/server/command/help.js';
import { runCommand, send } from './console-server.mjs';
import { CALL_ID, TARGET, TENANT_ID, TRANSFER_PATH } from './transfers.mjs';

const ON_LINUX = process.platform === 'linux';

/**
 * Takes a port, until the test ends.
 *
 * @param {import('node:test').TestContext} t
 * @param {number} [port] by default any free one
 */
async function takePort(t, port = 0) {
  const server = createServer().listen(port, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening').catch((error) => assert.equal(error.code, 'EADDRINUSE'));
  return /** @type {import('node:net').AddressInfo | null} */ (server.address())?.port ?? port;
}

/**
 * Starts the server, until the test ends.
 *
 * @param {import('node:test').TestContext} t
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
async function start(t, args, env) {
  const command = runCommand(args, env);
  t.after(() => command.child.kill('SIGKILL'));
  return { ...command, origin: await command.ready() };
}

test('command prints the help text without starting', async () => {
  const { ended, printed } = runCommand(['--port', '0', '--help']);
  assert.deepEqual(await ended, { code: 0, signal: null });
  assert.deepEqual(printed, { out: helpText, err: '' });
});

test('command ends with one sentence and exit code 2 for an invalid option', async () => {
  const { ended, printed } = runCommand(['--prot', '1']);
  assert.deepEqual(await ended, { code: 2, signal: null });
  assert.deepEqual(printed, { out: '', err: 'Unknown option "--prot". Did you mean --port?\n' });
});

test('command prints its address and responds there', async (t) => {
  const { origin, printed } = await start(t, ['--port', '0']);
  assert.match(printed.out, /^Transfer console: http:\/\/127\.0\.0\.1:\d+\/\nPress Ctrl\+C to stop\.\n$/);
  assert.equal((await send(origin, '/')).status, 200);
  assert.equal((await send(origin, '/sim/token', { method: 'POST' })).status, 200);
});

test('command listens on --host and --port', { skip: !ON_LINUX && 'needs a second loopback address' }, async (t) => {
  const port = await takePort(t);
  const { origin } = await start(t, ['--host', '127.0.0.2', '--port', String(port)]);
  assert.equal(origin, `http://127.0.0.2:${port}`);
});

test('command listens on the loopback address for localhost', async (t) => {
  const { origin } = await start(t, ['--host', 'localhost', '--port', '0']);
  assert.match(origin, /^http:\/\/127\.0\.0\.1:\d+$/);
});

test('command uses the next free port and prints it when 8080 is in use', async (t) => {
  await takePort(t, 8080);
  const { origin, printed } = await start(t, []);
  const [, port] = /^Port 8080 is in use; using (\d+)\.$/m.exec(printed.out) ?? [];
  assert.equal(origin, `http://127.0.0.1:${port}`);
  assert.ok(Number(port) > 8080);
});

test('command ends with one sentence when a chosen port is in use', async (t) => {
  const port = await takePort(t);
  const { ended, printed } = runCommand(['--port', String(port)]);
  assert.deepEqual(await ended, { code: 1, signal: null });
  assert.deepEqual(printed, {
    out: '',
    err: `Port ${port} is in use. Choose another with --port, or any free one with --port 0.\n`,
  });
});

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  test(`command ends after ${signal}, with a pending request and an idle connection`, async (t) => {
    const { child, ended, origin, printed } = await start(t, ['--port', '0']);
    const hanging = request(`${origin}/sim/hang${TRANSFER_PATH}`, {
      method: 'POST',
      headers: { Expect: '100-continue' },
    });
    hanging.flushHeaders();
    await once(hanging, 'continue');
    hanging.end('x');
    const lost = assert.rejects(once(hanging, 'response'), { code: 'ECONNRESET' });
    await fetch(`${origin}/healthz`);

    child.kill(signal);
    assert.deepEqual(await ended, { code: 0, signal: null });
    await lost;
    assert.equal(printed.err, '');
  });
}

test('command prints no token, body or path of a request', async (t) => {
  const { child, ended, origin, printed } = await start(t, ['--port', '0']);
  const headers = {
    Authorization: 'Bearer SECRET-TOKEN',
    'Content-Type': 'application/json',
    'client-request-id': 'SECRET-ID',
  };
  for (const profile of ['complete', 'serverError', 'truncated', 'SECRET-PROFILE']) {
    const path = `/sim/${profile}${TRANSFER_PATH}?SECRET-QUERY`;
    await send(origin, path, { method: 'POST', headers, body: '{"SECRET-BODY":1}' }).catch(() => {});
  }
  await send(origin, '/SECRET-PATH%zz');
  child.kill('SIGTERM');
  await ended;
  assert.doesNotMatch(printed.out + printed.err, /SECRET/);
});

test('command keeps secrets out of its output, responses, logs and metrics', async (t) => {
  const env = {
    GRAPH_CALL_TRANSFER_OPERATOR_SECRET: 'HIDDEN-secret-of-operators',
    GRAPH_CALL_TRANSFER_METRICS_TOKEN: 'HIDDEN-token-of-metrics',
    GRAPH_CALL_TRANSFER_LOG_LEVEL: 'debug',
    AZURE_CLIENT_SECRET: 'HIDDEN-secret-of-the-app',
    // Nothing listens there, so that the token request fails at once.
    AZURE_AUTHORITY_HOST: 'https://127.0.0.1:1',
  };
  const live = ['--app-id', 'c1a11e70-0000-4000-8000-000000000001', '--tenant', TENANT_ID];
  const { child, ended, origin, printed } = await start(
    t,
    ['--port', '0', '--public-url', 'https://console.example', ...live],
    env,
  );
  const host = { Host: 'console.example' };
  const form = { ...host, 'Content-Type': 'application/x-www-form-urlencoded' };
  const signIn = { method: 'POST', headers: form, body: `secret=${env.GRAPH_CALL_TRANSFER_OPERATOR_SECRET}` };
  const signInResponse = await send(origin, '/login?HIDDEN=1', signIn);
  const [cookie = ''] = signInResponse.headers['set-cookie'] ?? [];
  const headers = { ...host, Cookie: cookie.split(';')[0] ?? '', 'Content-Type': 'application/json' };
  const named = { identity: { user: { id: TARGET.identity.user.id, displayName: 'HIDDEN NAME' } } };
  const sendRequest = JSON.stringify({ callId: CALL_ID, body: { transferTarget: named } });

  const responses = [
    signInResponse,
    await send(origin, '/login', { ...signIn, body: 'secret=HIDDEN-and-wrong' }),
    await send(origin, '/?HIDDEN', { headers: { ...headers, Authorization: 'Bearer HIDDEN' } }),
    await send(origin, '/api/about', { headers }),
    await send(origin, '/api/transfers', { method: 'POST', headers, body: sendRequest }),
    await send(origin, '/api/transfers', { method: 'POST', headers, body: '{"HIDDEN":1' }),
    await send(origin, '/HIDDEN%zz', { headers }),
    await send(origin, '/metrics', { headers: { Authorization: 'Bearer HIDDEN-token-of-metrics' } }),
  ];
  assert.deepEqual(
    responses.map(({ status }) => status),
    [303, 401, 200, 200, 502, 400, 400, 200],
  );
  assert.equal(JSON.parse(responses[4]?.body ?? '').failure.code, 'credentialFailed');
  child.kill('SIGTERM');
  await ended;
  for (const text of [
    printed.out,
    printed.err,
    // The response to a transfer contains its events, and with them the body that the operator sent; nothing else contains the name.
    ...responses.map(
      ({ body, headers }, at) => (at === 4 ? body.replace('HIDDEN NAME', '') : body) + JSON.stringify(headers),
    ),
  ]) {
    assert.doesNotMatch(text, /HIDDEN/);
  }
  const lines = printed.err.trimEnd().split('\n');
  assert.ok(lines.length > 10);
  for (const line of lines) {
    assert.match(line, /^\{"level":\d+,/);
    assert.ok(!line.includes(CALL_ID) && !line.includes(cookie.slice(16, 60)));
  }
});

test('command prints notes before it listens', async (t) => {
  const { printed } = await start(t, ['--port', '0', '--app-id', 'c1a11e70-0000-4000-8000-000000000001'], {
    GRAPH_CALL_TRANSFER_LOG_LEVEL: 'error',
  });
  assert.match(printed.err, /^Note: Transfers cannot be sent: the credential is missing\. Set AZURE_CLIENT_SECRET/);
});

test('command prints its public addresses', async (t) => {
  const { printed } = await start(t, ['--port', '0', '--public-url', 'https://console.example'], {
    GRAPH_CALL_TRANSFER_OPERATOR_SECRET: 'a-secret-of-operators',
  });
  assert.match(
    printed.out,
    /^Operators: https:\/\/console\.example\/\nWebhook for Graph: https:\/\/console\.example\/api\/webhook$/m,
  );
});

test('command opens the page in the browser with --open', { skip: !ON_LINUX && 'needs xdg-open' }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'transfer-console-open-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const note = join(folder, 'opened');
  writeFileSync(
    join(folder, 'xdg-open'),
    `#!/bin/sh\nprintf %s "$1" > "${note}.part" && mv "${note}.part" "${note}"\n`,
  );
  chmodSync(join(folder, 'xdg-open'), 0o755);

  const opened = new Promise((resolve) => {
    const watcher = watch(folder, (_event, file) => {
      if (file !== 'opened') return;
      watcher.close();
      resolve(readFileSync(note, 'utf8'));
    });
  });
  const { origin } = await start(t, ['--port', '0', '--open'], { PATH: `${folder}:/usr/bin:/bin` });
  assert.equal(await opened, `${origin}/`);
});

test('command continues when --open finds no browser', {
  skip: process.platform !== 'linux' && 'needs xdg-open',
}, async (t) => {
  const { child, origin, printed } = await start(t, ['--port', '0', '--open'], { PATH: '/nowhere' });
  while (!printed.out.includes('could not be opened')) await once(child.stdout, 'data');
  assert.match(printed.out, /^The browser could not be opened\. Open the address yourself\.$/m);
  assert.equal((await send(origin, '/healthz')).status, 200);
});
