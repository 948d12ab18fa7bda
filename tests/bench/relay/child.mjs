// @ts-check
/** Programs of the benchmark as processes of their own, which receive requests and send responses. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { inProject } from '../../../pkg-template/build/project.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** @typedef {Awaited<ReturnType<typeof startProgram>>} Program */

/**
 * Starts a program.
 *
 * @param {string} name of a file in `programs`
 */
export async function startProgram(name) {
  const child = fork(inProject(`tests/bench/relay/programs/${name}.mjs`), { execArgv: ['--expose-gc'] });
  running.add(child);
  const ended = once(child, 'exit').finally(() => running.delete(child));
  /** @type {Promise<never>} */
  const failed = ended.then(([code]) => Promise.reject(new Error(`${name} ended with ${code}`)));
  failed.catch(() => {});
  await Promise.race([once(child, 'message'), failed]);

  return {
    /**
     * Calls a function of the program.
     * @param {string} method
     * @param {unknown} [settings]
     * @returns {Promise<any>} its result
     */
    async call(method, settings) {
      child.send({ method, settings });
      const [{ result, error }] = await Promise.race([once(child, 'message'), failed]);
      if (error !== undefined) throw new Error(`${name}, ${method}: ${error}`);
      return result;
    },
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/**
 * Offers, in a program, functions to the process that started it.
 *
 * @param {Record<string, (settings: any) => unknown>} functions
 */
export function offer(functions) {
  process.on('message', async (/** @type {{ method: string, settings: unknown }} */ { method, settings }) => {
    try {
      process.send?.({ result: await functions[method]?.(settings) });
    } catch (error) {
      process.send?.({ error: String(error) });
    }
  });
  process.send?.('ready');
}

/** Returns the processor time that this process has used so far. */
export function cpuUsage() {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000 };
}

/** Returns the memory of this process after a garbage collection, in bytes. */
export function memoryUsage() {
  globalThis.gc?.();
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed, external };
}
