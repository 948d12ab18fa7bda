// @ts-check

import { command } from '../../pkg-template/build/command.mjs';
import { installPackagesOf } from '../../pkg-template/build/npm-packages.mjs';
import { buildPackage } from '../../pkg-template/build/package.mjs';
import { buildPage } from '../../pkg-template/build/page.mjs';
import { setUp } from '../../pkg-template/build/setup.mjs';
import { step } from '../../pkg-template/build/steps.mjs';
import { lighthouse } from '../lighthouse/main.mjs';
import { ensureBrowser } from './browser.mjs';

const HELP = `
npm run lighthouse

Sets up missing tools, builds the package and the page, and runs Lighthouse on the console on the
loopback address, as on a desktop and as on a phone. The scores are printed, each with the audits that
lowered it; the aim is 95. Missing it is not a failure. Run it on an idle machine; it takes about a
minute.
`;

await command(HELP, async () => {
  await setUp();
  const { chromium } = await step('Chromium and chromedriver', ensureBrowser);
  await buildPackage();
  await buildPage();
  await step('Lighthouse', (line) => installPackagesOf('tests/lighthouse', line));
  await lighthouse(chromium);
});
