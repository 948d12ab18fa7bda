// @ts-check
/** The common parts of what an operator does on the page. */

/** @import { Page } from '@playwright/test' */

/** The outcome in one sentence. @param {Page} page */
export const outcome = (page) =>
  page.getByRole('region', { name: 'Timeline' }).getByRole('heading', { level: 3 }).first();

/** A call with one known caller. @param {Page} page @param {number} [place] */
export const call = (page, place = 0) =>
  page
    .getByRole('group', { name: 'Who’s on the line?' })
    .getByRole('radio', { name: /^(?!Group|Unknown)/, disabled: false })
    .nth(place);

/** @param {Page} page */
export const target = (page) => page.getByRole('combobox', { name: 'Transfer to' });

/** @param {Page} page */
export const send = (page) => page.getByRole('form', { name: 'Transfer' }).getByRole('button', { name: /^Transfer / });

/** Chooses the outcome of the next practice transfer. @param {Page} page @param {string} profile */
export async function practise(page, profile) {
  await page.getByRole('banner').getByText('PRACTICE', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Practice outcome' }).selectOption(profile);
  await page.getByRole('banner').getByText('PRACTICE', { exact: true }).click();
}

/** Makes a blind transfer. @param {Page} page @param {number} [place] of the call */
export async function transfer(page, place) {
  await call(page, place).click();
  await target(page).fill('heidi st');
  await page
    .getByRole('option', { name: /Heidi Steen/ })
    .first()
    .click();
  await send(page).click();
}
