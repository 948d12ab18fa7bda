// @ts-check
/** Whether all words can be read, in each state of the page and at each width. */

import { button, expect, field, openWithEditor, play, said, send, test } from './console.mjs';
import { goToHistory } from './history.mjs';
import { clipped, scrollsSideways } from './languages.mjs';

/** @import { Page } from '@playwright/test' */

const WIDTHS = [
  { width: 1360, height: 860 },
  { width: 360, height: 740 },
];

/**
 * Goes through the states of the page; in each of them, on a desk and on a phone, every word can be read.
 *
 * @param {Page} page
 * @param {(page: Page) => Promise<void>} change what is changed after the page has come
 */
export async function expectLegible(page, change = async () => {}) {
  const look = (/** @type {string} */ state) => expectWords(page, state);
  await openWithEditor(page);
  await change(page);
  await page.getByRole('radio', { name: 'Group', exact: true }).check();
  await field(page, 'Call id').fill('x');
  await send(page);
  await look('not sent, because of errors');

  await page.getByRole('radio', { name: 'Consultative PSTN' }).check();
  await button(page, 'Example').click();
  await button(page, 'New ids').click();
  await page.getByText('Time limits').click();
  await play(page, 'Complete');
  await send(page);
  await expect(said(page, 'Completed')).toBeVisible();
  await look('completed');

  await play(page, 'Another tenant');
  await send(page);
  await expect(said(page, /^Refused/)).toBeVisible();
  await look('refused');

  await button(page, 'Keyboard shortcuts (?)').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('the list of the shortcuts');
  await page.keyboard.press('Escape');

  await goToHistory(page);
  await look('History');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Inspect' }).click();
  await button(page, 'Consultative, failed').click();
  await expect(page.getByRole('heading', { name: /^Failed/ }).first()).toBeVisible();
  await look('Inspect');
}

/**
 * @param {Page} page
 * @param {string} state
 */
async function expectWords(page, state) {
  for (const size of WIDTHS) {
    await test.step(`${state}, ${size.width} pixels wide`, async () => {
      await page.setViewportSize(size);
      expect(await clipped(page)).toEqual([]);
      expect(await hidden(page)).toEqual([]);
      expect(await broken(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
    });
  }
}

/**
 * Lists the elements that contain more than they show, and cannot be scrolled. A field can.
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
function hidden(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('body :not(input)')]
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const isHiding = [overflowX, overflowY].some((overflow) => overflow === 'hidden' || overflow === 'clip');
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
        return (
          isHiding &&
          element.checkVisibility() &&
          clientWidth > 1 &&
          (scrollWidth > clientWidth || scrollHeight > clientHeight)
        );
      })
      .map((element) => `${element.tagName} ${element.className} ${element.textContent}`),
  );
}

/**
 * The words of controls and headings that go on in the next line.
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
function broken(page) {
  return page.evaluate(() => {
    /** @type {string[]} */
    const found = [];
    for (const element of document.querySelectorAll('button, label, summary, legend, nav a, h1, h2, h3, dt, .badge')) {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); element.checkVisibility() && text; text = texts.nextNode()) {
        // Ids and codes may be broken.
        if (text.parentElement?.closest('bdi, code, .path, .address')) continue;
        for (const { 0: word, index } of text.nodeValue?.matchAll(/\p{L}+/gu) ?? []) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) found.push(word);
        }
      }
    }
    return found;
  });
}
