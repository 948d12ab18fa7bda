// @ts-check
/** The simulator's settings where a relay is behind the page. */

import { expect, open, rows, said, test } from './console.mjs';
import { order } from './order.mjs';

// At the relay's own pace a transfer takes half a minute.
test.use({ timeScale: 10 });

test('a transfer has a timeScale of its own, and with the same seed it takes the same course again', async ({
  page,
}) => {
  await open(page);
  const timeScale = page.getByRole('combobox', { name: 'Speed' });
  const seed = page.getByRole('textbox', { name: 'Random seed' });
  await expect(timeScale.locator('option:checked')).toHaveText('As the relay was started: --time-scale 10');
  await expect(seed).toHaveValue('');
  await expect(seed).toHaveAccessibleDescription(/The same seed gives the same timing/);

  await timeScale.selectOption('At once');
  const courseOf = async (/** @type {string} */ text) => {
    await seed.fill(text);
    await order(page, 'reordered');
    await expect(said(page, 'Completed')).toBeVisible();
    const told = rows(page).filter({ hasText: 'Call ·' });
    await expect(told).toHaveCount(4);
    return (await told.allTextContents()).map((row) => row.replace(/\d\d:\d\d:\d\d.*/, ''));
  };
  const [first, second] = [await courseOf('first'), await courseOf('second')];
  expect(first).not.toEqual(second);
  expect(await courseOf('first')).toEqual(first);
  expect(await courseOf('second')).toEqual(second);
});
