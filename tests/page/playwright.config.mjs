// @ts-check
import { defineConfig } from '@playwright/test';
import { launchOptions } from './browser.mjs';

/** Colours that the system chooses, whatever the scheme: once is enough. */
const FORCED_COLOURS = /forced colours/;

/** Whether everybody can see and use it: in each appearance. */
const ACCESSIBLE = ['axe.spec.mjs'];
/** What depends on colours and sizes, and the ways that an operator goes from beginning to end. */
const JOURNEYS = /@journey|(?:axe|appearance|large-text)\.spec/;

/** Everything in every appearance takes four times as long. */
const isEverywhere = process.env.PAGE_EVERYWHERE === '1';

const desktop = { viewport: { width: 1360, height: 860 } };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

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
  // Everything in the light on a desktop; each journey in the dark on a phone too, so that it sees both schemes and both sizes.
  projects: [
    { name: 'light', use: { ...desktop, colorScheme: 'light' } },
    {
      name: 'dark-phone',
      ...(!isEverywhere && { grep: JOURNEYS }),
      grepInvert: FORCED_COLOURS,
      use: { ...phone, colorScheme: 'dark' },
    },
    {
      name: 'dark',
      ...(!isEverywhere && { testMatch: ACCESSIBLE }),
      grepInvert: FORCED_COLOURS,
      use: { ...desktop, colorScheme: 'dark' },
    },
    {
      name: 'phone',
      ...(!isEverywhere && { testMatch: ACCESSIBLE }),
      grepInvert: FORCED_COLOURS,
      use: { ...phone, colorScheme: 'light' },
    },
  ],
});
