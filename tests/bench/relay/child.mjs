// @ts-check
/** Programs of the benchmark as processes of their own, which are asked and answer. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { inProject } from '../../tools/project.mjs';

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
     * @param {string} question a function of the program
     * @param {unknown} [settings]
     * @returns {Promise<any>} what it gave
     */
    async ask(question, settings) {
      child.send({ question, settings });
      const [{ answer, error }] = await Promise.race([once(child, 'message'), failed]);
      if (error !== undefined) throw new Error(`${name}, ${question}: ${error}`);
      return answer;
    },
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/**
 * Answers, in a program, with functions.
 *
 * @param {Record<string, (settings: any) => unknown>} functions
 */
export function answer(functions) {
  process.on('message', async (/** @type {{ question: string, settings: unknown }} */ { question, settings }) => {
    try {
      process.send?.({ answer: await functions[question]?.(settings) });
    } catch (error) {
      process.send?.({ error: String(error) });
    }
  });
  process.send?.('ready');
}

/** What this process has used so far, and holds after what is no longer used was collected. */
export function usage() {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000 };
}

/** What this process holds after what is no longer used was collected, in bytes. */
export function held() {
  globalThis.gc?.();
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed, external };
}
