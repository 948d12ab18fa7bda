// @ts-check
/** Runs the program of the installed package: over pipes, and in a terminal. */

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inProject } from '../../../pkg-template/build/project.mjs';
import { packageFolder } from '../../package/support/installed.mjs';

/** The file of the program. */
export const PROGRAM = join(
  packageFolder,
  JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).bin['graph-call-transfer'],
);

/**
 * The environment of the program, whoever starts the tests. A CI system sets variables that decide
 * about colours (`CI`, `NO_COLOR`, `FORCE_COLOR`, `TERM`), so that only what the program needs is kept.
 */
const ENV = Object.fromEntries(['PATH', 'HOME', 'TMPDIR'].map((name) => [name, process.env[name]]));

/**
 * @typedef {object} Run
 * @property {number | null} code
 * @property {string} out
 * @property {string} err
 */

/**
 * @typedef {object} RunOptions
 * @property {string | Uint8Array} [input]
 * @property {string} [cwd]
 * @property {Record<string, string>} [env]
 */

/**
 * Runs the program to its end.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Run}
 */
export function runProgram(args, { input = '', cwd, env = {} } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    input,
    ...(cwd !== undefined && { cwd }),
    env: { ...ENV, ...env },
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 64 * 1024 ** 2,
  });
  return { code: status, out: stdout, err: stderr };
}

/**
 * Runs the program to its end, while servers of the test respond.
 * @param {import('node:test').TestContext} t
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Run>}
 */
export async function runBeside(t, args, options) {
  const { ended, output } = startProgram(t, args, options);
  const code = await ended;
  return { code, ...output };
}

/**
 * Starts the program; the test ends it.
 * @param {import('node:test').TestContext} t
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function startProgram(t, args, options = {}) {
  return startChild(t, [process.execPath, PROGRAM, ...args], options);
}

/**
 * Starts the program in a terminal of 80 columns; what is written to its standard input is typed there, `\u0003` is Ctrl-C.
 * @param {import('node:test').TestContext} t
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function startInTerminal(t, args, { env = {}, ...options } = {}) {
  const line = `stty cols 80 -echo; exec ${quoted([process.execPath, PROGRAM, ...args])}`;
  const command = ['script', '--quiet', '--return', '--command', line, '/dev/null'];
  return startChild(t, command, { ...options, env: { TERM: 'xterm-256color', ...env } });
}

/**
 * @param {import('node:test').TestContext} t
 * @param {readonly string[]} command
 * @param {RunOptions} options
 */
function startChild(t, [file = '', ...args], { cwd, env = {} }) {
  const child = spawn(file, args, {
    ...(cwd !== undefined && { cwd }),
    env: { ...ENV, ...env },
    stdio: 'pipe',
  });
  const output = { out: '', err: '' };
  /** @type {(() => void)[]} */
  const listeners = [];
  const notify = () => {
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output.out += text;
    notify();
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output.err += text;
    notify();
  });
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => child.on('close', resolve));
  ended.then(notify);
  t.after(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {
    child,
    output,
    ended,
    /**
     * Waits for a text of the output.
     * @param {RegExp} pattern
     * @param {'out' | 'err'} [stream]
     * @returns {Promise<RegExpExecArray>}
     */
    async find(pattern, stream = 'out') {
      for (;;) {
        const found = pattern.exec(output[stream]);
        if (found) return found;
        const hasEnded = child.exitCode !== null || child.signalCode !== null;
        assert.ok(!hasEnded, `${args.join(' ')} ended without ${pattern}:\n${output.out}\n${output.err}`);
        await new Promise((resolve) => listeners.push(() => resolve(undefined)));
      }
    },
  };
}

/** @param {readonly string[]} words for a shell */
function quoted(words) {
  return words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
}

/** Whether this machine can make a terminal for a program. */
export const hasTerminal = existsSync('/usr/bin/script') && process.platform === 'linux';

/**
 * Runs the program in a terminal of 80 columns.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {{ code: number | null, out: string }}
 */
export function runInTerminal(args, { cwd, env = {}, input = '' } = {}) {
  const { status, stdout } = spawnSync(
    'script',
    [
      '--quiet',
      '--return',
      '--command',
      `stty cols 80 -echo; ${quoted([process.execPath, PROGRAM, ...args])}`,
      '/dev/null',
    ],
    {
      input,
      ...(cwd !== undefined && { cwd }),
      env: { ...ENV, TERM: 'xterm-256color', ...env },
      encoding: 'utf8',
      timeout: 60_000,
    },
  );
  return { code: status, out: stdout.replaceAll('\r\n', '\n') };
}

/**
 * Compares an output with a file that is committed.
 * @param {string} name
 * @param {string} text
 */
export function assertGolden(name, text) {
  const path = inProject(`tests/cli/golden/${name}`);
  if (process.env.UPDATE_SNAPSHOTS) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  assert.equal(text, readFileSync(path, 'utf8'), `If you intended it: npm test -- --update writes ${path}`);
}

/**
 * Creates a folder for one test.
 * @param {import('node:test').TestContext} t
 * @param {Readonly<Record<string, string | Uint8Array>>} [files]
 */
export function folderWith(t, files = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'graph-call-transfer-cli-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
