// @ts-check
/** The ladder and the states under the timeline, and the rows that are marked in all of them. */

import { readFileSync } from 'node:fs';
import {
  button,
  expect,
  expectLargeControls,
  open,
  outcome,
  play,
  rows,
  said,
  send,
  status,
  test,
} from './console.mjs';
import { drawn, ladder, marked, rowButtons, states } from './diagram.mjs';

/** @import { Page } from '@playwright/test' */

/**
 * Sends the example of a scenario and waits until it has completed.
 *
 * @param {Page} page
 * @param {string} [scenario]
 */
async function complete(page, scenario = 'Blind') {
  await open(page);
  await page.getByRole('radio', { name: scenario, exact: true }).check();
  await button(page, 'Example').click();
  await button(page, 'New ids').click();
  await play(page, 'Complete');
  await send(page);
  await expect(said(page, 'Completed')).toBeVisible();
  await expect(ladder(page)).toBeVisible();
}

/** @param {Page} page */
const copied = (page) => page.evaluate(() => navigator.clipboard.readText());

/** @param {string} name */
const golden = (name) => readFileSync(new URL(`../fixtures/diagrams/${name}.mmd`, import.meta.url), 'utf8');

test('each row that is a step has its arrow, and the last attempt shares that of its response', async ({ page }) => {
  await open(page);
  await expect(outcome(page)).toContainText('The diagrams appear after the first transfer.');
  await complete(page, 'Consultative');
  await expect(rows(page).filter({ hasText: 'Replaced call' })).toHaveCount(2);
  const ids = await rowButtons(page).evaluateAll((all) => all.map(({ id }) => id));
  const steps = await drawn(ladder(page)).evaluateAll((all) => all.map((one) => one.getAttribute('data-steps')));
  expect(steps.join(' ').split(' ')).toEqual(ids);
  expect(steps).toHaveLength(ids.length - 1);
  await expect(ladder(page)).toHaveAccessibleDescription(new RegExp(`^${steps.length} arrows between transferee`));
});

test('a row that is chosen marks its arrow and its state, and an arrow that is pressed marks its row', async ({
  page,
}) => {
  await complete(page);
  const row = rowButtons(page).filter({ hasText: 'transferAccepted' });
  await row.click();
  await expect(row).toHaveAttribute('aria-pressed', 'true');
  await expect(marked(ladder(page))).toHaveText(/transferAccepted$/);
  await expect(outcome(page)).toContainText('Marked: transferAccepted');
  await page.getByRole('tab', { name: 'States' }).click();
  await expect(marked(states(page))).toHaveText('Accepted by thetarget');
  await expect(states(page)).toHaveAccessibleDescription(
    'It went: Requested, Transferring, Accepted by the target, Completed. The last one is where it is.',
  );

  await drawn(states(page)).filter({ hasText: 'Completed' }).click();
  const last = rowButtons(page).filter({ hasText: 'terminated' });
  await expect(last).toHaveAttribute('aria-pressed', 'true');
  await expect(row).toHaveAttribute('aria-pressed', 'false');
  await button(page, 'Go to the row').click();
  await expect(last).toBeFocused();
  await page.getByRole('tab', { name: 'Ladder' }).click();
  await drawn(ladder(page)).filter({ hasText: 'POST transfer' }).click();
  await expect(rowButtons(page).first()).toHaveAttribute('aria-pressed', 'true');
});

test('the arrow keys go along the rows, and every picture can be copied, without the mouse', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await complete(page);
  await rowButtons(page).first().focus();
  await page.keyboard.press('End');
  await expect(marked(ladder(page))).toHaveText(/terminated · 0\/7015$/);
  await page.keyboard.press('ArrowUp');
  await expect(rowButtons(page).nth(-2)).toBeFocused();
  await expect(rowButtons(page).nth(-2)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(marked(ladder(page))).toHaveCount(0);

  await page.getByRole('tab', { name: 'Ladder' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(states(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(button(page, 'Copy as Mermaid')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(status(page)).toHaveText('Copied the diagram as Mermaid.');
  expect(await copied(page)).toBe(golden('completed-audio-inactive.states'));
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => copied(page)).toBe(golden('completed-audio-inactive.ladder'));
});

test('a picture is taken away with colours of its own, light ones, and without what is marked', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.emulateMedia({ colorScheme: 'dark' });
  await complete(page);
  await rowButtons(page).first().click();
  await button(page, 'Copy as SVG').click();
  await expect(status(page)).toHaveText('Copied the diagram as SVG.');
  const svg = await copied(page);
  expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
  expect(svg).toContain('fill="rgb(255, 255, 255)"');
  // Every line can be seen: what gives it its colour may be the class of what is around it.
  expect(svg.match(/<line [^>]*/g)).toEqual(svg.match(/<line [^>]*stroke="rgb[^>]*/g));
  expect(svg).not.toMatch(/class=|style=|var\(|data-|rgb\(41, 41, 41\)/);
  await button(page, 'Copy as PNG').click();
  await expect(status(page)).toHaveText('Copied the diagram as PNG.');
  const start = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const picture = await item?.getType('image/png');
    return [...new Uint8Array((await picture?.arrayBuffer()) ?? new ArrayBuffer())].slice(1, 4);
  });
  expect(String.fromCharCode(...start)).toBe('PNG');
  const download = page.waitForEvent('download');
  await button(page, 'Save PNG').click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('transfer-ladder.png');
  const png = readFileSync(await file.path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.length).toBeGreaterThan(5000);
  await expect(status(page)).toHaveText('Saved as transfer-ladder.png.');
  // A browser that copies no pictures is not asked to.
  await page.evaluate(() => Reflect.deleteProperty(globalThis, 'ClipboardItem'));
  await page.getByRole('tab', { name: 'States' }).click();
  await expect(button(page, 'Copy as SVG')).toBeVisible();
  await expect(button(page, 'Copy as PNG')).toHaveCount(0);
});

test('the timeline shows all, the transfer only or what was refused, and can be cleared', async ({
  page,
  console: url,
}) => {
  await complete(page);
  await page.request.post(`${url}api/webhook`, { headers: { Authorization: 'Bearer no.token.atall' }, data: {} });
  await expect(rows(page).filter({ hasText: 'Delivery refused with 401' })).toBeVisible();
  const filter = page.getByRole('combobox', { name: 'Show', exact: true });
  await filter.selectOption('The transfer only');
  await expect(rows(page).filter({ hasText: 'Delivery refused' })).toHaveCount(0);
  await expect(rows(page).filter({ hasText: 'transferAccepted' })).toHaveCount(1);
  await filter.selectOption('Refused deliveries');
  await expect(rows(page)).toHaveCount(1);
  await filter.selectOption('All');

  await button(page, 'Clear timeline').click();
  await expect(status(page)).toHaveText('The timeline was cleared.');
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeFocused();
  await expect(outcome(page)).toContainText('No transfer yet');
});

test('after silence a look at the call is a row, explained, and an arrow', async ({ page }) => {
  await open(page);
  await page.getByText('Time limits').click();
  await page.getByRole('spinbutton', { name: 'Wait for the verdict (seconds)' }).fill('1');
  await page.getByRole('combobox', { name: 'Simulated outcome' }).selectOption('silent');
  await button(page, 'Example').click();
  await button(page, 'New ids').click();
  await send(page);
  await button(page, 'Check the call now').click();
  await expect(status(page)).toHaveText('Checked the call: established');
  await expect(button(page, 'Check the call now')).toBeFocused();
  await expect(rows(page).last()).toContainText('The caller is still with you. The transfer hasn’t happened.');
  // What is known now decides: the advice to look is gone.
  await expect(outcome(page).getByRole('term').filter({ hasText: 'What to do' })).toHaveCount(0);
  await expect(drawn(ladder(page)).last()).toHaveText(/the call is there: established$/);

  await page.route('**/api/calls/*', (route) => route.fulfill({ body: '<html>' }));
  await button(page, 'Check the call now').click();
  await expect(rows(page).last()).toContainText('A proxy in front of the relay returned HTTP 200.');
});

test('the diagrams need no sideways scrolling at 320 pixels, and their controls are large enough', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await complete(page, 'Consultative');
  for (const name of ['Ladder', 'States']) {
    await page.getByRole('tab', { name }).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
  await expectLargeControls(page);
});
