// @ts-check
import { defineConfig } from '@playwright/test';
import { launchOptions } from './browser.mjs';

/** Colours that the system chooses, whatever the scheme: once is enough. */
const FORCED_COLOURS = /forced colours/;

/** Everything in every appearance takes three times as long; otherwise the dark and the small page show what can differ there. */
const isEverywhere = process.env.PAGE_EVERYWHERE === '1';

/** @param {readonly string[]} specs */
const those = (specs) => (isEverywhere ? {} : { testMatch: specs.map((spec) => `${spec}.spec.mjs`) });

const desktop = { viewport: { width: 1360, height: 860 } };

export default defineConfig({
  testMatch: '*.spec.mjs',
  outputDir: '../../node_modules/.page-tests',
  fullyParallel: true,
  workers: 2,
  timeout: 20_000,
  // A machine that stands still for a moment is no fault of the page. What passes only the second time is listed as flaky.
  retries: 1,
  expect: { timeout: 5_000 },
  use: {
    launchOptions,
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'light', use: { ...desktop, colorScheme: 'light' } },
    {
      name: 'dark',
      ...those(['axe', 'scenarios', 'mending', 'appearance', 'views']),
      grepInvert: FORCED_COLOURS,
      use: { ...desktop, colorScheme: 'dark' },
    },
    {
      name: 'phone',
      ...those(['axe', 'scenarios', 'appearance', 'views']),
      grepInvert: FORCED_COLOURS,
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
  ],
});
