// @ts-check
/** The projects that `graph-call-transfer new` writes: installed as a user does it, tested by their own tests, and run against `simulate`. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '../ports.mjs';

/** @typedef {import('../host.d.ts').Host} Host */
/** @typedef {import('../host.d.ts').Place} Place */

const TIMEOUT_MS = 120_000;
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];

/** @type {readonly Host[]} */
export const projectHosts = [
  ...['express', 'fastify'].map((name) => ({
    name: `new-${name}`,
    title: `new ${name}`,
    project: 'new',
    async check(/** @type {Place} */ place) {
      const cwd = await createProject(place, name);
      await runBot(place, cwd, (env) => start(cwd, process.execPath, ['src/main.js'], env));
    },
  })),
  {
    name: 'new-worker',
    title: 'new worker (Wrangler with Node 24)',
    project: 'new',
    nightly: true,
    async check(place) {
      const cwd = await createProject(place, 'worker');
      const wrangler = [
        join(cwd, 'node_modules/wrangler/bin/wrangler.js'),
        'dev',
        '--show-interactive-dev-session=false',
      ];
      await runBot(place, cwd, (env) => {
        const options = ['--port', env.PORT ?? '', '--var', `LOCAL_GRAPH:${env.LOCAL_GRAPH}`];
        const quiet = { ...env, HOME: place.folder, WRANGLER_SEND_METRICS: 'false', CI: 'true' };
        return start(cwd, place.installed('node24', 'bin', 'node'), [...wrangler, ...options], quiet);
      });
    },
  },
  {
    name: 'new-react',
    title: 'new react',
    project: 'new',
    nightly: true,
    async check(place) {
      const cwd = await createProject(place, 'react');
      await place.run('npm', ['run', 'build'], { cwd });
      const [port, graph] = [await freePort(), await startGraph(place, await freePort())];
      const desk = start(cwd, process.execPath, ['src/main.js'], { PORT: `${port}`, LOCAL_GRAPH: graph.url });
      try {
        await desk.untilPrinted(/receives notifications/);
        assert.match(await (await fetch(`http://localhost:${port}/`)).text(), /<div id="root">/);
      } finally {
        await Promise.all([desk.end(), graph.end()]);
      }
    },
  },
];

/**
 * Writes a project, installs its packages and the packed package, and runs its own tests.
 * @param {Place} place
 * @param {string} name
 */
async function createProject(place, name) {
  await place.run(process.execPath, [program(place), 'new', name, 'app']);
  const cwd = place.at('app');
  await place.run('npm', ['install', ...QUIET, place.tarball], { cwd });
  await place.run('npm', ['test'], { cwd });
  return cwd;
}

/** @param {Place} place */
function program(place) {
  return place.installed('graph-call-transfer', 'dist', 'cli', 'main.js');
}

/**
 * Runs a bot against the local Graph, and lets a call come in.
 * @param {Place} place
 * @param {string} cwd
 * @param {(env: Record<string, string>) => Running} startBot
 */
async function runBot(place, cwd, startBot) {
  const [port, graphPort] = [await freePort(), await freePort()];
  const graph = await startGraph(place, graphPort, `http://localhost:${port}/api/calls`);
  const bot = startBot({ PORT: `${port}`, LOCAL_GRAPH: graph.url });
  try {
    await untilListening(port);
    await place.run(process.execPath, [program(place), 'trigger', 'incoming', '--port', `${graphPort}`], { cwd });
    await bot.untilPrinted(/call [\w-]+: completed/);
  } finally {
    await Promise.all([bot.end(), graph.end()]);
  }
}

/**
 * @param {Place} place
 * @param {number} port
 * @param {string} [webhook]
 */
async function startGraph(place, port, webhook) {
  const options = [
    '--port',
    `${port}`,
    '--time-scale',
    '0.01',
    ...(webhook === undefined ? [] : ['--webhook', webhook]),
  ];
  const graph = start(place.folder, process.execPath, [program(place), 'simulate', ...options], {});
  await graph.untilPrinted(/discovery/);
  return { url: `http://localhost:${port}`, end: graph.end };
}

/** @param {number} port */
async function untilListening(port) {
  const end = Date.now() + TIMEOUT_MS;
  for (;;) {
    const isListening = await fetch(`http://localhost:${port}/`).then(
      () => true,
      () => false,
    );
    if (isListening) return;
    if (Date.now() > end) throw new Error(`nothing listens on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** @typedef {ReturnType<typeof start>} Running */

/**
 * Starts a program that runs until it is ended.
 * @param {string} cwd
 * @param {string} tool
 * @param {readonly string[]} args
 * @param {Record<string, string>} env
 */
function start(cwd, tool, args, env) {
  // A group of its own: Wrangler starts further processes.
  const child = spawn(tool, args, { cwd, env: { ...process.env, ...env }, detached: true });
  const ended = new Promise((resolve) => child.on('close', resolve));
  let printed = '';
  /** @type {(() => void)[]} */
  const listeners = [];
  const notify = () => {
    for (const listener of listeners.splice(0)) listener();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      printed += text;
      notify();
    });
  }
  ended.then(notify);
  const deadline = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), TIMEOUT_MS);
  return {
    /** @param {RegExp} pattern */
    async untilPrinted(pattern) {
      while (!pattern.test(printed)) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`${args.join(' ')} ended:\n${printed}`);
        await new Promise((resolve) => listeners.push(() => resolve(undefined)));
      }
    },
    async end() {
      clearTimeout(deadline);
      if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid ?? 0), 'SIGTERM');
      await ended;
    },
  };
}
