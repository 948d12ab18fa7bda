// @ts-check
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { ensureBrowser } from './browser.mjs';
import { inProject } from './project.mjs';
import { run } from './run.mjs';
import { Line, StepFailed } from './steps.mjs';

const COMMANDS = ['start', 'test', 'build', 'dev', 'bench'];

/**
 * @param {string} code an ES module
 * @returns {string[]}
 */
function evaluate(code) {
  return ['--input-type=module', '--eval', code];
}

test('a tool that fails is told with its output and what to do', async () => {
  const args = ['--eval', 'console.log("out"); console.error("err"); process.exit(3)'];
  await assert.rejects(run(process.execPath, args, { advice: 'Do this.' }), (error) => {
    assert.ok(error instanceof StepFailed);
    assert.match(error.message, /ended with 3\. Do this\.$/);
    assert.match(error.output, /out\n/);
    assert.match(error.output, /err\n/);
    return true;
  });
});

test('a tool that is missing is told by name, with what to do', async () => {
  await assert.rejects(
    run('no-such-tool', [], { advice: 'Install it.' }),
    /^Error: no-such-tool could .* Install it\.$/,
  );
});

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  test(`${signal} ends the children of the children`, async () => {
    // The grandchild holds a connection open for as long as it lives.
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    const grandchild = `require('node:net').connect(${port}, '127.0.0.1')`;
    const child = `require('node:child_process').spawnSync(process.execPath, ['--eval', ${JSON.stringify(grandchild)}])`;
    const tools = JSON.stringify(inProject('tests/tools/run.mjs'));
    const command = `import { run } from ${tools}; await run(process.execPath, ['--eval', ${JSON.stringify(child)}]);`;
    const parent = spawn(process.execPath, evaluate(command), { stdio: 'ignore' });
    const ended = once(parent, 'exit');
    const [socket] = await once(server, 'connection');
    const closed = once(socket, 'close');
    socket.on('error', () => {});
    socket.resume();
    parent.kill(signal);
    const [code] = await ended;
    assert.equal(code, signal === 'SIGINT' ? 130 : 143);
    await closed;
    server.close();
  });
}

for (const name of COMMANDS) {
  test(`${name} --help says what it does and does nothing`, async () => {
    const output = await run(process.execPath, [inProject(`tests/tools/${name}.mjs`), '--help']);
    assert.match(output, /^npm (run )?\w+/);
    assert.doesNotMatch(output, /✓/);
  });
}

test('a failing command prints the output, then what to do, and ends with 1', async () => {
  const steps = JSON.stringify(inProject('tests/tools/steps.mjs'));
  const code = `import { command, step, StepFailed } from ${steps};
    await command('', () => step('title', () => { throw new StepFailed('Do this.', 'output'); }));`;
  await assert.rejects(run(process.execPath, evaluate(code)), (error) => {
    assert.ok(error instanceof StepFailed);
    assert.match(error.message, /ended with 1/);
    assert.match(error.output, /^✗ title 0\.0 s\n\noutput\n\nDo this\.\n$/);
    return true;
  });
});

test('a browser that the environment names wrongly is told, not searched elsewhere', async () => {
  const before = process.env.CHROMIUM;
  process.env.CHROMIUM = '/no/such/browser';
  try {
    await assert.rejects(
      ensureBrowser(new Line('browser')),
      /CHROMIUM names \/no\/such\/browser, which does not exist/,
    );
  } finally {
    if (before === undefined) delete process.env.CHROMIUM;
    else process.env.CHROMIUM = before;
  }
});

test('a machine without a browser and without apt-get is told what to install', async () => {
  const { PATH, CHROMIUM, CHROMEDRIVER } = process.env;
  Object.assign(process.env, { PATH: '', CHROMIUM: '', CHROMEDRIVER: '' });
  try {
    await assert.rejects(ensureBrowser(new Line('browser')), /need Chromium and chromedriver.*name them.*--quick/s);
  } finally {
    Object.assign(process.env, { PATH, CHROMIUM: CHROMIUM ?? '', CHROMEDRIVER: CHROMEDRIVER ?? '' });
  }
});
