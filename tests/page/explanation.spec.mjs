// @ts-check
import { button, expect, open, outcome, play, send, test } from './console.mjs';

/**
 * Sends a transfer that the simulator refuses.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} profile
 */
async function refuse(page, profile) {
  await play(page, profile);
  await button(page, 'Example').click();
  await send(page);
  await expect(outcome(page).getByRole('heading', { name: /^Refused/ })).toBeVisible();
}

test('a refusal with a known code is explained: meaning, likely cause, what to do, and who says so', async ({
  page,
}) => {
  await open(page);
  await refuse(page, 'Another tenant');
  const answer = outcome(page);
  await expect(
    answer.getByRole('definition').filter({ hasText: 'a tenant other than that of the call' }),
  ).toBeVisible();
  for (const term of ['Meaning', 'Likely cause', 'What to do', 'Known from']) {
    await expect(answer.getByRole('term').filter({ hasText: term })).toBeVisible();
  }
  await expect(answer).toContainText('Transfer within one tenant');
  await expect(answer.getByRole('link', { name: 'source' })).toHaveAttribute('href', /^https:\/\/github\.com\//);
});

test('a refusal without a code is explained by its status', async ({ page }) => {
  await open(page);
  await refuse(page, 'Bad gateway');
  await expect(outcome(page)).toContainText("Look at the call's state before trying again");
});

test('the texts are loaded when a refusal needs them, and their absence costs only the explanation', async ({
  page,
}) => {
  /** @type {string[]} */
  const scripts = [];
  page.on('request', (request) => {
    if (/\/codes-[^/]+\.js$/.test(request.url())) scripts.push(request.url());
  });
  await open(page);
  expect(scripts).toEqual([]);
  await page.route(/\.js$/, (route) => route.fulfill({ status: 200, contentType: 'text/javascript', body: 'throw 0' }));
  await refuse(page, 'Permission missing');
  await expect.poll(() => scripts.length).toBe(1);
  await expect(outcome(page)).toContainText('does not help as it stands');
  await expect(outcome(page).getByRole('term').filter({ hasText: 'Meaning' })).toHaveCount(0);
});
