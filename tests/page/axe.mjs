// @ts-check
/** Returns the violations that axe finds on a page, in any state. */

import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './console.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * The page as it is breaks no rule of WCAG 2.2 AA, and follows the best practices that axe knows.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} state what is seen, for the report
 */
export async function expectAccessible(page, state) {
  await test.step(`axe: ${state}`, async () => {
    // Otherwise axe would open a page of its own beside this one, for the sake of foreign frames.
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode(true).analyze();
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${state}: ${id}, ${help}\n${html}\n${failureSummary}`),
    );
    expect(found).toEqual([]);
  });
}
