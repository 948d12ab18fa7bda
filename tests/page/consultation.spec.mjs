// @ts-check
/** The operator asks the target first: the relay calls it, and the operator connects the caller, or goes back. */

import { expect, rows, test } from './console.mjs';
import { expectFewWords, expectInWindow, outcome } from './operator.mjs';
import { test as plainTest } from './plain.mjs';

/** @import { Locator, Page } from '@playwright/test' */

test.use({ mode: 'operator' });
plainTest.use({ mode: 'operator' });

/** The targets of the examples 2 and 4 of Graph's page: the text that is typed, and the name. */
const TARGETS = /** @type {const} */ ([
  ['user', 'heidi st', 'Heidi Steen'],
  ['telephone', '+44 20 7946 0100', 'Fourth Coffee'],
  ['telephone that nobody knows', '+1 425 555 0199', '+14255550199'],
]);

/** Chooses a caller and a target, and to ask first. @param {Page} page @param {string} typed @param {string} name @returns {Promise<Locator>} the form */
async function chooseParties(page, typed, name) {
  await page.goto('./');
  const form = page.getByRole('form', { name: 'Transfer' });
  // Before its roster arrives, a group call looks like one with a single caller.
  await expect(form.getByRole('radio', { name: /^Group/ })).toBeVisible();
  await form
    .getByRole('radio', { name: /^(?!Group|Unknown)/, disabled: false })
    .first()
    .click();
  await page.getByRole('combobox', { name: 'Transfer to' }).fill(typed);
  const people = page.getByRole('listbox', { name: 'People' });
  await people.getByRole('option', { name }).first().click();
  await form.getByRole('checkbox', { name: 'Ask first' }).click();
  return form;
}

/** Calls Heidi first. @param {Page} page @returns {Promise<Locator>} the form */
async function askHeidi(page) {
  const form = await chooseParties(page, 'heidi st', 'Heidi Steen');
  await form.getByRole('button', { name: 'Call Heidi Steen' }).click();
  return form;
}

/** Returns the state of the consultation with its text. @param {Locator} form @param {RegExp | string} text */
const state = (form, text) => form.getByRole('status').filter({ hasText: text });

/** Calls a target first, and gives it the caller. @param {Page} page @param {string} typed @param {string} name */
async function askAndTransfer(page, typed, name) {
  const form = await chooseParties(page, typed, name);
  await form.getByRole('button', { name: `Call ${name}` }).click();
  await expect(state(form, /^Answered \d:\d\d$/)).toBeVisible();
  await transfer(page, form, name);
}

/** Gives the caller to the target, and waits for the verdict. @param {Page} page @param {Locator} form @param {string} name */
async function transfer(page, form, name) {
  await form.getByRole('button', { name: new RegExp(`^Transfer .* to ${name.replace('+', '\\+')}$`) }).click();
  const verdict = page.getByRole('region', { name: 'Timeline' }).getByRole('heading', { level: 3 }).first();
  await expect(verdict).toContainText(`is now talking to ${name}`);
}

for (const [what, typed, name] of TARGETS) {
  // The size does not depend on the target: on a phone one of them is asked on each host.
  const onPhone = { tag: typed === 'heidi st' ? ['@phone'] : [] };
  test(`${what} that was asked gets the caller`, onPhone, ({ page }) => askAndTransfer(page, typed, name));

  plainTest(`${what} that was asked gets the caller, without a relay`, onPhone, ({ page }) =>
    askAndTransfer(page, typed, name),
  );
}

test('target that was only typed is called, and what is missing is named', async ({ page }) => {
  await page.goto('./');
  const form = page.getByRole('form', { name: 'Transfer' });
  await form.getByRole('checkbox', { name: 'Ask first' }).click();
  const call = form.getByRole('button', { name: 'Call them' });
  await call.click();
  await expect(form.getByRole('alert')).toHaveText('Still needed: call, transfer to');
  await form
    .getByRole('radio', { name: /^(?!Group|Unknown)/, disabled: false })
    .first()
    .click();
  await expect(form.getByRole('alert')).toHaveText('Still needed: transfer to');
  await page.getByRole('combobox', { name: 'Transfer to' }).fill('+44 20 7946 0018');
  await call.click();
  await expect(state(form, /^Answered \d:\d\d$/)).toBeVisible();
  await transfer(page, form, '+442079460018');
});

test('telephone is not called by a server without an application instance, which is said in words', async ({
  page,
}) => {
  await page.route('**/api/about', async (route) => {
    const { applicationInstanceId, ...about } = await (await route.fetch()).json();
    expect(applicationInstanceId).toMatch(/^[0-9a-f-]{36}$/);
    await route.fulfill({ json: about });
  });
  const form = await chooseParties(page, '+44 20 7946 0100', 'Fourth Coffee');
  await expect(form).toContainText('its administrator has to set --application-instance');
  await expect(form.getByLabel('Your call with them')).toBeVisible();
  await expect(form.getByRole('button', { name: 'Call Fourth Coffee' })).toHaveCount(0);
});

test('ladder has both calls from the first dial, after a reload and in the history', async ({ page }) => {
  const form = await askHeidi(page);
  const log = page.getByRole('log');
  await expect(state(form, /^Answered /)).toBeVisible();
  await expect(log).toContainText(/You call Heidi Steen.*Ringing.*Heidi Steen answered/);
  // The consultation call is not one of the callers.
  await expect(form.getByRole('radio', { name: 'Unknown caller' })).toHaveCount(0);
  await page.reload();
  await expect(log).toContainText(/You call Heidi Steen.*Ringing.*Heidi Steen answered/);
  await form.getByRole('button', { name: /^Back to / }).click();
  await expect(log).toContainText(/Heidi Steen answered.*You went back to/);
  await page.getByRole('link', { name: 'History' }).click();
  const row = page.getByRole('row', { name: /to Heidi Steen/ });
  await expect(row).toContainText('Consultation');
  await expect(row).toContainText('Back to caller');
});

test('page that was reloaded completes what the operator asked before', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const form = await askHeidi(page);
  await expect(state(form, /^Answered /)).toBeVisible();
  await page.reload();
  await expect(state(form, /^Answered /)).toBeVisible();
  await transfer(page, form, 'Heidi Steen');
  // Of the many events the last one is in view, with the outcome.
  await expect(rows(page).last()).toContainText('is with Heidi Steen');
  await expectInWindow(rows(page).last());
  await expectInWindow(outcome(page));
  await expectFewWords(page);
  await expect(page.getByRole('checkbox', { name: 'Ask first' })).not.toBeChecked();
});

test('operator goes back to the caller', { tag: '@phone' }, async ({ page }) => {
  const form = await askHeidi(page);
  const back = form.getByRole('button', { name: /^Back to / });
  await expect(state(form, /^Answered /)).toBeVisible();
  await back.click();
  await expect(state(form, 'You’re back with')).toBeVisible();
  await expect(form.getByRole('button', { name: 'Call Heidi Steen' })).toBeVisible();
});
