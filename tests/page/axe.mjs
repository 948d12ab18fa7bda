// @ts-check
/** Returns the violations that axe finds on a page, in any state. */

import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './console.mjs';

/** The rules of WCAG 2.2 AA, and the best practices that axe knows. */
const ALL = {
  type: /** @type {const} */ ('tag'),
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** Those of them whose results depend on colours. */
const ABOUT_COLOURS = { type: /** @type {const} */ ('rule'), values: ['color-contrast', 'link-in-text-block'] };
/** What else the page can look like in the same size. */
const OTHER_COLOURS = /** @type {const} */ ([
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
  ['forced colours', { colorScheme: 'light', forcedColors: 'active' }],
]);

/**
 * The page as it is breaks no rule of WCAG 2.2 AA, and follows the best practices that axe knows: in the light, also in all other
 * colours.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} state what is seen, for the report
 */
export async function expectAccessible(page, state) {
  await expectNoViolation(page, state, ALL);
  if (test.info().project.name !== 'light') return;
  for (const [name, colours] of OTHER_COLOURS) {
    // Without transitions, in which a colour is between two.
    await page.emulateMedia({ ...colours, reducedMotion: 'reduce' });
    await expectNoViolation(page, `${state}, ${name}`, ABOUT_COLOURS);
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} state
 * @param {import('axe-core').RunOnly} rules
 */
async function expectNoViolation(page, state, rules) {
  await test.step(`axe: ${state}`, async () => {
    // Otherwise axe would open a page of its own beside this one, for the sake of foreign frames.
    const { violations } = await new AxeBuilder({ page }).options({ runOnly: rules }).setLegacyMode(true).analyze();
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${state}: ${id}, ${help}\n${html}\n${failureSummary}`),
    );
    expect(found).toEqual([]);
  });
}
