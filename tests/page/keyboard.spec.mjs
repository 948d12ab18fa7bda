// @ts-check
/** The shortcuts, and a transfer from beginning to end without the mouse. */

import {
  button,
  expect,
  expectJson,
  field,
  json,
  jsonText,
  open,
  openWithEditor,
  outcome,
  pageExample,
  rows,
  said,
  status,
  test,
} from './console.mjs';

/** @import { Page } from '@playwright/test' */

/**
 * @param {Page} page
 * @param {string} name
 */
const scenario = (page, name) => page.getByRole('radio', { name, exact: true });

/**
 * Goes on with the Tab key until a button has focus.
 *
 * @param {Page} page
 * @param {string} name
 */
async function tabTo(page, name) {
  const isThere = () => button(page, name).evaluate((wanted) => wanted === document.activeElement);
  for (let steps = 0; steps < 40 && !(await isThere()); steps += 1) await page.keyboard.press('Tab');
  await expect(button(page, name)).toBeFocused();
}

/** @param {Page} page */
const help = (page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

test('a transfer is made, sent and followed without the mouse', { tag: '@phone' }, async ({ page }) => {
  await openWithEditor(page);
  for (let regions = 0; regions < 4; regions += 1) await page.keyboard.press('F6');
  await expect(page.getByRole('heading', { name: 'All fields', exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(scenario(page, 'Blind')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(scenario(page, 'Consultative')).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(status(page)).toContainText('Request is valid');
  expect(JSON.parse(await jsonText(page))).toEqual(JSON.parse(pageExample('beta-2.json')));

  await tabTo(page, 'Send transfer');
  await page.keyboard.press('Enter');
  await expect(said(page, 'Completed')).toBeVisible();
  expect((await rows(page).allTextContents()).join('\n')).toMatch(
    /POST sent.*202.*transferring.*transferAccepted.*terminated · AppTransferred/s,
  );
  await expect(button(page, 'Send transfer')).toBeFocused();

  const text = await jsonText(page);
  await json(page).focus();
  await page.keyboard.press('Control+Enter');
  await expect(outcome(page).getByRole('heading', { name: 'Accepted: 202' })).toBeVisible();
  await expect(json(page)).toBeFocused();
  await expectJson(page, text);
});

test('F6 goes from region to region and round, Shift+F6 back', async ({ page }) => {
  await open(page);
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  const regions = [
    'Transfer console',
    'Transfer',
    'Timeline',
    'All fields',
    'Request',
    'Credentials',
    'Simulator',
    'Share',
  ];
  // The shortcuts are loaded after the page: a press before that does nothing.
  await expect(async () => {
    await page.keyboard.press('F6');
    expect(await focused()).toBe(regions[0]);
  }).toPass();
  for (const region of [...regions.slice(1), regions[0]]) {
    await page.keyboard.press('F6');
    expect(await focused()).toBe(region);
  }
  await field(page, 'Call id').focus();
  for (const region of ['Timeline', 'Transfer', 'Transfer console']) {
    await page.keyboard.press('Shift+F6');
    expect(await focused()).toBe(region);
  }
});

test('Alt and a digit choose a scenario from wherever one is', async ({ page }) => {
  await openWithEditor(page);
  await page.keyboard.press('Alt+Digit3');
  await expect(scenario(page, 'PSTN')).toBeChecked();
  await expect(status(page)).toHaveText('Scenario: PSTN');
  await json(page).focus();
  await page.keyboard.press('Alt+Digit5');
  await expect(scenario(page, 'Group')).toBeChecked();
  await expect(json(page)).toBeFocused();
  await json(page).fill('{');
  await page.keyboard.press('Alt+Digit1');
  await expect(scenario(page, 'Group')).toBeChecked();
});

test('the list of shortcuts opens by its button and by ?, and Escape returns', async ({ page }) => {
  await open(page);
  const opener = button(page, 'Keyboard shortcuts (?)');
  await opener.click();
  await expect(help(page)).toContainText('Send the transfer');
  await expect(help(page)).toContainText('1 Blind · 2 Consultative · 3 PSTN · 4 Consultative PSTN · 5 Group');
  await page.keyboard.press('Escape');
  await expect(help(page)).toBeHidden();
  await expect(opener).toBeFocused();

  await button(page, 'Example').focus();
  await page.keyboard.press('?');
  await expect(help(page)).toBeVisible();
  await page.keyboard.press('Alt+Digit3');
  await page.keyboard.press('Escape');
  await expect(button(page, 'Example')).toBeFocused();
  await expect(scenario(page, 'Blind')).toBeChecked();
});

test('? is typed in fields, and is no shortcut where that is not wanted', async ({ page }) => {
  await openWithEditor(page);
  await field(page, 'Display name').focus();
  await page.keyboard.type('Who?');
  await expect(field(page, 'Display name')).toHaveValue('Who?');
  await json(page).fill('{}');
  await page.keyboard.type('?');
  // The place of the cursor is the keyboard's business: a phone's has it at the beginning.
  await expect(json(page)).toHaveText(/\{\}\?|\?\{\}/);
  await expect(help(page)).toHaveCount(0);

  await button(page, 'Keyboard shortcuts (?)').click();
  await help(page)
    .getByRole('checkbox', { name: /Keys that stand alone/ })
    .uncheck();
  await page.reload();
  await button(page, 'Example').focus();
  await page.keyboard.press('?');
  await button(page, 'Keyboard shortcuts (?)').click();
  await expect(help(page).getByRole('checkbox', { name: /Keys that stand alone/ })).not.toBeChecked();
});
