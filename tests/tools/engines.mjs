// @ts-check
import { buildPackage } from '../../pkg-template/build.mjs';
import { missingEngines } from '../engines/engines.mjs';
import { installPackagesOf } from './packages.mjs';
import { buildPage } from './page.mjs';
import { inProject } from './project.mjs';
import { runInForeground } from './run.mjs';
import { setUp } from './setup.mjs';
import { command } from './steps.mjs';

const HELP = `
npm run engines

Sets up what is missing, builds the package and the page, and tries the console in the engines besides
Chromium: Firefox and WebKitGTK, a first visit and a transfer that completes in each. One that is not
installed is named at the end, and counted as skipped. Firefox and MiniBrowser can be named in FIREFOX
and MINIBROWSER.
`;

await command(HELP, async () => {
  await setUp({ checks: false });
  await buildPackage();
  await buildPage();
  await installPackagesOf('tests/engines', 'drivers of the browsers');
  const args = ['--test', '--test-timeout=180000', '--test-reporter=spec', inProject('tests/engines/engines.test.mjs')];
  process.exitCode = await runInForeground(process.execPath, args);
  for (const line of missingEngines()) console.log(line);
});
