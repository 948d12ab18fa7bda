// @ts-check
/** The banner: what must not be forgotten stays in sight, and covers nothing that has focus. */

import {
  button,
  expect,
  expectLargeControls,
  expectUncoveredFocus,
  open,
  said,
  send,
  stopWaiting,
  test,
} from './console.mjs';

/** @type {[string, number, number][]} */
const SIZES = [
  ['wide', 1360, 700],
  ['narrow', 800, 700],
  ['phone', 360, 640],
  ['zoomed', 640, 400],
];
for (const [name, width, height] of SIZES) {
  test(`${name}: whether it is real stays in sight, and what has focus is beside it`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect(page.getByText('PRACTICE', { exact: true })).toBeInViewport();
    await expect(page.getByRole('banner').getByText('Connected')).toBeInViewport();
    const stuck = await page.evaluate(() =>
      Number.parseFloat(document.documentElement.style.getPropertyValue('--stuckHeight')),
    );
    expect(stuck).toBeGreaterThan(20);
    expect(stuck).toBeLessThan(height / 5);

    // Backwards, so that the page scrolls up and what gains focus comes from under the banner.
    await stopWaiting(page).focus();
    await expectUncoveredFocus(page, 15, 'Shift+Tab');
  });
}

test('phone: from the timeline, where Send leads, the form is a press away', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await open(page);
  await button(page, 'Example').click();
  await send(page);
  await expect(said(page, 'Completed')).toBeVisible();
  await page.getByRole('heading', { name: 'Timeline' }).scrollIntoViewIfNeeded();
  const links = page.getByRole('navigation', { name: 'Jump to' }).getByRole('link');
  for (const [name, title] of /** @type {const} */ ([
    ['Form', 'Transfer'],
    ['Timeline', 'Timeline'],
    ['All fields', 'All fields'],
    ['Request', 'Request'],
  ])) {
    await expect(links).toHaveText(['Form', 'Timeline', 'All fields', 'Request']);
    for (const link of await links.all()) await expect(link).toBeInViewport({ ratio: 1 });
    await links.filter({ hasText: name }).click();
    const heading = page.getByRole('heading', { name: title, exact: true });
    await expect(heading).toBeFocused();
    // The first region of an operator begins with its first group; its heading is for screen readers.
    const first = name === 'Form' ? page.getByText('Who’s on the line?') : heading;
    if (name !== 'Timeline') await expect(first).toBeInViewport({ ratio: 1 });
    const nav = await page.getByRole('navigation', { name: 'Jump to' }).boundingBox();
    expect((await first.boundingBox())?.y).toBeGreaterThanOrEqual((nav?.y ?? 0) + (nav?.height ?? 0));
  }
  await expectLargeControls(page);
});
