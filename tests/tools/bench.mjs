// @ts-check
import { buildPackage } from '../../pkg-template/build.mjs';
import { inProject } from './project.mjs';
import { runInForeground } from './run.mjs';
import { setUp } from './setup.mjs';
import { command } from './steps.mjs';

const HELP = `
npm run bench

Sets up what is missing, builds the package and measures it: speed against its peers, the time from
import to the first result, and the sizes.
`;

await command(HELP, async (args) => {
  await setUp({ checks: false });
  await buildPackage();
  process.exitCode = await runInForeground(process.execPath, [inProject('tests/bench/main.mjs'), ...args]);
});
