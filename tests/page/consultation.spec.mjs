// @ts-check
/** The operator asks the target first: the relay calls it, and the operator connects the caller, or goes back. */

import { expect, test } from './console.mjs';

/** @import { Page } from '@playwright/test' */

test.use({ mode: 'operator' });

/** Chooses a caller and a target, and to ask first. @param {Page} page @returns {Promise<import('@playwright/test').Locator>} the form */
async function askHeidi(page) {
  await page.goto('/');
  const form = page.getByRole('form', { name: 'Transfer' });
  const call = form.getByRole('radio', { name: /^(?!Group|Unknown)/, disabled: false }).first();
  await expect(call).toBeVisible({ timeout: 10_000 });
  await call.click();
  await page.getByRole('combobox', { name: 'Transfer to' }).fill('heidi st');
  await page
    .getByRole('option', { name: /Heidi Steen/ })
    .first()
    .click();
  await form.getByRole('checkbox', { name: 'Ask first' }).click();
  await form.getByRole('button', { name: 'Call Heidi Steen' }).click();
  return form;
}

test('target that was asked gets the caller', { tag: '@journey' }, async ({ page }) => {
  const form = await askHeidi(page);
  await expect(form.getByRole('status').filter({ hasText: /^Answered \d:\d\d$/ })).toBeVisible({ timeout: 15_000 });
  await form.getByRole('button', { name: /^Transfer .* to Heidi Steen$/ }).click();
  await expect(page.getByRole('region', { name: 'Timeline' }).getByRole('heading', { level: 3 }).first()).toContainText(
    'is now talking to Heidi Steen',
    { timeout: 15_000 },
  );
});

test('page that was reloaded completes what the operator asked before', async ({ page }) => {
  const form = await askHeidi(page);
  await expect(form.getByRole('status').filter({ hasText: /^Answered / })).toBeVisible({ timeout: 15_000 });
  await page.reload();
  await expect(form.getByRole('status').filter({ hasText: /^Answered / })).toBeVisible({ timeout: 15_000 });
  await form.getByRole('button', { name: /^Transfer .* to Heidi Steen$/ }).click();
  await expect(page.getByRole('region', { name: 'Timeline' }).getByRole('heading', { level: 3 }).first()).toContainText(
    'is now talking to Heidi Steen',
    { timeout: 15_000 },
  );
});

test('operator goes back to the caller', { tag: '@journey' }, async ({ page }) => {
  const form = await askHeidi(page);
  const back = form.getByRole('button', { name: /^Back to / });
  await expect(form.getByRole('status').filter({ hasText: /^Answered / })).toBeVisible({ timeout: 15_000 });
  await back.click();
  await expect(form.getByRole('status').filter({ hasText: 'You went back to the caller.' })).toBeVisible({
    timeout: 15_000,
  });
  await expect(form.getByRole('button', { name: 'Call Heidi Steen' })).toBeVisible();
});
