// @ts-check
/** Attacks that are written in Rust. */

import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { compileTests } from '../tools/rust-tests.mjs';

/**
 * Compiles a test program with optimization and all checks, and runs it.
 * @param {readonly string[]} target the options of cargo that choose it
 * @param {Record<string, string>} env
 * @param {readonly string[]} [filter] of its cases
 * @returns {Promise<string>} the output
 */
export async function attackWithCargo(target, env, filter = []) {
  const [program] = await compileTests(['--profile', 'torture', ...target]);
  if (program === undefined) throw new Error(`cargo compiled no test program for ${target.join(' ')}`);
  // One after the other: the figures of an attack do not depend on the others.
  const args = [...filter, '--nocapture', '--test-threads=1'];
  return run(program, args, { env: { CARGO_MANIFEST_DIR: inProject('.'), ...env } });
}
