// @ts-check
/** Each state of the page, in each appearance, by the rules of WCAG 2.2 AA: one `expectAccessible` a state. */

import { expectAccessible } from './axe.mjs';
import { button, expect, field, open, play, said, send, stopWaiting, test } from './console.mjs';
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

  await play(page, 'No response');
  await send(page);
  await expect(page.getByRole('form', { name: 'All fields' })).toHaveAttribute('aria-busy', 'true');
  await expectAccessible(page, 'sending');
  await stopWaiting(page).click();
  await expect(said(page, 'Stopped waiting')).toBeVisible();
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

/** @param {Page} page */
async function lookAtTheOperator(page) {
  await page.goto('/');
  const call = page
    .getByRole('group', { name: 'Who’s on the line?' })
    .getByRole('radio', { name: /^(?!Group|Unknown)/, disabled: false })
    .first();
  await expect(call).toBeVisible({ timeout: 20_000 });
  await button(page, 'Transfer').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page, 'an operator who has chosen nothing');
  await call.click();
  await page.getByRole('combobox', { name: 'Transfer to' }).fill('heidi');
  const person = page.getByRole('option', { name: /Heidi Steen/ }).first();
  await expect(person).toBeVisible();
  await expectAccessible(page, 'people are found');
  await person.click();
  await page.getByRole('button', { name: /^Transfer / }).click();
  await expect(page.getByRole('heading', { name: /is now talking to Heidi Steen/ })).toBeVisible();
  await expectAccessible(page, 'the outcome');
}

test.describe('operator', () => {
  test.use({ mode: 'operator' });
  test('every state of an operator is accessible', ({ page }) => lookAtTheOperator(page));
});
