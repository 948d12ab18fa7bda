// @ts-check
/** The guide "From nothing to a tested transfer in ten minutes": its files run as they are written. */

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../../pkg-template/build/project.mjs';
import { folder as installation } from '../package/support/installed.mjs';
import { listenOnLoopback } from '../package/support/loopback.mjs';
import { startSimulate } from './support/local-graph.mjs';
import { folderWith, runBeside, runProgram } from './support/program.mjs';

const guide = readFileSync(inProject('pkg-template/docs/ten-minutes.md'), 'utf8');
const [row = '', bot = '', botTest = ''] = [...guide.matchAll(/```javascript\n([\s\S]*?)```/g)].map(
  ([, code]) => code ?? '',
);

/** @param {import('node:test').TestContext} t */
function createProject(t) {
  const folder = folderWith(t, { 'bot.mjs': bot, 'bot.test.mjs': botTest });
  symlinkSync(join(installation, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

test('bot of the guide transfers the call that comes in, and prints the outcome', async (t) => {
  const server = createServer();
  const port = String(await listenOnLoopback(t, server));
  await new Promise((resolve) => server.close(resolve));
  const graph = await startSimulate(t, ['--webhook', `http://localhost:${port}/`]);
  const env = { ...process.env, GRAPH_URL: graph.page.slice(0, -1), PORT: port };
  const child = spawn(process.execPath, ['bot.mjs'], { cwd: createProject(t), env });
  t.after(() => child.kill('SIGKILL'));
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      printed += text;
    });
  }
  const until = async (/** @type {RegExp} */ pattern) => {
    while (!pattern.test(printed)) await new Promise((resolve) => child.stdout.once('data', resolve));
  };
  await until(/The bot is ready/);
  assert.equal((await runBeside(t, ['trigger', 'incoming', '--port', graph.port])).code, 0);
  await until(/call [\w-]+: completed/);
});

/** @param {string} cwd */
function runTests(cwd) {
  // Without the runner's own variable: a test inside a test would not run.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return spawnSync(process.execPath, ['--test', '--test-reporter=tap'], { cwd, env, encoding: 'utf8' });
}

test('test of the guide passes', (t) => {
  const { status, stdout } = runTests(createProject(t));
  assert.equal(status, 0, stdout);
  assert.match(stdout, /# pass 3\n# fail 0/);
});

test('row of the guide is a further test of a new project, which passes', (t) => {
  const folder = createProject(t);
  assert.equal(runProgram(['new', 'fastify', 'app'], { cwd: folder }).code, 0);
  const file = join(folder, 'app/test/bot.test.js');
  const [begin = '', ...rest] = readFileSync(file, 'utf8').split(/(?<=^for \(const \[profile, kind\] of \[\n)/m);
  assert.equal(rest.length, 1);
  mkdirSync(join(folder, 'app/node_modules'));
  symlinkSync(inProject('node_modules/fastify'), join(folder, 'app/node_modules/fastify'));
  writeFileSync(file, begin + row + rest.join(''));
  const { status, stdout } = runTests(join(folder, 'app'));
  assert.equal(status, 0, stdout);
  assert.match(stdout, /profile targetBusy it is failed/);
});
