// @ts-check
/** Runs the tests of the crate with code that counts what runs. */

import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { step } from '../../pkg-template/build/steps.mjs';
import { compileTests, PROPTEST_RNG_SEED } from '../tools/rust-tests.mjs';

/** A folder of its own: other flags would compile all of `target` again. */
const TARGET = inProject('target/coverage');
const COUNTS = join(TARGET, 'counts');

const COUNTING = {
  RUSTFLAGS: '-Cinstrument-coverage -Zcoverage-options=branch',
  // The compiler counts branches, but does not promise to do so in later versions.
  RUSTC_BOOTSTRAP: '1',
};

/**
 * Runs all tests that are compiled for this machine, without those of the documentation.
 * @param {import('./llvm.mjs').Llvm} llvm
 * @returns {Promise<string>} the counts of the sources of the core, in the format of lcov
 */
export async function measure({ profdata, cov }) {
  rmSync(COUNTS, { recursive: true, force: true });
  mkdirSync(COUNTS, { recursive: true });
  const env = { CARGO_MANIFEST_DIR: inProject('.'), PROPTEST_RNG_SEED, LLVM_PROFILE_FILE: join(COUNTS, '%m.profraw') };
  const programs = await step('tests that count', () =>
    compileTests(['--target-dir', TARGET], {
      ...COUNTING,
      // Macros and programs of the build are compiled with the same flags.
      LLVM_PROFILE_FILE: join(TARGET, 'build-%m.profraw'),
    }),
  );
  await step('tests', async (line) => {
    for (const [at, program] of programs.entries()) {
      line.note(`${at + 1} of ${programs.length} programs`);
      await run(program, [], { env });
    }
  });
  return step('counts', async () => {
    const merged = join(COUNTS, 'all.profdata');
    const counts = readdirSync(COUNTS).map((name) => join(COUNTS, name));
    await run(profdata, ['merge', '-sparse', ...counts, '-o', merged]);
    const objects = programs.flatMap((program) => ['-object', program]);
    const args = ['export', '-format=lcov', `-instr-profile=${merged}`, ...objects.slice(1), inProject('src')];
    return run(cov, args, { onlyStdout: true });
  });
}
