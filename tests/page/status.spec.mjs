// @ts-check
/** The status line: it is about the view that is shown, and is read each time. */

import { button, expect, field, open, outcome, play, send, status, test } from './console.mjs';
import { goToHistory } from './history.mjs';

/** @import { Page } from '@playwright/test' */

/** @param {Page} page @param {string} name */
const viewLink = (page, name) => page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });

/**
 * Listens as a screen reader does: to each element that comes into the status line.
 *
 * @param {Page} page
 * @returns {Promise<() => Promise<string[]>>} gives what was heard
 */
async function listen(page) {
  await status(page).evaluate((region) => {
    const heard = /** @type {string[]} */ ([]);
    Reflect.set(window, 'heard', heard);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) if (node instanceof HTMLElement) heard.push(node.textContent ?? '');
      }
    }).observe(region, { childList: true, subtree: true });
  });
  return () => page.evaluate(() => Reflect.get(window, 'heard'));
}

test('a sentence that is repeated is announced twice', async ({ page }) => {
  await open(page);
  await button(page, 'Example').click();
  // A paragraph is an object of its own for a screen reader: letters alone that stay the same would be no change.
  await expect(status(page).getByRole('paragraph')).toHaveCount(1);
  const heard = await listen(page);
  await button(page, 'New ids').click();
  await button(page, 'New ids').click();
  await expect.poll(heard).toEqual(['New ids filled in.', 'New ids filled in.']);
});

test('two refusals with the same code are both announced', async ({ page }) => {
  await open(page);
  await button(page, 'Example').click();
  await play(page, 'Call not found');
  const heard = await listen(page);
  for (const times of [1, 2]) {
    await send(page);
    await expect
      .poll(async () => (await heard()).filter((sentence) => sentence.startsWith('Refused: 404')))
      .toHaveLength(times);
    await expect(button(page, 'Send transfer')).toBeEnabled();
  }
});

test('another view has a sentence of its own, and the draft the last word when one comes back', async ({ page }) => {
  await open(page);
  await button(page, 'Example').click();
  await button(page, 'New ids').click();
  await send(page);
  await expect(outcome(page).getByRole('heading', { name: 'Completed' })).toBeVisible();
  await expect(status(page)).toHaveText('Completed');
  await goToHistory(page);
  await expect(status(page)).toHaveText(/^\d+ transfers?\.$/);
  await viewLink(page, 'Inspect').click();
  await expect(status(page)).toHaveText(/Nothing to inspect yet/);
  await page.goBack();
  await expect(status(page)).toHaveText(/^\d+ transfers?\.$/);
  await viewLink(page, 'Transfer').click();
  await expect(status(page)).toHaveText(/^Request is valid/);
  await expect(field(page, 'Call id')).toBeVisible();
});
