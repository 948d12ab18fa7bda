// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../www/server/main.js', import.meta.url));

/**
 * Starts the console on a free port.
 *
 * @param {{ args?: readonly string[], env?: NodeJS.ProcessEnv }} [options] further options and variables
 * @returns {Promise<{ url: string, stop: () => Promise<void>, kill: () => Promise<void> }>} `kill` ends it as a crash would
 */
export async function startConsole({ args = ['--pace', '0.1'], env = {} } = {}) {
  const child = spawn(process.execPath, [program, '--port', '0', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url === undefined) continue;
    const end = (/** @type {NodeJS.Signals} */ signal) => async () => {
      child.kill(signal);
      await exit;
    };
    return { url, stop: end('SIGTERM'), kill: end('SIGKILL') };
  }
  throw new Error('The console ended before it said where it is.');
}
