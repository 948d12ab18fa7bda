// @ts-check
/** The language of the page. */

/** @import { Page } from '@playwright/test' */

/**
 * Speaks another language, by the choice in the banner, whatever that is called now.
 *
 * @param {Page} page
 * @param {string} tag
 */
export async function speak(page, tag) {
  await page.locator('#page-language').selectOption(tag);
  await page.locator(`html[lang="${tag}"]`).waitFor({ state: 'attached' });
}

/**
 * Everything that the page says and that is not from the catalogue: a pseudo-locale writes each of its texts between ⟦ and ⟧.
 * Data is left out: ids, code, times, names of products and what others wrote are in elements of their own, and what was typed is in
 * fields. So is what is drawn: a text of several lines is in several pieces there.
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export function strangers(page) {
  return page.evaluate(() => {
    const data =
      '[aria-hidden="true"], [translate="no"], bdi, code, pre, kbd, time, textarea, .path, .address, svg g, #page-language';
    /** Letters outside of all brackets: a text may have others in it. */
    const isStranger = (/** @type {string} */ text) => {
      let depth = 0;
      return [...text].some((letter) => {
        if (letter === '⟦') depth += 1;
        else if (letter === '⟧') depth -= 1;
        return depth === 0 && /\p{L}/u.test(letter);
      });
    };
    /** @type {string[]} */
    const found = [];
    for (const element of document.querySelectorAll('body *')) {
      // A sentence with code in it is one text in several nodes.
      const isWhole = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
      );
      const isSeen = element.checkVisibility() || element.tagName === 'OPTION';
      // An option has room for text alone: an id is the value of its option.
      const isId = element instanceof HTMLOptionElement && element.text === element.value;
      if (isWhole && isSeen && !isId && !element.closest(data)) {
        const copy = /** @type {Element} */ (element.cloneNode(true));
        for (const part of copy.querySelectorAll(data)) part.remove();
        if (isStranger(copy.textContent ?? '')) found.push(copy.textContent ?? '');
      }
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-roledescription']) {
        const text = element.getAttribute(name);
        // The whole name of one that is shortened.
        if (text !== null && element.tagName !== 'BDI' && isStranger(text)) found.push(`${name}: ${text}`);
      }
    }
    if (isStranger(document.title)) found.push(`title of the page: ${document.title}`);
    return [...new Set(found)];
  });
}

/**
 * The controls, labels and headings whose words have no room, without headings for screen readers alone (one pixel wide).
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export function clipped(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, label, [role="tab"], summary, legend, nav a, h1, h2, h3, h4, dt, .badge')]
      .filter(
        (element) => element.checkVisibility() && element.scrollWidth > element.clientWidth && element.clientWidth > 1,
      )
      .map((element) => `${element.tagName} ${element.textContent}: ${element.scrollWidth} > ${element.clientWidth}`),
  );
}

/**
 * Returns the data that runs from right to left by mistake.
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export function mirroredData(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('bdi, code, pre, kbd, time, textarea, .path, .address, input[type="text"]')]
      .filter((element) => element.checkVisibility() && getComputedStyle(element).direction !== 'ltr')
      .map((element) => element.outerHTML),
  );
}

/** @param {Page} page */
export const scrollsSideways = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
