// @ts-check
/** `new`. The projects for Fastify and for Workers are run here; `npm run hosts -- new*` installs and runs all of them. */

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../../pkg-template/build/project.mjs';
import { freePort } from '../hosts/ports.mjs';
import { packageFolder } from '../package/support/installed.mjs';
import { startSimulate } from './support/local-graph.mjs';
import { folderWith, runBeside, runProgram } from './support/program.mjs';

const PROJECTS = ['express', 'fastify', 'worker', 'react'];
const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));

/**
 * Writes a project, whose packages are those of this one: nothing is downloaded.
 * @param {import('node:test').TestContext} t
 * @param {string} name
 */
function createProject(t, name) {
  const cwd = folderWith(t);
  assert.equal(runProgram(['new', name, 'app'], { cwd }).code, 0);
  const modules = join(cwd, 'app/node_modules');
  mkdirSync(modules);
  symlinkSync(packageFolder, join(modules, 'graph-call-transfer'));
  for (const name of ['jose', 'fastify']) symlinkSync(inProject(`node_modules/${name}`), join(modules, name));
  return join(cwd, 'app');
}

/** @param {string} folder */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    )
    .sort();
}

test('new writes each project with its files, and names what to do next', (t) => {
  for (const name of PROJECTS) {
    const cwd = folderWith(t);
    const { code, out, err } = runProgram(['new', name, 'my-bot', '--json'], { cwd });
    assert.deepEqual([code, err], [0, '']);
    const { files, steps, ...rest } = JSON.parse(out);
    assert.deepEqual(rest, { project: name, folder: 'my-bot' });
    assert.deepEqual(files, filesIn(join(cwd, 'my-bot')));
    assert.deepEqual(steps.slice(0, 3), ['cd my-bot', 'npm install', 'npm test']);
    for (const file of ['.gitignore', 'README.md', 'package.json']) assert.ok(files.includes(file), file);
    assert.ok(files.some((/** @type {string} */ file) => file.startsWith('test/')));
    assert.ok(!files.some((/** @type {string} */ file) => file.includes('_')), 'a file kept the name of its template');

    const readme = readFileSync(join(cwd, 'my-bot/README.md'), 'utf8');
    for (const [, path = ''] of readme.matchAll(/^\| `([\w./]+)`/gm))
      assert.ok(existsSync(join(cwd, 'my-bot', path)), path);

    const manifest = JSON.parse(readFileSync(join(cwd, 'my-bot/package.json'), 'utf8'));
    assert.equal(manifest.name, 'my-bot');
    assert.equal(manifest.dependencies['graph-call-transfer'], `^${version}`);
    for (const [, script = ''] of steps.join('\n').matchAll(/npm (?:run )?(\w+)/g)) {
      assert.ok(script === 'install' || manifest.scripts[script], `${name} has no script ${script}`);
    }
  }
});

test('new names the package after the folder, as npm allows it', (t) => {
  for (const [folder, name] of [
    ['Transfer Bot (2)', 'transfer-bot-2'],
    ['express', 'call-transfer-bot'],
    ['日本', 'call-transfer-bot'],
  ]) {
    const cwd = folderWith(t);
    const { code, out } = runProgram(['new', 'express', `${folder}`], { cwd });
    assert.equal(code, 0);
    assert.equal(JSON.parse(readFileSync(join(cwd, `${folder}`, 'package.json'), 'utf8')).name, name);
    if (folder?.includes(' ')) assert.match(out, /cd -- 'Transfer Bot \(2\)'\n/);
  }
});

test('new writes into an empty folder, and by default into one of its own', (t) => {
  const cwd = folderWith(t);
  assert.equal(runProgram(['new', 'worker'], { cwd }).code, 0);
  assert.ok(existsSync(join(cwd, 'call-transfer-bot/src/worker.js')));
  mkdirSync(join(cwd, 'empty'));
  const { code, out } = runProgram(['new', 'worker', '.'], { cwd: join(cwd, 'empty') });
  assert.equal(code, 0);
  assert.ok(!out.includes('cd '));
  assert.ok(existsSync(join(cwd, 'empty/wrangler.jsonc')));
});

test('new refuses what it cannot write, and writes nothing', (t) => {
  const cwd = folderWith(t, { file: 'x' });
  mkdirSync(join(cwd, 'full'));
  writeFileSync(join(cwd, 'full/.git'), '');
  for (const [args, message] of /** @type {[string[], RegExp][]} */ ([
    [[], /a project is missing: expected express, fastify, worker, react/],
    [['expres'], /unknown project "expres".*\nDid you mean: graph-call-transfer new express/],
    [['express', 'full'], /full is not empty: it contains \.git\. Nothing was written/],
    [['express', '.'], /\. is not empty/],
    [['express', 'file'], /file is a file: expected a folder/],
    [['express', 'file/inside'], /cannot write file\/inside/],
    [['express', '/proc/inside/it'], /cannot write \/proc\/inside\/it/],
    [['express', 'a', 'b'], /unexpected "b"/],
    [['express', ''], /the folder is invalid/],
  ])) {
    const { code, out, err } = runProgram(['new', ...args], { cwd });
    assert.deepEqual([code, out], [2, ''], args.join(' '));
    assert.match(err, message);
  }
  assert.deepEqual(filesIn(cwd), ['file', 'full/.git']);
});

test('projects require the versions with which they are tried', (t) => {
  const tried = Object.assign(
    {},
    ...Object.values(JSON.parse(readFileSync(inProject('tests/hosts/versions.json'), 'utf8'))),
  );
  for (const name of PROJECTS) {
    const cwd = folderWith(t);
    runProgram(['new', name, 'app'], { cwd });
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(cwd, 'app/package.json'), 'utf8'));
    for (const [id, range] of Object.entries({ ...dependencies, ...devDependencies })) {
      if (id in tried && id !== 'vitest') assert.equal(range, `^${tried[id]}`, `${name}: ${id}`);
    }
  }
});

// Those of the bots are run with the row of the guide: tests/cli/guide.test.mjs.
test('tests of the project worker pass', (t) => {
  // Without the runner's own variable: a test inside a test would not run.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { status, stdout } = spawnSync(process.execPath, ['--test', '--test-reporter=tap'], {
    cwd: createProject(t, 'worker'),
    env,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout);
  assert.match(stdout, /# pass 4\n# fail 0/);
});

test('bot of the project fastify transfers the call that comes in from simulate', async (t) => {
  const port = String(await freePort());
  const graph = await startSimulate(t, ['--webhook', `http://localhost:${port}/api/calls`]);
  const env = { ...process.env, LOCAL_GRAPH: graph.page.slice(0, -1), PORT: port };
  const bot = spawn(process.execPath, ['src/main.js'], { cwd: createProject(t, 'fastify'), env });
  t.after(() => bot.kill('SIGKILL'));
  let printed = '';
  bot.stdout.setEncoding('utf8').on('data', (text) => {
    printed += text;
  });
  const until = async (/** @type {RegExp} */ pattern) => {
    while (!pattern.test(printed)) await new Promise((resolve) => bot.stdout.once('data', resolve));
  };
  await until(/The bot receives notifications/);
  assert.equal((await runBeside(t, ['trigger', 'incoming', '--port', graph.port])).code, 0);
  await until(/call [\w-]+: completed/);
});
