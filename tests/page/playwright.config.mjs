// @ts-check
import { defineConfig } from '@playwright/test';
import { launchOptions } from './browser.mjs';

/** Colours that the system chooses, whatever the scheme: once is enough. */
const FORCED_COLOURS = /forced colours/;

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
      testMatch: ['axe.spec.mjs', 'scenarios.spec.mjs', 'mending.spec.mjs', 'appearance.spec.mjs', 'views.spec.mjs'],
      grepInvert: FORCED_COLOURS,
      use: { ...desktop, colorScheme: 'dark' },
    },
    {
      name: 'phone',
      testMatch: ['axe.spec.mjs', 'scenarios.spec.mjs', 'appearance.spec.mjs', 'views.spec.mjs'],
      grepInvert: FORCED_COLOURS,
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
  ],
});
