// @ts-check
/** The page of an operator: who is on the line, where the call goes, and who has it then. */

import { button, expect, expectLargeControls, rows, status, test } from './console.mjs';
import { call, expectFewWords, expectInWindow, outcome, practise, send, target, transfer } from './operator.mjs';

/** @import { Page } from '@playwright/test' */

test.use({ mode: 'operator' });

/** Opens the page, and counts the clicks on it. @param {Page} page */
async function open(page) {
  await page.addInitScript(() => {
    Object.assign(window, { clicks: 0 });
    addEventListener('mousedown', () => Object.assign(window, { clicks: Reflect.get(window, 'clicks') + 1 }), true);
  });
  await page.goto('/');
  await expect(call(page)).toBeVisible();
}

/** @param {Page} page */
const clicks = (page) => page.evaluate(() => Reflect.get(window, 'clicks'));

test('blind: three clicks, and the outcome names who talks to whom', { tag: '@phone' }, async ({ page }) => {
  await open(page);
  await expectFewWords(page);
  await expectLargeControls(page);
  await transfer(page);
  expect(await clicks(page)).toBeLessThanOrEqual(3);
  await expect(outcome(page)).toHaveText(/^(?!The caller).+ is now talking to Heidi Steen\.$/);
  await expect(status(page)).toHaveText(/is now talking to Heidi Steen\.$/);
  await expect(rows(page).last()).toContainText('is with Heidi Steen');
  await expectFewWords(page);
  await expectLargeControls(page);
  await button(page, 'Next transfer').click();
  await expect(outcome(page)).toHaveText('No transfer yet.');
  await expect(target(page)).toHaveValue('');
});

test('phone: two clicks, and a number is taken as it is typed', { tag: '@phone' }, async ({ page }) => {
  await open(page);
  await call(page).click();
  await target(page).pressSequentially('+44 20 7946 0018');
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await send(page).click();
  expect(await clicks(page)).toBeLessThanOrEqual(2);
  await expect(outcome(page)).toContainText('is now talking to');
});

test('asked: four clicks, and your call with them gives the target', { tag: '@phone' }, async ({ page }) => {
  await open(page);
  await call(page).click();
  await page.getByRole('checkbox', { name: 'Ask first' }).click();
  const select = page.getByRole('combobox', { name: 'Your call with them' });
  // Other tests leave calls of unknown callers.
  const known = select.getByRole('option', { name: /^(?!Choose|[0-9a-f]{8}-)/ }).first();
  await select.selectOption((await known.getAttribute('value')) ?? '');
  await send(page).click();
  expect(await clicks(page)).toBeLessThanOrEqual(4);
  await expect(outcome(page)).toContainText('is now talking to');
  await expect(rows(page).filter({ hasText: 'Your call with' })).not.toHaveCount(0);
});

test('group: a participant is moved', { tag: '@phone' }, async ({ page }) => {
  await open(page);
  await page.getByRole('radio', { name: /^Group call/ }).click();
  await page.getByRole('group', { name: 'Who do you transfer?' }).getByRole('radio').first().click();
  await target(page).fill('heidi st');
  await page
    .getByRole('option', { name: /Heidi Steen/ })
    .first()
    .click();
  await send(page).click();
  expect(await clicks(page)).toBeLessThanOrEqual(5);
  await expect(outcome(page)).toContainText('is now talking to Heidi Steen.');
});

test('failure: the caller is back, and the next actions are there', { tag: '@phone' }, async ({ page }) => {
  await open(page);
  await practise(page, 'failed');
  await transfer(page);
  await expect(outcome(page)).toHaveText(/is back with you\.$/);
  await expectFewWords(page);
  await expectLargeControls(page);
  for (const name of ['Try again', 'Back to caller', 'Copy details']) await expect(button(page, name)).toBeVisible();
  await button(page, 'Someone else').click();
  await expect(target(page)).toBeFocused();
  await expect(target(page)).toHaveValue('');
  await practise(page, 'complete');
  // No caller has this name: who is on the line is no target.
  await target(page).fill('zoe');
  await page
    .getByRole('option', { name: /Zoë Müller/ })
    .first()
    .click();
  await send(page).click();
  await expect(outcome(page)).toHaveText(/is now talking to Zoë Müller\.$/);
});

test('a part that is missing is named, and an unknown name is not sent', async ({ page }) => {
  await open(page);
  await button(page, 'Transfer').click();
  await expect(page.getByRole('alert')).toHaveText('Still needed: call, transfer to');
  await call(page).click();
  await expect(page.getByRole('alert')).toHaveText('Still needed: transfer to');
  await target(page).fill('Nobody Known');
  await expect(page.getByText('We couldn’t find “Nobody Known”.')).toBeVisible();
  await button(page, 'Transfer').click();
  await expect(target(page)).toBeFocused();
  await expect(outcome(page)).toHaveText('No transfer yet.');
});

test('a transfer of the call that is under way is not sent again', async ({ page }) => {
  await open(page);
  await practise(page, 'late');
  await transfer(page);
  await expect(page.getByRole('button', { name: 'Transfer under way' })).toBeVisible();
  const first = await rows(page).first().textContent();
  await page.keyboard.press('Control+Enter');
  await expect(rows(page).first()).toHaveText(first ?? '');
  await expect(outcome(page)).toContainText('is now talking to');
});

test('signed out: the draft is safe, and the way back is one press away', { tag: '@phone' }, async ({ page }) => {
  await open(page);
  await page.route('**/api/transfers', (route) =>
    route.fulfill({ status: 401, json: { error: { code: 'signInRequired', message: 'Sign in.' } } }),
  );
  await transfer(page);
  await expect(outcome(page)).toHaveText('You’ve been signed out.');
  await expect(page.getByRole('link', { name: 'Sign in', exact: true })).toBeVisible();
  await expect(target(page)).toHaveValue('Heidi Steen');
});

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
  [390, 844],
]) {
  test(`at ${width}×${height} the outcome and the last event are in the window`, async ({ page }) => {
    await page.setViewportSize({ width: width ?? 0, height: height ?? 0 });
    await open(page);
    await practise(page, 'silent');
    await transfer(page);
    await expect(outcome(page)).toHaveText('Sent. Waiting for Graph…');
    await expectInWindow(outcome(page));
    // The call stays with the transfer that is silent: another one is transferred.
    await page.getByRole('link', { name: 'Transfer', exact: true }).click();
    await practise(page, 'complete');
    await transfer(page, 1);
    await expect(outcome(page)).toHaveText(/is now talking to/);
    await expectInWindow(outcome(page));
    await expectInWindow(page.getByRole('list', { name: 'Steps' }).getByRole('listitem').last());
    await expectInWindow(rows(page).last());
  });
}

test('the developer tools are one key away, and stay after a reload', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+Backquote');
  await expect(page.getByRole('region', { name: 'Developer' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('region', { name: 'Developer' })).toBeVisible();
  await page.getByRole('switch', { name: 'Developer' }).click();
  await expect(page.getByRole('region', { name: 'Developer' })).toHaveCount(0);
});
