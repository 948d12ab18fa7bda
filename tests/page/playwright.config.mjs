// @ts-check
import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './browser.mjs';

/** Colours that the system chooses, whatever the scheme: once is enough. */
const FORCED_COLOURS = /forced colours/;

/** Everything that depends on colours and sizes, the ways that an operator goes from beginning to end, and one test of each view. */
const ON_PHONES = /@phone|(?:axe|appearance|large-text)\.spec/;

/** Everything in every appearance takes four times as long. */
const isEverywhere = process.env.PAGE_EVERYWHERE === '1';

/** A test waits during half of its time, so more of them run than there are cores. */
const WORKERS = Math.min(8, Math.ceil(availableParallelism() * 1.5));

const desktop = { viewport: { width: 1360, height: 860 } };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

export default defineConfig({
  testMatch: '*.spec.mjs',
  outputDir: '../../node_modules/.page-tests',
  fullyParallel: true,
  workers: WORKERS,
  // Long, so that a busy machine only makes a test slower.
  timeout: 60_000,
  // A machine that pauses for a moment is no fault of the page. A test that passes only the second time is listed as flaky.
  retries: 1,
  expect: { timeout: 15_000 },
  use: {
    launchOptions,
    // Animations take a seventh of the time: only the nightly run has them.
    contextOptions: { reducedMotion: isEverywhere ? 'no-preference' : 'reduce' },
    screenshot: 'only-on-failure',
  },
  // Everything in the light on a desktop; each journey of an operator, with what depends on sizes, in the dark on a phone too, so that it sees both schemes and both sizes. The light on a phone is for the nightly run.
  projects: [
    { name: 'light', use: { ...desktop, colorScheme: 'light' } },
    {
      name: 'dark-phone',
      ...(!isEverywhere && { grep: ON_PHONES }),
      grepInvert: FORCED_COLOURS,
      use: { ...phone, colorScheme: 'dark' },
    },
    ...(isEverywhere
      ? [
          { name: 'dark', grepInvert: FORCED_COLOURS, use: { ...desktop, colorScheme: /** @type {const} */ ('dark') } },
          { name: 'phone', grepInvert: FORCED_COLOURS, use: { ...phone, colorScheme: /** @type {const} */ ('light') } },
        ]
      : []),
  ],
});
