// @ts-check

import { command } from '../../pkg-template/build/command.mjs';
import { installPackagesOf } from '../../pkg-template/build/npm-packages.mjs';
import { buildPackage } from '../../pkg-template/build/package.mjs';
import { buildPage } from '../../pkg-template/build/page.mjs';
import { inProject } from '../../pkg-template/build/project.mjs';
import { runInForeground } from '../../pkg-template/build/run.mjs';
import { setUp } from '../../pkg-template/build/setup.mjs';
import { step } from '../../pkg-template/build/steps.mjs';
import { missingEngines } from '../engines/engines.mjs';

const HELP = `
npm run engines

Sets up missing tools, builds the package and the page, and tests the console in two engines besides
Chromium, Firefox and WebKitGTK: a first visit, and a transfer that completes. An engine that is not
installed is listed at the end and counted as skipped. The variables FIREFOX and MINIBROWSER name
programs that are not on PATH.
`;

await command(HELP, async () => {
  await setUp();
  await buildPackage();
  await buildPage();
  await step('drivers of the browsers', (line) => installPackagesOf('tests/engines', line));
  const args = ['--test', '--test-timeout=180000', '--test-reporter=spec', inProject('tests/engines/engines.test.mjs')];
  process.exitCode = await runInForeground(process.execPath, args);
  for (const line of missingEngines()) console.log(line);
});
