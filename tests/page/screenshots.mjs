// @ts-check
/**
 * Takes the pictures of the console for the README: `node tests/page/screenshots.mjs [folder]`, after `npm run build`. Each
 * state of the page in each appearance.
 */

import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, expect as expectSoon } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { call, outcome, practise, transfer } from './operator.mjs';
import { startConsole } from './server.mjs';

/** @import { BrowserContextOptions, Page } from '@playwright/test' */

/** A picture may take longer than a test. */
const expect = expectSoon.configure({ timeout: 20_000 });

const FOLDER = fileURLToPath(new URL('../../www/screenshots', import.meta.url));

const desktop = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** @type {readonly { suffix: string, options: BrowserContextOptions }[]} */
const appearances = [
  { suffix: '', options: { ...desktop, colorScheme: 'light' } },
  { suffix: '-dark', options: { ...desktop, colorScheme: 'dark' } },
  { suffix: '-phone', options: { ...phone, colorScheme: 'light' } },
];

/** The steps before the picture is taken. @type {Readonly<Record<string, (page: Page) => Promise<void>>>} */
const states = {
  before: open,

  async during(page) {
    await open(page);
    await practise(page, 'slow');
    await transfer(page);
    await expect(outcome(page)).toHaveText(/accepted\. Connecting…$/);
  },

  async console(page) {
    await open(page);
    await transfer(page);
    await expect(outcome(page)).toHaveText(/is now talking to Heidi Steen\.$/);
  },

  async failed(page) {
    await open(page);
    await practise(page, 'failed');
    await transfer(page);
    await expect(outcome(page)).toHaveText(/is back with you\.$/);
  },

  async silent(page) {
    await page.clock.install();
    await open(page);
    await practise(page, 'silent');
    await transfer(page);
    await expect(page.getByText(/^Waiting \d/)).toBeVisible();
    await page.clock.fastForward(70_000);
    await expect(outcome(page)).toHaveText('We don’t know yet what happened.');
  },
};

/** The appearances of each state. @type {Readonly<Record<string, readonly string[]>>} */
const PICTURES = { before: [''], during: [''], console: ['', '-dark', '-phone'], failed: ['', '-phone'], silent: [''] };

/** Opens the page, and waits until somebody is on the line. @param {Page} page */
async function open(page) {
  await page.goto('/');
  await expect(call(page)).toBeVisible({ timeout: 10_000 });
}

const [, , wanted = FOLDER] = process.argv;
if (wanted.startsWith('-')) {
  console.log('node tests/page/screenshots.mjs [folder]');
  process.exit();
}
const folder = resolve(wanted);
const browser = await chromium.launch(launchOptions);
try {
  for (const [state, reach] of Object.entries(states)) {
    for (const { suffix, options } of appearances.filter((each) => PICTURES[state]?.includes(each.suffix))) {
      // A console of its own: a call that came back before is less certain to be back.
      const { url, stop } = await startConsole({ args: ['--time-scale', '0.5'] });
      try {
        const context = await browser.newContext({ ...options, baseURL: url });
        const page = await context.newPage();
        await reach(page);
        await page.screenshot({ path: join(folder, `${state}${suffix}.png`) });
        await context.close();
      } finally {
        await stop();
      }
    }
  }
} finally {
  await browser.close();
}
