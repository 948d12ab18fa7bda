// @ts-check
/** The unit tests of the crate, as `cargo package` packs it: it builds and passes them without the rest of this project. */

import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crateVersion, inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { compileTests, PROPTEST_RNG_SEED, runProgram } from './rust-tests.mjs';

/** The cases that failed once, which property tests repeat. */
const FAILED_ONCE = 'proptest-regressions';
/** The files of the npm package that a unit test compares, and writes with `--update`: where they are missing it compares nothing. */
const COMPARED = 'pkg-template/lib/records';

/**
 * Packs the crate and runs the unit tests of the packed files.
 * @returns {Promise<import('./cases.mjs').Result>}
 */
export async function testPackedCrate() {
  const name = `graph-call-transfer-${crateVersion()}`;
  // --no-verify: the tests below compile it.
  await run('cargo', ['package', '--offline', '--allow-dirty', '--no-verify']);
  const packed = inProject('target/packed');
  rmSync(packed, { recursive: true, force: true });
  mkdirSync(packed, { recursive: true });
  await run('tar', ['-xzf', inProject(`target/package/${name}.crate`), '-C', packed]);
  const folder = join(packed, name);
  cpSync(inProject(FAILED_ONCE), join(folder, FAILED_ONCE), { recursive: true });
  // The same target folder: the dependencies are compiled already.
  const options = ['--offline', '--lib', '--manifest-path', join(folder, 'Cargo.toml')];
  const [tool = ''] = await compileTests([...options, '--target-dir', inProject('target')]);
  // Not before: the crate compiles without them.
  mkdirSync(dirname(join(folder, COMPARED)), { recursive: true });
  symlinkSync(inProject(COMPARED), join(folder, COMPARED));
  return runProgram({ tool, args: [], cwd: folder, env: { PROPTEST_RNG_SEED, CARGO_MANIFEST_DIR: folder } });
}
