// @ts-check
/** Runs tools as child processes, which end with this one. */

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './project.mjs';
import { StepFailed, StepStopped } from './steps.mjs';

/** The process groups of the running tools. @type {Set<number>} */
const groups = new Set();

/** Without colours, because programs read the output here. */
const PLAIN_OUTPUT = { NO_COLOR: '1', CARGO_TERM_COLOR: 'never', CARGO_TERM_PROGRESS_WHEN: 'never' };

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [advice] printed when the tool fails
 * @property {(text: string) => void} [onOutput] called with each part of the output
 * @property {RegExp} [hidden] left out of the output of a failure
 * @property {boolean} [onlyStdout] whether to return the standard output alone
 */

/**
 * Runs a tool to its end.
 * @param {string} tool
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} the output, by default both streams in order
 * @throws {StepFailed} when it cannot be started or its exit code is not 0
 */
export function run(tool, args, options = {}) {
  const { cwd = root, env = {}, advice = '', onOutput = () => {}, hidden, onlyStdout = false } = options;
  return new Promise((resolve, reject) => {
    // A group of its own, so that the end of this process can end the tool's children too.
    const child = spawn(tool, args, {
      cwd,
      env: { ...withoutForcedColour(), ...PLAIN_OUTPUT, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const { pid } = child;
    if (pid !== undefined) groups.add(pid);
    /** @type {Buffer[]} */
    const chunks = [];
    /** @type {Buffer[]} */
    const stdout = [];
    child.stdout.on('data', (chunk) => stdout.push(chunk));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (/** @type {Buffer} */ chunk) => {
        chunks.push(chunk);
        onOutput(chunk.toString('latin1'));
      });
    }
    child.on('error', (error) => {
      reject(new StepFailed(`${tool} could not be started (${error.message}). ${advice}`.trim()));
    });
    child.on('close', (code, signal) => {
      const wasStopped = pid !== undefined && !groups.delete(pid);
      const output = Buffer.concat(chunks).toString('utf8');
      if (code === 0) resolve(onlyStdout ? Buffer.concat(stdout).toString('utf8') : output);
      else if (wasStopped) reject(new StepStopped(`${tool} was stopped.`));
      else {
        const reason = `"${[tool, ...args].join(' ')}" ended with ${signal ?? code}. ${advice}`;
        reject(new StepFailed(reason.trim(), hidden ? output.replace(hidden, '') : output));
      }
    });
  });
}

/** Stops every tool that `run` started, with its children. */
export function stopAll() {
  for (const pid of groups) {
    groups.delete(pid);
    try {
      process.kill(-pid, 'SIGTERM');
    } catch {
      // It has just ended by itself.
    }
  }
}

/**
 * Runs a program in the foreground, with this terminal, until it ends.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} its exit code
 */
export function runInForeground(program, args, { cwd = root, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
    foreground.add(child);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      foreground.delete(child);
      resolve(code ?? exitCodeOf(signal));
    });
  });
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const foreground = new Set();

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    if (foreground.size === 0) process.exit(exitCodeOf(signal));
    // A terminal sends Ctrl-C to the program too; other signals reach only this process. Its exit ends the command.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) for (const child of foreground) child.kill(signal);
  });
}

process.on('exit', () => {
  for (const child of foreground) child.kill();
  stopAll();
});

/** @param {NodeJS.Signals | null} signal */
function exitCodeOf(signal) {
  return signal === null ? 1 : 128 + constants.signals[signal];
}

function withoutForcedColour() {
  const { FORCE_COLOR: _, ...rest } = process.env;
  return rest;
}
