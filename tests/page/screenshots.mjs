// @ts-check
/**
 * Takes the pictures of the console for the README: `node tests/page/screenshots.mjs [folder]`, after `npm run build`. Each
 * state of the page in each appearance.
 */

import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { button, expect, field, openWithEditor, play, rows, said, send, status } from './console.mjs';
import { openInspect } from './inspect.mjs';
import { startConsole } from './server.mjs';

/** @import { BrowserContextOptions, Page } from '@playwright/test' */

const FOLDER = fileURLToPath(new URL('../../www/screenshots', import.meta.url));

const desktop = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** @type {readonly { suffix: string, options: BrowserContextOptions }[]} */
const appearances = [
  { suffix: '', options: { ...desktop, colorScheme: 'light' } },
  { suffix: '-dark', options: { ...desktop, colorScheme: 'dark' } },
  { suffix: '-phone', options: { ...phone, colorScheme: 'light' } },
];

/** What is done before the picture is taken. @type {Readonly<Record<string, (page: Page) => Promise<void>>>} */
const states = {
  async console(page) {
    await openWithEditor(page);
    await page.getByRole('radio', { name: 'Consultative', exact: true }).check();
    await play(page, 'Complete');
    await button(page, 'Example').click();
    await button(page, 'New ids').click();
    await send(page);
    await expect(said(page, 'Completed')).toBeVisible();
    await expect(rows(page).filter({ hasText: 'Replaced call' })).toHaveCount(2);
  },

  async mending(page) {
    await openWithEditor(page);
    await button(page, 'Example').click();
    await field(page, 'User id').fill('550fae72');
    await send(page);
    await expect(page.getByRole('alert')).toBeFocused();
  },

  async refused(page) {
    await openWithEditor(page);
    await play(page, 'Another tenant');
    await button(page, 'Example').click();
    await send(page);
    await expect(said(page, /^Refused: 403/)).toBeVisible();
    await expect(page.getByRole('term').filter({ hasText: 'Meaning' })).toBeVisible();
  },

  async inspect(page) {
    await openInspect(page);
    await button(page, 'Consultative, failed').click();
    await expect(status(page)).toContainText('the call is back with you');
  },
};

const [, , wanted = FOLDER] = process.argv;
if (wanted.startsWith('-')) {
  console.log('node tests/page/screenshots.mjs [folder]');
  process.exit();
}
const folder = resolve(wanted);
const { url, stop } = await startConsole();
const browser = await chromium.launch(launchOptions);
try {
  for (const [state, reach] of Object.entries(states)) {
    for (const { suffix, options } of appearances) {
      const context = await browser.newContext({ ...options, baseURL: url });
      const page = await context.newPage();
      await reach(page);
      await page.getByRole('heading', { level: 1 }).click();
      await page.evaluate(() => scrollTo(0, 0));
      await page.screenshot({ path: join(folder, `${state}${suffix}.png`) });
      await context.close();
    }
  }
} finally {
  await browser.close();
  await stop();
}
