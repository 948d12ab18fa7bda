// @ts-check
import { defineConfig } from '@playwright/test';
import { launchOptions } from './browser.mjs';

/** Colours that the system chooses, whatever the scheme: once is enough. */
const FORCED_COLOURS = /forced colours/;

/** What is the same in every appearance: what the relays and the core do, what is loaded, and what takes its own sizes. */
const ANYWHERE = ['truth', 'several', 'guard', 'weight', 'languages'].map((spec) => `${spec}.spec.mjs`);
/** What can differ between two appearances that each share one half with one in which everything is tried. */
const OF_APPEARANCE = ['axe', 'appearance', 'large-text'].map((spec) => `${spec}.spec.mjs`);

/** Everything in every appearance takes twice as long. */
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
  // Everything in the light on a desktop and in the dark on a phone; so each test sees both schemes and both sizes.
  projects: [
    { name: 'light', use: { ...desktop, colorScheme: 'light' } },
    {
      name: 'dark-phone',
      ...(!isEverywhere && { testIgnore: ANYWHERE }),
      grepInvert: FORCED_COLOURS,
      use: { ...phone, colorScheme: 'dark' },
    },
    {
      name: 'dark',
      ...(!isEverywhere && { testMatch: OF_APPEARANCE }),
      grepInvert: FORCED_COLOURS,
      use: { ...desktop, colorScheme: 'dark' },
    },
    {
      name: 'phone',
      ...(!isEverywhere && { testMatch: OF_APPEARANCE }),
      grepInvert: FORCED_COLOURS,
      use: { ...phone, colorScheme: 'light' },
    },
  ],
});
