// @ts-check
import { button, expect, open, outcome, play, said, send, test } from './console.mjs';
import { order } from './order.mjs';

/** The script with the texts of the codes. */
const CODES = /\/codes-[^/]+\.js$/;

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
  const response = outcome(page);
  await expect(
    response.getByRole('definition').filter({ hasText: 'The tenant of the token is not that of the call' }),
  ).toBeVisible();
  for (const term of ['Meaning', 'Likely cause', 'What to do', 'Known from']) {
    await expect(response.getByRole('term').filter({ hasText: term })).toBeVisible();
  }
  await expect(response).toContainText('The target or the transferee is in another tenant');
  await expect(response.getByRole('link', { name: 'source' })).toHaveAttribute('href', /^https:\/\/github\.com\//);
});

for (const profile of ['Bad gateway', 'Service unavailable']) {
  test(`${profile}: the one advice is to look at the call, which one can do there`, async ({ page }) => {
    await open(page);
    await refuse(page, profile);
    const response = outcome(page);
    await expect(response.getByRole('term').filter({ hasText: 'Meaning' })).toBeVisible();
    await expect(response.getByRole('term').filter({ hasText: 'What to do' })).toHaveCount(1);
    await expect(response).toContainText('Check the call before you send it again.');
    await expect(response).not.toContainText('try again');
    await button(page, 'Check the call now').click();
    await expect(response).toContainText(/Checked the call: refused with 50[23]/);
  });
}

test('a consultative transfer that is complete is explained by the reason of its end', async ({ page }) => {
  await open(page);
  await order(page, 'complete', 'Consultative');
  await expect(said(page, 'Completed')).toBeVisible();
  await expect(outcome(page)).toContainText('the transferee is connected to the target');
  await expect(outcome(page)).toContainText('the call that it replaces ends with it');
});

test('the texts are loaded when a refusal needs them, and their absence costs only the explanation', async ({
  page,
}) => {
  /** @type {string[]} */
  const scripts = [];
  page.on('request', (request) => {
    if (CODES.test(request.url())) scripts.push(request.url());
  });
  await open(page);
  expect(scripts).toEqual([]);
  await page.route(CODES, (route) => route.fulfill({ status: 200, contentType: 'text/javascript', body: 'throw 0' }));
  await refuse(page, 'Permission missing');
  await expect.poll(() => scripts.length).toBe(1);
  await expect(outcome(page)).toContainText('Change what the response names, then send again.');
  await expect(outcome(page)).toContainText('The explanation of the code could not be loaded');
  await expect(outcome(page).getByRole('term').filter({ hasText: 'Meaning' })).toHaveCount(0);
});
