// @ts-check
/** The recipes of the guide, each run as it is written there, against the simulator. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../../pkg-template/build/project.mjs';
import { freePort } from '../ports.mjs';

/** @typedef {import('../host.d.ts').Host} Host */
/** @typedef {import('../host.d.ts').Place} Place */

const APP_ID = '0efc74f7-41c3-47a4-8775-7259bfef4241';
const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';
const TIMEOUT_MS = 60_000;

/** The servers whose webhook logs each phase. */
const SERVERS = [
  ['express', 'Express'],
  ['fastify', 'Fastify'],
  ['hono', 'Hono'],
  ['nest', 'NestJS'],
];

/** @type {readonly Host[]} */
export const recipeHosts = [
  {
    name: 'recipe-admin-app',
    title: 'recipe: an admin app behind a server (Express)',
    project: 'recipes',
    files: 'recipes',
    check: (place) => withServer(place, 'server.js', { TRANSFER: '' }, (origin) => useAdminApp(origin)),
  },
  ...SERVERS.map(([name = '', title]) => ({
    name: `recipe-${name}`,
    title: `recipe: ${title}`,
    project: 'recipes',
    files: 'recipes',
    check: (/** @type {Place} */ place) =>
      withServer(place, `${name}.js`, { TRANSFER: CALL_ID }, (_, untilPrinted) => untilPrinted(`${CALL_ID} completed`)),
  })),
  ...[
    ['next-route', 'Next.js, route handler'],
    ['azure-functions', 'Azure Functions'],
    ['lambda', 'AWS Lambda, events of versions 1 and 2'],
  ].map(([name, title]) => ({
    name: `recipe-${name}`,
    title: `recipe: ${title}`,
    project: 'recipes',
    files: 'recipes',
    check: async (/** @type {Place} */ place) => {
      writeRecipe(place, `${name}.js`);
      const env = { APP_ID, RECIPE: `${name}` };
      assert.match(await place.run(process.execPath, ['call-function.js'], { env }), /^completed$/m);
    },
  })),
  {
    name: 'recipe-opentelemetry',
    title: 'recipe: OpenTelemetry',
    project: 'recipes',
    files: 'recipes',
    async check(place) {
      writeRecipe(place, 'opentelemetry.js');
      const printed = JSON.parse(await place.run(process.execPath, ['trace-transfer.js'], { onlyStdout: true }));
      assert.deepEqual(printed, {
        span: 'graph.call.transfer',
        outcome: 'completed',
        events: ['graph.request', ...Array(4).fill('graph.notification')],
        measured: ['graph.call.transfer.duration', 1],
      });
    },
  },
  {
    name: 'recipe-worker',
    title: 'recipe: Cloudflare Workers with KV',
    project: 'recipes',
    files: 'recipes',
    nightly: true,
    async check(place) {
      writeRecipe(place, 'worker.js');
      const node = place.installed('node24', 'bin', 'node');
      const env = { APP_ID, HOME: place.folder, WRANGLER_SEND_METRICS: 'false', CI: 'true' };
      const args = [
        'deploy',
        'worker.js',
        '--name=recipe',
        '--dry-run',
        '--outdir=dist',
        '--compatibility-date=2026-06-01',
      ];
      await place.run(node, [place.installed('wrangler', 'bin', 'wrangler.js'), ...args], { env });
      assert.match(await place.run(node, ['call-worker.js'], { env }), /^completed$/m);
    },
  },
  {
    name: 'recipe-vitest',
    title: 'recipe: tests with Vitest',
    project: 'vitest',
    async check(place) {
      writeRecipe(place, 'transfer.test.js');
      await place.bin('vitest', ['run', `--root=${place.folder}`]);
    },
  },
];

/**
 * Writes a file of the guide.
 * @param {Place} place
 * @param {string} file
 */
function writeRecipe(place, file) {
  const guide = readFileSync(inProject('pkg-template/docs/recipes.md'), 'utf8');
  const text = new RegExp(`\`\`\`js ${file.replaceAll('.', '\\.')}\n(.*?)\`\`\``, 's').exec(guide)?.[1];
  assert.ok(text, `the guide has no ${file}`);
  place.write(file, text);
}

/**
 * Starts the server of a recipe, in which the simulator replaces Graph and @azure/identity.
 * @param {Place} place
 * @param {string} file
 * @param {Record<string, string>} env
 * @param {(origin: string, untilPrinted: (text: string) => Promise<void>) => Promise<void>} use
 */
async function withServer(place, file, env, use) {
  writeRecipe(place, file);
  const identity = place.at('node_modules', '@azure', 'identity');
  cpSync(place.at('azure-identity'), identity, { recursive: true });
  writeFileSync(join(identity, 'package.json'), '{ "name": "@azure/identity", "type": "module", "main": "index.js" }');
  const port = await freePort();
  const args = ['--import', './simulated.js', file];
  const options = { cwd: place.folder, env: { ...process.env, ...env, APP_ID, PORT: String(port) } };
  const server = spawn(process.execPath, args, options);
  let printed = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (printed += text));
  const until = async (/** @type {() => boolean | Promise<boolean>} */ isSo) => {
    const end = Date.now() + TIMEOUT_MS;
    while (!(await isSo())) {
      if (Date.now() > end || server.exitCode !== null) throw new Error(`${file} did not do its work:\n${printed}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  try {
    const origin = `http://127.0.0.1:${port}`;
    await until(() =>
      fetch(origin).then(
        () => true,
        () => false,
      ),
    );
    await use(origin, (text) => until(() => printed.includes(text)));
  } finally {
    server.kill();
  }
}

/**
 * Does what the page of the recipe does.
 * @param {string} origin
 */
async function useAdminApp(origin) {
  const transfer = { callId: CALL_ID, target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } } };
  const post = (/** @type {unknown} */ body) => {
    const headers = { 'Content-Type': 'application/json' };
    return fetch(`${origin}/api/transfers`, { method: 'POST', headers, body: JSON.stringify(body) });
  };
  const refused = await post({ callId: 'x' });
  assert.equal(refused.status, 400);
  assert.ok((await refused.json()).issues.length > 0);
  assert.equal((await post(transfer)).status, 202);
  const events = await (await fetch(`${origin}/api/transfers/${CALL_ID}`)).text();
  assert.match(events, /event: outcome\ndata: \{"kind":"completed"\}/);
}
