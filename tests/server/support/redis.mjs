// @ts-check
/** A Redis for the tests, on a free port. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../../hosts/ports.mjs';
import { findRedis, WITHOUT_REDIS } from '../../tools/redis.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
// A failed test may not stop its Redis.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

const program = findRedis();

if (program === undefined) {
  if ((process.env.REDIS_REQUIRED ?? '') !== '') throw new Error(WITHOUT_REDIS);
  console.log(WITHOUT_REDIS);
}

/** The option `skip` of a test that needs a Redis. */
export const withoutRedis = program === undefined && WITHOUT_REDIS;

/**
 * Starts a Redis.
 *
 * @param {{ port?: number, folder?: string }} [options] by default a free port; the data is stored in the folder, without one
 *   not at all
 */
export async function startRedis({ port, folder } = {}) {
  const chosen = port ?? (await freePort());
  const storage = folder === undefined ? ['no'] : ['yes', '--appendfsync', 'always', '--dir', folder];
  const args = ['--port', String(chosen), '--bind', '127.0.0.1', '--save', '', '--appendonly', ...storage];
  const child = spawn(program ?? 'redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  const ended = once(child, 'exit').finally(() => running.delete(child));
  await isReady(child);
  return {
    port: chosen,
    url: `redis://127.0.0.1:${chosen}`,
    child,
    /** Ends it like a crash. */
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, null>} child */
function isReady(child) {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      printed += text;
      if (printed.includes('Ready to accept connections')) resolve(undefined);
    });
    child.once('exit', () => reject(new Error(`redis-server ended during its start: ${printed}`)));
  });
}
