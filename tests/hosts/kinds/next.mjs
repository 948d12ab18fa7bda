// @ts-check
/** Next.js with both of its bundlers: client component, server component, route handler, edge. */

import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { checkAddress } from '../browser.mjs';
import { assertPrinted } from '../outcome.mjs';
import { freePort } from '../ports.mjs';

/** @typedef {import('../host.d.ts').Host} Host */
/** @typedef {import('../host.d.ts').Place} Place */

/** Vite sets NODE_ENV for the whole process. */
const ENVIRONMENT = { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
const START_TIMEOUT_MS = 60_000;

/** @type {[name: string, title: string, args: string[], paths: string[]][]} */
const BUNDLERS = [
  ['next', 'Next.js, Turbopack: client, server component, route, edge', [], ['/', '/api/job', '/edge']],
  // Next.js 16.4 cannot build an edge route with webpack, whatever is in it.
  ['next-webpack', 'Next.js, webpack: client, server component, route', ['--webpack'], ['/', '/api/job']],
];

/** @type {readonly Host[]} */
export const nextHosts = BUNDLERS.map(([name, title, args, paths]) => ({
  name,
  title,
  project: 'next',
  files: 'next',
  nightly: true,
  async check(place) {
    // The packages are outside of the folder, which is the case for this test alone.
    place.write('next.config.mjs', `export default { turbopack: { root: ${JSON.stringify(place.project)} } };\n`);
    if (!paths.includes('/edge')) rmSync(place.at('app', 'edge'), { recursive: true });
    await place.bin('next', ['build', ...args], { env: ENVIRONMENT });
    await withServer(place, async (origin) => {
      for (const path of paths) {
        const text = await (await fetch(origin + path)).text();
        assertPrinted(text.replaceAll('<!-- -->', ''));
      }
      await checkAddress(`${origin}/client`);
    });
  },
}));

/**
 * Starts the built app.
 * @param {Place} place
 * @param {(origin: string) => Promise<void>} use
 */
async function withServer(place, use) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const args = [place.installed('next', 'dist', 'bin', 'next'), 'start', '--port', String(port)];
  const server = spawn(process.execPath, args, { cwd: place.folder, env: { ...process.env, ...ENVIRONMENT } });
  try {
    await untilReady(origin);
    await use(origin);
  } finally {
    server.kill();
  }
}

/** @param {string} origin */
async function untilReady(origin) {
  const end = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const response = await fetch(`${origin}/api/job`).catch(() => undefined);
    if (response) return;
    if (Date.now() > end) throw new Error('the server did not start');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
