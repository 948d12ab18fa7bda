// @ts-check

import { parseArgs } from 'node:util';
import { command } from '../../pkg-template/build/command.mjs';
import { inProject } from '../../pkg-template/build/project.mjs';
import { setUp } from '../../pkg-template/build/setup.mjs';
import { StepFailed, step } from '../../pkg-template/build/steps.mjs';
import { readCounts } from '../coverage/lcov.mjs';
import { ensureLlvm } from '../coverage/llvm.mjs';
import { measure } from '../coverage/measure.mjs';
import { missedIn, tableOf } from '../coverage/table.mjs';

const HELP = `
npm run coverage [-- --missed <path>]

Runs the tests of the crate, and prints how many lines of the core they run, and how many branches they take.
It needs llvm-profdata and llvm-cov in the compiler's version of LLVM: of rustup (llvm-tools), or of the system.
Not counted are src/js, which exists for wasm only, and what the examples of the documentation run.

  --missed <path>  also prints the lines that no test runs, of the files whose path contains this text
`;

await command(HELP, async (args) => {
  const missed = readMissed(args);
  await setUp({ packages: false, tools: false });
  const llvm = await step('llvm-profdata and llvm-cov', ensureLlvm);
  const files = readCounts(await measure(llvm), inProject('src/'));
  console.log(`\n${tableOf(files)}`);
  if (missed !== undefined) console.log(`\n${missedIn(files, missed).join('\n')}`);
});

/** @param {string[]} args */
function readMissed(args) {
  try {
    return parseArgs({ args, options: { missed: { type: 'string' } } }).values.missed;
  } catch (error) {
    throw new StepFailed(`${/** @type {Error} */ (error).message}\nnpm run coverage -- --help describes the options.`);
  }
}
