// @ts-check
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { Line, StepFailed, StepStopped, step } from '../../pkg-template/build/steps.mjs';
import { together } from '../../pkg-template/build/together.mjs';
import { ensureBrowser } from './browser.mjs';

const COMMANDS = [
  'pkg-template/build/start.mjs',
  'pkg-template/build/build.mjs',
  'pkg-template/build/dev.mjs',
  'tests/tools/test.mjs',
  'tests/tools/bench.mjs',
  'tests/tools/bench-relay.mjs',
  'tests/tools/engines.mjs',
  'tests/tools/lighthouse.mjs',
];

/**
 * @param {string} code an ES module
 * @returns {string[]}
 */
function evaluate(code) {
  return ['--input-type=module', '--eval', code];
}

test('run reports a tool that fails, with its output and the advice', async () => {
  const args = ['--eval', 'console.log("out"); console.error("err"); process.exit(3)'];
  await assert.rejects(run(process.execPath, args, { advice: 'Do this.' }), (error) => {
    assert.ok(error instanceof StepFailed);
    assert.match(error.message, /ended with 3\. Do this\.$/);
    assert.match(error.output, /out\n/);
    assert.match(error.output, /err\n/);
    return true;
  });
});

test('run reports a missing tool by name, with the advice', async () => {
  await assert.rejects(
    run('no-such-tool', [], { advice: 'Install it.' }),
    /^Error: no-such-tool could .* Install it\.$/,
  );
});

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  test(`run ends the children of the children on ${signal}`, async () => {
    // The grandchild holds a connection open for as long as it lives.
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    const grandchild = `require('node:net').connect(${port}, '127.0.0.1')`;
    const child = `require('node:child_process').spawnSync(process.execPath, ['--eval', ${JSON.stringify(grandchild)}])`;
    const tools = JSON.stringify(inProject('pkg-template/build/run.mjs'));
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

for (const file of COMMANDS) {
  test(`${file} prints its help and does nothing`, async () => {
    const output = await run(process.execPath, [inProject(file), '--help']);
    assert.match(output, /^npm (run )?\w+/);
    assert.doesNotMatch(output, /✓/);
  });
}

test('command prints the output of a failure, then the advice, and ends with 1', async () => {
  const build = (/** @type {string} */ file) => JSON.stringify(inProject(`pkg-template/build/${file}`));
  const code = `import { command } from ${build('command.mjs')};
    import { step, StepFailed } from ${build('steps.mjs')};
    await command('', () => step('title', () => { throw new StepFailed('Do this.', 'output'); }));`;
  await assert.rejects(run(process.execPath, evaluate(code)), (error) => {
    assert.ok(error instanceof StepFailed);
    assert.match(error.message, /ended with 1/);
    assert.match(error.output, /^✗ title 0\.0 s\n\noutput\n\nDo this\.\n$/);
    return true;
  });
});

test('ensureBrowser refuses a path in CHROMIUM that does not exist', async () => {
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

test('ensureBrowser lists the packages to install when it may not install them', async () => {
  const { PATH, CHROMIUM, CHROMEDRIVER } = process.env;
  Object.assign(process.env, { PATH: '', CHROMIUM: '', CHROMEDRIVER: '' });
  try {
    await assert.rejects(ensureBrowser(new Line('browser')), /need Chromium and chromedriver.*name them.*--quick/s);
  } finally {
    Object.assign(process.env, { PATH, CHROMIUM: CHROMIUM ?? '', CHROMEDRIVER: CHROMEDRIVER ?? '' });
  }
});

test('together stops the other steps when one fails', async () => {
  const sleeping = step('sleeping', () => run(process.execPath, ['--eval', 'setTimeout(() => {}, 60_000)']));
  const failing = step('failing', () => run(process.execPath, ['--eval', 'process.exit(3)']));
  await assert.rejects(together([sleeping, failing]), /ended with 3/);
  await assert.rejects(sleeping, (error) => error instanceof StepStopped);
});

test('run passes the output on while the tool runs, and hides parts of it in a failure', async () => {
  /** @type {string[]} */
  const parts = [];
  const code = 'console.error("Building [=> ] 1/2: a\\r"); console.error("error: no"); process.exit(1)';
  const running = run(process.execPath, ['--eval', code], {
    onOutput: (text) => parts.push(text),
    hidden: /Building.*\r/g,
  });
  await assert.rejects(running, (error) => {
    assert.ok(error instanceof StepFailed);
    assert.doesNotMatch(error.output, /Building/);
    assert.match(error.output, /error: no/);
    return true;
  });
  assert.match(parts.join(''), /1\/2/);
});

test('run returns the standard output alone when asked', async () => {
  const args = ['--eval', 'console.error("err"); console.log("out")'];
  assert.equal(await run(process.execPath, args, { onlyStdout: true }), 'out\n');
});
