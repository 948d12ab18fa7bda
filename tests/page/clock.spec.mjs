// @ts-check
/** Everything that depends on time, on the clock of the test: the simulator plays in the page, so that each figure is exact. */

import { button, expect, outcome, play, rows, said, send, span, status } from './console.mjs';
import { openPlain, test } from './plain.mjs';

/** @import { Page } from '@playwright/test' */

const NOON = new Date('2026-11-27T12:00:00');

/**
 * Opens the page with the time stopped at noon, and sends a transfer to a simulator of Graph's own timeScale.
 *
 * @param {Page} page
 * @param {string} course
 * @param {() => Promise<void>} [prepare]
 */
async function sendAtNoon(page, course, prepare = async () => {}) {
  await page.clock.install({ time: new Date(NOON.getTime() - 60_000) });
  await openPlain(page, 'As Graph: about 3 seconds');
  await play(page, course);
  await button(page, 'Example').click();
  await prepare();
  await page.clock.pauseAt(NOON);
  await send(page);
}

test('each row shows its time, the time since the row before and that since sending, and is read out politely', async ({
  page,
}) => {
  await sendAtNoon(page, 'Complete');
  await page.clock.runFor(4000);
  await expect(said(page, 'Completed')).toBeVisible();

  const told = await rows(page)
    .getByRole('time')
    .evaluateAll((times) =>
      times.map((time) => ({
        at: Date.parse(time.getAttribute('datetime') ?? ''),
        text: time.parentElement?.textContent,
      })),
    );
  expect(told).toHaveLength(7);
  const [{ at: sent } = { at: 0 }] = told;
  const expected = told.map(({ at }, index) => {
    const before = told[index - 1]?.at ?? at;
    return `12:00:${new Date(at).toISOString().slice(17, 23)}+${span(at - before)}Σ ${span(at - sent)}`;
  });
  expect(told.map(({ text }) => text)).toEqual(expected);
  await expect(outcome(page)).toContainText(`${span((told.at(-1)?.at ?? 0) - sent)} after sending.`);
  await expect(page.getByRole('log', { name: 'Events' })).toHaveAttribute('aria-live', 'polite');
});

test('after so many seconds without a verdict this is said, and a late end corrects it and is marked', async ({
  page,
}) => {
  await sendAtNoon(page, 'End comes late', async () => {
    await page.getByText('Time limits').click();
    await page.getByRole('spinbutton', { name: 'Wait for the verdict (seconds)' }).fill('20');
  });
  await page.clock.runFor(19_000);
  await expect(outcome(page)).toContainText('Waiting for notifications: 18 sec of 20 sec.');
  await expect(rows(page).filter({ hasText: 'No verdict' })).toHaveCount(0);
  await page.clock.runFor(2000);
  await expect(status(page)).toHaveText(/^No verdict within 20 sec/);
  await expect(outcome(page)).toContainText('What to do');
  await expect(rows(page).last()).toContainText(/^No verdict within 20 sec.*Σ 20\.0\d sec$/);
  await expect(said(page, /^We don’t know yet what happened \(/)).toBeVisible();
  await expect(said(page, /^(?:Completed|Failed|Ended)/)).toHaveCount(0);

  await page.clock.runFor(20_000);
  await expect(said(page, 'Completed')).toBeVisible();
  await expect(rows(page).last()).toContainText('terminated');
  await expect(rows(page).filter({ hasText: 'late: after the time to wait for it' })).toHaveCount(1);
  await expect(rows(page).last()).toContainText('late: after the time to wait for it');
  // The ladder says it too.
  await rows(page).last().getByRole('button').first().click();
  await expect(outcome(page)).toContainText('Marked: terminated · 0/7015 (late)');
});
