// @ts-check
/** `send`. */

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { listenOnLoopback } from '../package/support/loopback.mjs';
import { APP_ID } from './support/bot.mjs';
import { requestToken, startSimulate } from './support/local-graph.mjs';
import { CALL_ID } from './support/logs.mjs';
import { folderWith, hasTerminal, runBeside, runInTerminal, runProgram } from './support/program.mjs';

const TRANSFER = ['send', '--call-id', CALL_ID, '--user', '550fae72-d251-43ec-868c-373732c2704f'];

/** @param {import('node:test').TestContext} t */
async function findFreePort(t) {
  const server = createServer();
  const port = await listenOnLoopback(t, server);
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}

/**
 * Runs a transfer at a local Graph, with its notifications.
 * @param {import('node:test').TestContext} t
 * @param {string} profile
 * @param {readonly string[]} [args]
 */
async function sendTo(t, profile, args = []) {
  const port = await findFreePort(t);
  const webhook = `http://127.0.0.1:${port}/`;
  const graph = await startSimulate(t, ['--profile', profile, '--app-id', APP_ID, '--webhook', webhook]);
  const { token } = await requestToken(graph.page, APP_ID);
  const all = [
    ...TRANSFER,
    '--base-url',
    graph.page.slice(0, -1),
    '--yes',
    '--listen',
    port,
    '--discovery',
    graph.discovery,
    ...args,
  ];
  return { ...(await runBeside(t, all, { env: { GRAPH_TOKEN: token } })), token };
}

test('send --dry-run shows a curl command with the name of the token, and sends nothing', () => {
  const env = { GRAPH_TOKEN: 's3cret-token' };
  const { code, out, err } = runProgram([...TRANSFER, '--dry-run'], { env });
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /^curl [\s\S]*\$\{?GRAPH_TOKEN/);
  assert.ok(!out.includes('s3cret'));
  const { request } = JSON.parse(runProgram([...TRANSFER, '--dry-run', '--json'], { env }).out);
  assert.match(request.url, new RegExp(`/v1.0/communications/calls/${CALL_ID}/transfer$`));
});

test('send waits for the outcome, and its exit code says how the transfer ended', async (t) => {
  for (const [profile, exitCode, outcome] of /** @type {const} */ ([
    ['complete', 0, 'completed'],
    ['failed', 1, 'failed'],
    ['insufficientPermissions', 1, 'refused'],
    ['serverError', 3, 'refused'],
    ['silent', 3, 'timedOut'],
  ])) {
    const { code, out, err, token } = await sendTo(t, profile, [
      '--json',
      ...(profile === 'silent' ? ['--timeout', '1'] : []),
    ]);
    const result = JSON.parse(out);
    assert.deepEqual([code, result.outcome, err], [exitCode, outcome, ''], profile);
    assert.ok(!out.includes(token));
  }
});

test('send shows the transfer and its outcome to people', async (t) => {
  const { code, out, err, token } = await sendTo(t, 'failed');
  assert.equal(code, 1);
  assert.match(err, new RegExp(`POST http://localhost:\\d+/v1.0/communications/calls/${CALL_ID}/transfer`));
  assert.match(out, new RegExp(`call ${CALL_ID} failed`));
  assert.match(out, /next step +\w/);
  assert.ok(!`${out}${err}`.includes(token));
});

test('send is not repeated after a response that leaves the outcome open', async (t) => {
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    response.destroy();
  });
  const port = await listenOnLoopback(t, server);
  const args = [...TRANSFER, '--yes', '--base-url', `http://127.0.0.1:${port}`];
  const { code, err } = await runBeside(t, args, { env: { GRAPH_TOKEN: 'a.b.c' } });
  assert.deepEqual([code, requests], [3, 1]);
  assert.match(err, /Graph may have received the transfer\.\nDo not send it again: read the call first/);
});

test('send takes a token from a file, and never from an argument', async (t) => {
  const cwd = folderWith(t, { 'token.txt': 'Bearer a.b.c\r\n' });
  let authorization = '';
  const server = createServer((request, response) => {
    authorization = request.headers.authorization ?? '';
    response.writeHead(202).end();
  });
  const port = await listenOnLoopback(t, server);
  const args = [...TRANSFER, '--yes', '--base-url', `http://127.0.0.1:${port}`];
  const { code, out } = await runBeside(t, [...args, '--token-file', 'token.txt'], { cwd });
  assert.deepEqual([code, authorization], [0, 'Bearer a.b.c']);
  assert.match(out, /accepted[\s\S]*--listen PORT/);
  for (const [wrong, message] of /** @type {[string[], RegExp][]} */ ([
    [[], /there is no token\nSet the environment variable GRAPH_TOKEN/],
    [['--token-file', join(cwd, 'none')], /cannot read .*none: it does not exist/],
    [['--token', 'a.b.c'], /unknown option --token\nA secret is never an argument/],
  ])) {
    const { code, err } = runProgram([...args, ...wrong], { cwd, env: { GRAPH_TOKEN: '' } });
    assert.equal(code, 2);
    assert.match(err, message);
  }
});

test('send refuses an invalid transfer before it asks', () => {
  for (const [args, message] of /** @type {[string[], RegExp][]} */ ([
    [['--call-id', CALL_ID], /one target is expected/],
    [['--user', CALL_ID], /--call-id is missing/],
    [['--call-id', CALL_ID, '--phone', '030 1234'], /error: .*phone/],
    [['--call-id', 'x', '--user', CALL_ID], /error: .*(GUID|call)/],
    [['--call-id', CALL_ID, '--user', CALL_ID, '--timeout', '0'], /--timeout is invalid/],
  ])) {
    const { code, err } = runProgram(['send', ...args, '--dry-run']);
    assert.equal(code, 2, args.join(' '));
    assert.match(err, message);
  }
});

test('send asks in a terminal, and sends nothing without a yes', { skip: !hasTerminal }, () => {
  const env = { GRAPH_TOKEN: 'a.b.c', NO_COLOR: '1' };
  const args = [...TRANSFER, '--base-url', 'http://127.0.0.1:59999'];
  const { code, out } = runInTerminal(args, { env, input: 'n\n' });
  assert.equal(code, 1);
  assert.match(out, /Transfer the call\? \[y\/N\][\s\S]*Nothing was sent\./);
  const piped = runProgram(args, { env });
  assert.equal(piped.code, 2);
  assert.match(piped.err, /the question needs a terminal\nIn a script, add --yes\./);
});
