// @ts-check
/** The crate as `cargo package` packs it: it builds and passes its unit tests without the rest of this project. */

import { mkdirSync, rmSync } from 'node:fs';
import { crateVersion, inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { compileTests, runProgram } from './rust-tests.mjs';

/** The properties were tested with all their cases in the project. */
const FEW_CASES = { PROPTEST_CASES: '8' };

/**
 * Packs the crate and runs the unit tests of the packed files.
 * @returns {Promise<import('./cases.mjs').Result>}
 */
export async function testPackedCrate() {
  const name = `graph-call-transfer-${crateVersion()}`;
  // --no-verify: the tests below compile it.
  await run('cargo', ['package', '--offline', '--allow-dirty', '--no-verify']);
  const folder = inProject('target/packed');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await run('tar', ['-xzf', inProject(`target/package/${name}.crate`), '-C', folder]);
  const manifest = `${folder}/${name}/Cargo.toml`;
  // The same target folder: the dependencies are compiled already.
  const options = ['--offline', '--lib', '--manifest-path', manifest, '--target-dir', inProject('target')];
  const [tool = ''] = await compileTests(options);
  return runProgram({ tool, args: [], env: { ...FEW_CASES, CARGO_MANIFEST_DIR: `${folder}/${name}` } });
}
