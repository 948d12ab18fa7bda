// @ts-check
/** The common parts of what an operator does on the page. */

import { expect } from '@playwright/test';

/** @import { Locator, Page } from '@playwright/test' */

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

/** Checks that an element is within the window. @param {Locator} element */
export async function expectInWindow(element) {
  const box = await element.evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return { top, bottom, height: innerHeight };
  });
  expect(box.top, JSON.stringify(box)).toBeGreaterThanOrEqual(0);
  expect(box.bottom, JSON.stringify(box)).toBeLessThanOrEqual(box.height);
}

/** Checks that an operator sees few words. @param {Page} page */
export async function expectFewWords(page) {
  const text = await page.evaluate(() => {
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen = [];
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const { parentElement } = node;
      const isShown = parentElement?.checkVisibility({ visibilityProperty: true }) && !parentElement.closest('select');
      // What is only for screen readers is clipped.
      const isClipped = parentElement?.closest('.quiet, .skip, .status-line[data-quiet="true"]');
      if (isShown && !isClipped) seen.push(node.nodeValue);
    }
    return seen.join(' ');
  });
  const words = text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word));
  expect(words.length, words.join(' ')).toBeLessThanOrEqual(120);
}
