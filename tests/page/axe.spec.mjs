// @ts-check
/** Each state of the page, in each appearance, by the rules of WCAG 2.2 AA: one `expectAccessible` a state. */

import { expectAccessible } from './axe.mjs';
import { button, expect, field, open, play, said, send, test } from './console.mjs';
import { contents, openInspect, pasted, verdict } from './inspect.mjs';

/** @import { Page } from '@playwright/test' */

// Axe reads everything anew in each state.
test.describe.configure({ timeout: 120_000 });

/** @param {Page} page */
async function lookAtTheWay(page) {
  await open(page);
  await expectAccessible(page, 'pristine');

  await page.getByRole('radio', { name: 'Group', exact: true }).check();
  await field(page, 'Call id').fill('x');
  await send(page);
  await expect(page.getByRole('alert')).toBeFocused();
  await expectAccessible(page, 'invalid, with the summary');

  await page.getByRole('radio', { name: 'Consultative', exact: true }).check();
  await button(page, 'Example').click();
  await button(page, 'New ids').click();
  await play(page, 'Complete');
  await send(page);
  await expect(said(page, 'Completed')).toBeVisible();
  await page.getByRole('log').getByText('Raw JSON').last().click();
  await expectAccessible(page, 'completed');

  await play(page, 'Another tenant');
  await send(page);
  await expect(said(page, /^Refused: 403/)).toBeVisible();
  await expect(page.getByRole('term').filter({ hasText: 'Meaning' })).toBeVisible();
  await expectAccessible(page, 'refused');

  await play(page, 'No answer');
  await send(page);
  await expect(page.getByRole('form', { name: 'Transfer' })).toHaveAttribute('aria-busy', 'true');
  await expectAccessible(page, 'sending');
  await button(page, 'Abort').click();
  await expect(said(page, 'Aborted')).toBeVisible();
  await expectAccessible(page, 'aborted');

  await page.getByRole('combobox', { name: 'Send to' }).selectOption('Graph global');
  await page.getByLabel('Access token').fill('not.a.token');
  await send(page);
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'asking whether a live transfer is meant');
}

/** @param {Page} page */
async function lookAtInspect(page) {
  await openInspect(page);
  await expectAccessible(page, 'Inspect, nothing pasted');
  await button(page, 'Consultative, failed').click();
  await pasted(page).fill(`${await pasted(page).inputValue()}\n{"broken"`);
  await expect(verdict(page).getByRole('heading', { name: /^Failed/ })).toBeVisible();
  await expect(contents(page)).toContainText('Cannot be read');
  await contents(page).getByText('Raw JSON').first().click();
  await expectAccessible(page, 'Inspect, with findings');
}

test('every state on the way of a transfer is accessible', async ({ page }) => {
  await lookAtTheWay(page);
});

test('Inspect is accessible', async ({ page }) => {
  await lookAtInspect(page);
});

for (const [name, look] of /** @type {const} */ ([
  ['every state on the way of a transfer', lookAtTheWay],
  ['Inspect', lookAtInspect],
])) {
  test(`in forced colours: ${name} is accessible`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await look(page);
  });
}
