// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../www/server/main.js', import.meta.url));

/**
 * @typedef {object} Console
 * @property {string} url
 * @property {() => string} printed everything that it printed so far
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} kill ends it as a crash would
 */

/**
 * Starts the console on a free port.
 *
 * @param {object} [options]
 * @param {readonly string[]} [options.args] further options
 * @param {NodeJS.ProcessEnv} [options.env] further variables
 * @param {boolean} [options.isQuiet] whether its log is only kept, and not shown with the tests
 * @returns {Promise<Console>}
 */
export async function startConsole({ args = ['--time-scale', '0.1'], env = {}, isQuiet = false } = {}) {
  const child = spawn(process.execPath, [program, '--port', '0', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      printed += text;
    });
  }
  if (!isQuiet) child.stderr.pipe(process.stderr, { end: false });
  const exit = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url === undefined) continue;
    child.stdout.resume();
    const end = (/** @type {NodeJS.Signals} */ signal) => async () => {
      child.kill(signal);
      await exit;
    };
    return { url, printed: () => printed, stop: end('SIGTERM'), kill: end('SIGKILL') };
  }
  throw new Error('The console ended before it said where it is.');
}
