// @ts-check
/** A user of a browser whose text is twice as large as usual. */

import { launchOptions } from './browser.mjs';
import { expectUncoveredFocus, open, test } from './console.mjs';
import { expectLegible } from './legibility.mjs';

// The setting of the browser itself: a style of the page would not change the widths at which its columns are less.
const args = [...launchOptions.args, '--blink-settings=defaultFontSize=32,defaultFixedFontSize=26'];
test.use({ launchOptions: { ...launchOptions, args } });

test('text twice as large is whole in every state, on a desk and on a phone', async ({ page }) => {
  await expectLegible(page);
});

test('where text is twice as large, too, what has focus is never covered', async ({ page }) => {
  await open(page);
  await expectUncoveredFocus(page, 40);
});
