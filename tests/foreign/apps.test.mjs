// @ts-check
/** Apps that are not ours run against `simulate`, unmodified but for their base URLs. The SDK for JavaScript is in tests/cli. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { APP_ID } from '../cli/support/bot.mjs';
import { startSimulate } from '../cli/support/local-graph.mjs';
import { CALL_ID } from '../cli/support/logs.mjs';
import { folderWith, runBeside } from '../cli/support/program.mjs';
import { installExpress, installPython } from './support/installed.mjs';

test("app with Microsoft's SDK for Python and azure-identity gets a token, reads a call and transfers it", async (t) => {
  const python = await installPython();
  const cwd = folderWith(t);
  const graph = await startSimulate(t, ['--app-id', APP_ID, '--https', 'graph.pem'], { cwd });
  const certificate = join(cwd, 'graph.pem');
  const env = { GRAPH_URL: graph.page, APP_ID, CALL_ID, SSL_CERT_FILE: certificate, REQUESTS_CA_BUNDLE: certificate };
  const printed = JSON.parse(await run(python, [inProject('tests/foreign/graph_sdk.py')], { env, onlyStdout: true }));
  assert.deepEqual(printed, { id: CALL_ID, state: 'established', refusal: 404 });
  await graph.find(/"status":202/);
});

test('plain Express bot transfers the call that comes in, and is notified of its end', async (t) => {
  const folder = await installExpress();
  const file = join(folder, 'bot.mjs');
  copyFileSync(inProject('tests/foreign/express_bot.mjs'), file);
  const [graphPort, botPort] = ['47310', '47311'];
  const page = `http://localhost:${graphPort}/`;
  const TOKEN_URL = `${page}1fdd12d0-4620-44ed-baec-459b611f84b2/oauth2/v2.0/token`;
  const bot = spawn(process.execPath, [file], {
    env: { ...process.env, GRAPH_URL: page, TOKEN_URL, APP_ID, PORT: botPort },
  });
  t.after(() => bot.kill('SIGKILL'));
  let printed = '';
  bot.stdout.setEncoding('utf8').on('data', (text) => {
    printed += text;
  });
  const until = async (/** @type {RegExp} */ pattern) => {
    while (!pattern.test(printed)) await new Promise((resolve) => bot.stdout.once('data', resolve));
  };
  await until(/port/);
  await startSimulate(t, [
    '--port',
    graphPort,
    '--webhook',
    `http://127.0.0.1:${botPort}/api/calls`,
    '--app-id',
    APP_ID,
  ]);
  assert.equal((await runBeside(t, ['trigger', 'incoming', '--port', graphPort])).code, 0);
  await until(/deleted terminated 7015/);
  assert.match(printed, /created incoming[\s\S]*updated established[\s\S]*transfer 202[\s\S]*updated transferAccepted/);
});
