// @ts-check
/**
 * The tests of the crate.
 *
 * Stable Rust has no machine-readable report of a test run. The counts come from the interface on which cargo-nextest is
 * built too: cargo names the test programs as JSON, a program lists its cases with `--list --format terse`, and its
 * exit code is 0 when none failed. Only after a failure are the lines of the cases read, for names that were listed.
 * The runner of wasm-bindgen and the documentation tests have the same interface.
 */

import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { StepFailed } from '../../pkg-template/build/steps.mjs';
import { settle } from './cases.mjs';

/** @typedef {import('./cases.mjs').Counts} Counts */
/** @typedef {import('./cases.mjs').Result} Result */

/**
 * @typedef {object} Program calls a test program with arguments
 * @property {string} tool
 * @property {readonly string[]} args
 * @property {NodeJS.ProcessEnv} env
 * @property {string} [cwd] the root of the project by default
 */

/** The property tests check the same cases in each run, so that a run fails only for the change that it tests. Set it to check others. */
export const PROPTEST_RNG_SEED = process.env.PROPTEST_RNG_SEED ?? '20260101';

/** Cargo's messages for machines, which are of no use to a person. */
const MESSAGES = /^\{"reason".*\n?/gm;

/**
 * Compiles test programs.
 * @param {readonly string[]} options of `cargo test`
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<string[]>} the paths of the programs
 */
export async function compileTests(options, env = {}) {
  const args = ['test', '--no-run', '--message-format=json-render-diagnostics', ...options];
  const output = await run('cargo', args, { env, onlyStdout: true, hidden: MESSAGES });
  return output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .filter(({ reason, executable, profile }) => reason === 'compiler-artifact' && executable && profile.test)
    .map(({ executable }) => executable);
}

/**
 * Runs the tests of the crate for this machine, without the unit tests: these run in the packed crate.
 * @returns {Promise<Result>}
 */
export async function runRustTests() {
  // Cargo sets the folder for the programs that it runs itself.
  const env = { CARGO_MANIFEST_DIR: inProject('.'), PROPTEST_RNG_SEED };
  const programs = (await compileTests(['--test', '*'])).map((tool) => ({ tool, args: [], env }));
  return sum([
    ...(await eachInTurn(programs, runProgram)),
    await runProgram({ tool: 'cargo', args: ['test', '--doc', '--'], env: {} }),
  ]);
}

/**
 * Runs tests that were compiled for wasm.
 * @param {readonly string[]} modules their paths
 * @param {NodeJS.ProcessEnv} env which host the runner uses
 * @returns {Promise<Result>}
 */
export async function runWasmTests(modules, env) {
  const programs = modules.map((module) => ({ tool: 'wasm-bindgen-test-runner', args: [module], env }));
  return sum(await eachInTurn(programs, runProgram));
}

/**
 * Runs the tests of one program.
 * @param {Program} program
 * @returns {Promise<Result>}
 */
export async function runProgram({ tool, args, env, cwd = inProject('.') }) {
  const list = async (/** @type {string[]} */ ...options) =>
    listedCases(await run(tool, [...args, '--list', '--format', 'terse', ...options], { env, cwd, onlyStdout: true }));
  const all = await list();
  // Without a case the runner of wasm-bindgen fails.
  if (all.length === 0) return { counts: { passed: 0, failed: 0, skipped: 0, flaky: [] }, failure: undefined };
  const ignored = await list('--ignored');
  const { output, failure } = await settle(run(tool, args, { env, cwd }));
  return { counts: countCases(all, ignored.length, failure && output), failure };
}

/**
 * Reads a list of cases: one in each line, as `name: test`.
 * @param {string} output
 */
export function listedCases(output) {
  return output
    .split('\n')
    .filter((line) => line.endsWith(': test'))
    .map((line) => line.slice(0, -': test'.length));
}

/**
 * Counts the cases of one program.
 * @param {readonly string[]} all the names of its cases
 * @param {number} ignored how many of them it skips
 * @param {string} [output] of a run that failed
 * @returns {Counts}
 */
export function countCases(all, ignored, output) {
  const run = all.length - ignored;
  if (output === undefined) return { passed: run, failed: 0, skipped: ignored, flaky: [] };
  const lines = output.split('\n').filter((line) => line.endsWith('... FAILED') || line.endsWith('... FAIL'));
  const failed = all.filter((name) => lines.some((line) => line.startsWith(`test ${name} `))).length;
  // A program that crashed reported no result for the cases after the crash.
  if (failed === 0) return { passed: 0, failed: 1, skipped: ignored, flaky: [] };
  return { passed: run - failed, failed, skipped: ignored, flaky: [] };
}

/**
 * @param {readonly Result[]} results
 * @returns {Result}
 */
function sum(results) {
  const add = (/** @type {'passed' | 'failed' | 'skipped'} */ member) =>
    results.reduce((all, { counts }) => all + counts[member], 0);
  const failures = results.flatMap(({ failure }) => failure ?? []);
  return {
    counts: { passed: add('passed'), failed: add('failed'), skipped: add('skipped'), flaky: [] },
    failure: failures.length === 0 ? undefined : joined(failures),
  };
}

/** @param {readonly StepFailed[]} failures */
function joined(failures) {
  const messages = failures.map(({ message }) => message).join('\n');
  return new StepFailed(messages, failures.map(({ output }) => output).join('\n'));
}

/**
 * @template T, R
 * @param {readonly T[]} items
 * @param {(item: T) => Promise<R>} work
 */
async function eachInTurn(items, work) {
  /** @type {R[]} */
  const results = [];
  for (const item of items) results.push(await work(item));
  return results;
}
