// @ts-check
/** The page in a plain folder, for the tests that need no relay. */

import { test as base, expect, status } from './console.mjs';
import { servePlainly } from './plain-server.mjs';

/** @import { Fixtures, Page, PlaywrightTestOptions } from '@playwright/test' */

export const test = base.extend(
  /** @type {Fixtures<{ plain: Awaited<ReturnType<typeof servePlainly>> }, {}, PlaywrightTestOptions>} */ ({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
    plain: async ({}, use) => {
      const plain = await servePlainly();
      await use(plain);
      await plain.stop();
    },
    baseURL: ({ plain }, use) => use(plain.url),
  }),
);

/**
 * Opens the page and waits until its checks are there.
 *
 * @param {Page} page
 * @param {string} [timeScale] how quickly the simulator plays
 */
export async function openPlain(page, timeScale = '10× faster than Graph') {
  await page.goto('./');
  await expect(status(page)).toContainText('Still needed');
  await expect(page.getByRole('banner')).toContainText('Simulator in this page');
  await page.getByRole('combobox', { name: 'Speed' }).selectOption(timeScale);
}
