// @ts-check
/** The fixtures of every test of the page: a console of its own, and a guard over hidden requests and errors. */

import { readFileSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';
import { LEFT_LOOPBACK } from './browser.mjs';
import { startOwnConsole } from './own-console.mjs';

/** @import { Fixtures, Page, Request } from '@playwright/test' */
/** @typedef {import('@playwright/test').PlaywrightTestArgs & import('@playwright/test').PlaywrightTestOptions} TestArgs */

export { expect };

export const test = base.extend(
  /** @type {Fixtures<{ guard: string[], mode: 'developer' | 'operator', timeScale: number, console: string }, {}, TestArgs>} */ ({
    // Most tests need every field: the tests of the operator's page change it.
    mode: ['developer', { option: true }],

    // Simulated notifications come ten times as fast as they would.
    timeScale: [0.1, { option: true }],

    // Calls that an earlier test transferred would be no calls of this one.
    console: async ({ timeScale }, use) => {
      const { url, stop } = await startOwnConsole({ timeScale });
      await use(url);
      await stop();
    },

    baseURL: ({ console }, use) => use(console),

    guard: [
      async ({ context, mode }, use) => {
        /** @type {string[]} */
        const faults = [];
        context.on('requestfailed', (request) => {
          const isLeaving = request.failure()?.errorText === LEFT_LOOPBACK;
          if (isLeaving) faults.push(`a request left the loopback: ${request.url()}`);
        });
        context.on('console', (message) => {
          if (message.type() === 'error' && !isRefusal(message.text(), message.location().url)) {
            faults.push(`console: ${message.text()}`);
          }
        });
        context.on('weberror', (error) => faults.push(`thrown: ${error.error().message}`));
        await context.addInitScript((mode) => {
          try {
            if (mode === 'developer') localStorage.setItem('graph-call-transfer.mode', mode);
          } catch {
            // A page without an address has no storage.
          }
          document.addEventListener('securitypolicyviolation', (event) => {
            console.error(`CSP: ${event.violatedDirective} forbids ${event.blockedURI}`);
          });
        }, mode);
        await use(faults);
        expect(faults).toEqual([]);
      },
      { auto: true },
    ],
  }),
);

/**
 * Chromium reports every HTTP refusal as an error; for the page it is a response like any other: that there is no relay, too.
 *
 * @param {string} text
 * @param {string} url
 */
function isRefusal(text, url) {
  return text.startsWith('Failed to load resource: the server responded') && /\/(?:transfers?|login|about)?$/.test(url);
}

/**
 * Opens the console and waits until its checks are there.
 *
 * @param {Page} page
 */
export async function open(page) {
  await page.goto('/');
  await expect(status(page)).toContainText('Still needed');
  return page;
}

/** @param {Page} page */
export const status = (page) => page.getByRole('status');

/**
 * The field of the JSON: the code editor, or the plain field before it has come.
 *
 * @param {Page} page
 */
export const json = (page) => page.getByRole('textbox', { name: 'Request body (JSON)' });

/**
 * Reads the JSON, whatever the field is.
 *
 * @param {Page} page
 * @returns {Promise<string>}
 */
export const jsonText = (page) =>
  json(page).evaluate((field) =>
    field instanceof HTMLTextAreaElement
      ? field.value
      : Array.from(field.children, (line) => line.textContent).join('\n'),
  );

/**
 * Waits until the JSON says something.
 *
 * @param {Page} page
 * @param {string | RegExp} text the whole of it, or a part
 */
export async function expectJson(page, text) {
  const expected = typeof text === 'string' ? text : expect.stringMatching(text);
  await expect.poll(() => jsonText(page)).toEqual(expected);
}

/**
 * Opens the console and waits until the code editor replaces the plain field.
 *
 * @param {Page} page
 */
export async function openWithEditor(page) {
  await open(page);
  await expect(json(page)).toHaveAttribute('contenteditable', 'true');
  return page;
}

/**
 * @param {Page} page
 * @param {string} name
 */
export const field = (page, name) => page.getByRole('textbox', { name, exact: true });

/**
 * @param {Page} page
 * @param {string} name
 */
export const button = (page, name) => page.getByRole('button', { name, exact: true });

/** @param {Page} page */
export const outcome = (page) => page.getByRole('region', { name: 'Timeline' });

/**
 * The verdict, or whatever else is said of the transfer in a heading.
 *
 * @param {Page} page
 * @param {string | RegExp} name
 */
export const said = (page, name) => outcome(page).getByRole('heading', { name, exact: typeof name === 'string' });

/** @param {Page} page */
export const rows = (page) => page.getByRole('log', { name: 'Events' }).getByRole('listitem');

/**
 * The button in the form of all fields; the outcome has one too.
 *
 * @param {Page} page
 */
export const stopWaiting = (page) =>
  page.getByRole('region', { name: 'Developer' }).getByRole('button', { name: 'Stop waiting' });

/** @param {Page} page */
export const send = (page) => button(page, 'Send transfer').click();

/**
 * Collects the transfers that leave the page, to the relay or to Graph.
 *
 * @param {Page} page
 * @returns {Request[]} filled as they leave
 */
export function transfersOf(page) {
  /** @type {Request[]} */
  const transfers = [];
  page.on('request', (request) => {
    const isTransfer = request.method() === 'POST' && /\/transfers?$/.test(new URL(request.url()).pathname);
    if (isTransfer) transfers.push(request);
  });
  return transfers;
}

/**
 * Chooses what the simulator plays.
 *
 * @param {Page} page
 * @param {string} title
 */
export async function play(page, title) {
  await page.getByRole('combobox', { name: 'Simulated outcome' }).selectOption(title);
}

/**
 * Everything that is pressed is at least 24 pixels high and wide, or has that room in its label.
 *
 * @param {Page} page
 */
export async function expectLargeControls(page) {
  const controls = page.locator(
    'button, select, summary, nav a, label:has(input), input:not(label input), textarea, [role=textbox]',
  );
  const small = await controls.evaluateAll((elements) => {
    // A finger needs more, but not in a sentence.
    const least = matchMedia('(width < 45em) and (height >= 30em)').matches ? 44 : 24;
    return elements
      .filter((element) => element.checkVisibility())
      .map((element) => ({ element, text: element.textContent, box: element.getBoundingClientRect() }))
      .filter(({ element, box }) => box.width < 24 || box.height < (element.matches('.link') ? 24 : least))
      .map(({ text, box }) => `${text}: ${box.width} × ${box.height}`);
  });
  expect(small).toEqual([]);
}

/**
 * Goes on with the Tab key; what has focus is never covered by what sticks to an edge.
 *
 * @param {Page} page
 * @param {number} steps
 * @param {'Tab' | 'Shift+Tab'} [key]
 */
export async function expectUncoveredFocus(page, steps, key = 'Tab') {
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press(key);
    const covered = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) return undefined;
      const { left, top, width, height } = focused.getBoundingClientRect();
      // Of what is higher than a line its first one: there the cursor is.
      const above = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
      return above === focused || focused.contains(above) || above?.contains(focused) ? undefined : focused.outerHTML;
    });
    expect(covered).toBeUndefined();
  }
}

/**
 * Reads a request body of Graph's page.
 *
 * @param {string} file
 */
export function pageExample(file) {
  return readFileSync(new URL(`../fixtures/requests/${file}`, import.meta.url), 'utf8');
}

/**
 * Writes a time span of less than a minute as the page does.
 *
 * @param {number} ms
 */
export const span = (ms) => (ms < 1000 ? `${ms} ms` : `${(Math.round(ms / 10) / 100).toFixed(2)} sec`);
