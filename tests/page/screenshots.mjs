// @ts-check
/** Takes the pictures of the console for the README: `node tests/page/screenshots.mjs`, after `npm run build`. */

import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { button, expect, openWithEditor, play, rows, said, send, status } from './console.mjs';
import { openInspect } from './inspect.mjs';
import { startConsole } from './server.mjs';

/** @type {readonly { file: string, options: import('@playwright/test').BrowserContextOptions }[]} */
const pictures = [
  { file: 'console.png', options: { viewport: { width: 1280, height: 860 }, colorScheme: 'light' } },
  { file: 'console-dark.png', options: { viewport: { width: 1280, height: 860 }, colorScheme: 'dark' } },
  { file: 'console-phone.png', options: { viewport: { width: 390, height: 844 }, colorScheme: 'light' } },
];

const { url, stop } = await startConsole();
const browser = await chromium.launch(launchOptions);
try {
  for (const { file, options } of pictures) {
    const context = await browser.newContext({ ...options, baseURL: url });
    const page = await openWithEditor(await context.newPage());
    await page.getByRole('radio', { name: 'Consultative', exact: true }).check();
    await play(page, 'Complete');
    await button(page, 'Example').click();
    await button(page, 'New ids').click();
    await send(page);
    await expect(said(page, 'Completed')).toBeVisible();
    await expect(rows(page).filter({ hasText: 'Replaced call' })).toHaveCount(2);
    await page.getByRole('heading', { level: 1 }).click();
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: fileURLToPath(new URL(`../../www/screenshots/${file}`, import.meta.url)) });
    await context.close();
  }

  const page = await openInspect(await browser.newPage({ ...pictures[0]?.options, baseURL: url }));
  await button(page, 'Consultative, failed').click();
  await expect(status(page)).toContainText('the call is back with you');
  await page.getByRole('heading', { level: 1 }).click();
  await page.screenshot({ path: fileURLToPath(new URL('../../www/screenshots/inspect.png', import.meta.url)) });
} finally {
  await browser.close();
  await stop();
}
