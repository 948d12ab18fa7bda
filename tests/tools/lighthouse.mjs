// @ts-check
import { buildPackage } from '../../pkg-template/build.mjs';
import { lighthouse } from '../lighthouse/main.mjs';
import { ensureBrowser } from './browser.mjs';
import { installPackagesOf } from './packages.mjs';
import { buildPage } from './page.mjs';
import { setUp } from './setup.mjs';
import { command, step } from './steps.mjs';

const HELP = `
npm run lighthouse

Sets up what is missing, builds the package and the page, and has Lighthouse look at the console on the
loopback address, as on a desktop and as on a phone. The scores are printed, each with what kept it from
100; the aim is 95. Missing it is no failure. Run it on an idle machine; it takes about a minute.
`;

await command(HELP, async () => {
  await setUp({ checks: false });
  const { chromium } = await step('Chromium and chromedriver', ensureBrowser);
  await buildPackage();
  await buildPage();
  await installPackagesOf('tests/lighthouse', 'Lighthouse');
  await lighthouse(chromium);
});
