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

test('target that was asked gets the caller', { tag: '@phone' }, async ({ page }) => {
  const form = await askHeidi(page);
  await expect(form.getByRole('status').filter({ hasText: /^Answered \d:\d\d$/ })).toBeVisible({ timeout: 15_000 });
  await form.getByRole('button', { name: /^Transfer .* to Heidi Steen$/ }).click();
  await expect(page.getByRole('region', { name: 'Timeline' }).getByRole('heading', { level: 3 }).first()).toContainText(
    'is now talking to Heidi Steen',
    { timeout: 15_000 },
  );
});

test('ladder has both calls from the first dial, after a reload and in the history', async ({ page }) => {
  const form = await askHeidi(page);
  const log = page.getByRole('log');
  await expect(form.getByRole('status').filter({ hasText: /^Answered / })).toBeVisible({ timeout: 15_000 });
  await expect(log).toContainText(/Call to Heidi Steen requested.*Heidi Steen: ringing.*Heidi Steen answered/);
  // The consultation call is not one of the callers.
  await expect(form.getByRole('radio', { name: 'Unknown caller' })).toHaveCount(0);
  await page.reload();
  await expect(log).toContainText(/Call to Heidi Steen requested.*Heidi Steen: ringing.*Heidi Steen answered/);
  await form.getByRole('button', { name: /^Back to / }).click();
  await expect(log).toContainText(/Heidi Steen answered.*You went back to/, { timeout: 15_000 });
  await page.getByRole('link', { name: 'History' }).click();
  const row = page.getByRole('row', { name: /to Heidi Steen/ });
  await expect(row).toContainText('Consultation');
  await expect(row).toContainText('Back to caller', { timeout: 15_000 });
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

test('operator goes back to the caller', { tag: '@phone' }, async ({ page }) => {
  const form = await askHeidi(page);
  const back = form.getByRole('button', { name: /^Back to / });
  await expect(form.getByRole('status').filter({ hasText: /^Answered / })).toBeVisible({ timeout: 15_000 });
  await back.click();
  await expect(form.getByRole('status').filter({ hasText: 'You’re back with' })).toBeVisible({
    timeout: 15_000,
  });
  await expect(form.getByRole('button', { name: 'Call Heidi Steen' })).toBeVisible();
});
