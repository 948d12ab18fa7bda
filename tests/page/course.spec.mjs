// @ts-check
/** A transfer from its POST to its end, as the simulated Graph notifies the webhook, and the relay streams it to the page. */

import { button, expect, open, outcome, rows, said, send, status, test } from './console.mjs';
import { order, truthOf } from './order.mjs';

/** @import { Page } from '@playwright/test' */

/**
 * Sends a transfer on a page of its own, taken by the simulated Graph.
 *
 * @param {Page} page
 * @param {string} profile
 * @param {string} [scenario]
 */
async function transfer(page, profile, scenario) {
  await open(page);
  const callId = await order(page, profile, scenario);
  await expect(said(page, 'Accepted: 202')).toBeVisible();
  return callId;
}

test('each notification is a row, with its state, its result, its time and its JSON', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const callId = await transfer(page, 'complete');
  await expect(said(page, 'Completed')).toBeVisible();
  const told = (await rows(page).allTextContents()).join('\n');
  expect(told).toMatch(
    /POST sent.*202.*transferring.*transferAccepted.*terminated · 0\/7015 GracefulTransferCompleted/s,
  );
  await expect(outcome(page)).toContainText('after sending');

  const last = rows(page).last();
  await last.getByText('Raw JSON').click();
  await expect(last).toContainText(`/communications/calls/${callId}`);
  await last.getByRole('button', { name: 'Copy' }).click();
  await expect(status(page)).toHaveText('Copied the JSON.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`/communications/calls/${callId}`);
});

for (const [scenario, code, meaning] of /** @type {const} */ ([
  ['Blind', '500/7000', 'The transfer failed, and the call is with you again.'],
  ['Consultative', '500/7700', 'The consultative transfer failed, and the call is with you again.'],
])) {
  test(`${scenario}: a failure says that the call is back, what its code means and what to do, and can be sent again`, async ({
    page,
  }) => {
    await transfer(page, 'failed', scenario);
    await expect(said(page, 'Failed: the call is back with you')).toBeVisible();
    await expect(rows(page).filter({ hasText: code })).toHaveCount(1);
    await expect(outcome(page).getByRole('definition').filter({ hasText: meaning })).toBeVisible();
    await expect(outcome(page)).toContainText('What to do');
    await expect(button(page, 'Send transfer')).toBeEnabled();
    await expect(button(page, 'Send transfer')).toBeFocused();
  });
}

test('the end of the call that a consultative transfer replaces is shown', async ({ page }) => {
  await transfer(page, 'complete', 'Consultative');
  await expect(rows(page).filter({ hasText: 'Replaced call: ' }).first()).toContainText('AppInitiated');
  await expect(outcome(page)).toContainText(/Replaced call.*ended/);
});

test('where nothing more comes, the page says so with advice, and does not claim an end', async ({ page }) => {
  await open(page);
  await page.getByText('Time limits').click();
  await page.getByRole('spinbutton', { name: 'Wait for the verdict (seconds)' }).fill('1');
  await page.getByRole('combobox', { name: 'Simulated outcome' }).selectOption('silent');
  await button(page, 'Example').click();
  await button(page, 'New ids').click();
  await send(page);
  // For how long this one is waited for was said when it was sent.
  await page.getByRole('spinbutton', { name: 'Wait for the verdict (seconds)' }).fill('300');
  await expect(status(page)).toHaveText(/No verdict within 1 sec/);
  await expect(said(page, 'We don’t know yet what happened (Requested)')).toBeVisible();
  await expect(outcome(page)).toContainText('What to do');

  await button(page, 'Clear timeline').click();
  await expect(outcome(page)).toContainText('Your last transfer has no outcome yet.');
  await button(page, 'View transfer').click();
  await expect(rows(page).last()).toContainText('No verdict within 1 sec');
});

test('a delivery that came twice by its id is one row, marked', async ({ page }) => {
  await transfer(page, 'duplicated');
  await expect(said(page, 'Completed')).toBeVisible();
  await expect(rows(page).getByText('×2').first()).toBeVisible();
});

test('a delivery whose token is refused is shown with the reason', async ({ page, console: url }) => {
  await transfer(page, 'silent');
  const response = await page.request.post(`${url}api/webhook`, {
    headers: { Authorization: 'Bearer no.token.atall' },
    data: { value: [] },
  });
  expect(response.status()).toBe(401);
  await expect(rows(page).filter({ hasText: 'Delivery refused with 401' })).toBeVisible();
});

test('while no transfer is followed, refused deliveries are counted, with the reason of the last, and said once', async ({
  page,
  console: url,
}) => {
  await open(page);
  await expect(page.getByRole('banner')).toContainText('Relay: Connected');
  const deliver = (/** @type {Record<string, string>} */ headers) =>
    page.request.post(`${url}api/webhook`, { headers, data: {} });
  await deliver({});
  await expect(status(page)).toHaveText('A delivery to the webhook was refused. The timeline says why.');
  await expect(said(page, '1 delivery refused')).toBeVisible();
  await button(page, 'Example').click();
  await deliver({ Authorization: 'Bearer no.token.atall' });
  await expect(said(page, '2 deliveries refused')).toBeVisible();
  await expect(outcome(page)).toContainText(
    /Delivery refused with 401: tokenMalformed.*The token header is not valid JSON/,
  );
  await expect(status(page)).toContainText('Request is valid');

  await button(page, 'Dismiss').click();
  await expect(said(page, /refused/)).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeFocused();
});

test('refused deliveries, however many, are one row, and push nothing out of the timeline', async ({
  page,
  console: url,
}) => {
  await transfer(page, 'silent');
  for (let number = 0; number < 12; number += 1) {
    await page.request.post(`${url}api/webhook`, { headers: { Authorization: 'Bearer no.token.atall' }, data: {} });
  }
  const refused = rows(page).filter({ hasText: 'Delivery refused with 401' });
  await expect(refused).toHaveCount(1);
  await expect(refused).toContainText(/×\d/);
  await expect(rows(page).filter({ hasText: 'POST sent' })).toHaveCount(1);
});

test('a response of something between the page and the relay claims nothing, and the page goes on', async ({
  page,
}) => {
  await open(page);
  for (const response of [
    { status: 504, body: '<html>' },
    { status: 502, json: { message: 'Bad Gateway' } },
  ]) {
    await page.route('**/api/transfers', (route) => route.fulfill(response));
    await order(page, 'complete');
    await expect(outcome(page)).toContainText(`A proxy in front of the relay returned HTTP ${response.status}`);
    await expect(outcome(page)).toContainText('Graph may have started the transfer');
    await expect(button(page, 'Send transfer')).toBeEnabled();
    await page.unroute('**/api/transfers');
  }
});

test('without the stream a transfer is sent all the same, and when the stream is back nothing is recorded twice', async ({
  page,
  guard,
}) => {
  await open(page);
  await page.route('**/api/events*', (route) => route.abort());
  await page.reload();
  await expect(status(page)).toContainText('Still needed');
  await order(page, 'silent');
  await expect(said(page, 'Requested')).toBeVisible();
  await page.unroute('**/api/events*');
  await expect(page.getByRole('banner')).toContainText('Relay: Connected');
  await expect(rows(page)).toHaveText([/POST sent/, /Attempt 1: 202/, /Accepted: 202/]);
  // Chromium reports what the test broke off.
  expect(new Set(guard)).toEqual(new Set(['console: Failed to load resource: net::ERR_FAILED']));
  guard.length = 0;
});

test('a transfer of a call that is being transferred is not sent a second time: the page shows the first', async ({
  page,
}) => {
  // The end comes three seconds after the rest, so that the call is still being transferred.
  const callId = await transfer(page, 'late');
  await expect(rows(page).filter({ hasText: 'transferAccepted' })).toBeVisible();
  const sendButton = button(page, 'Send transfer');
  await expect(sendButton).toBeDisabled();
  await sendButton.click({ force: true });
  await expect.poll(() => truthOf(page, 'late', callId)).toBe('completed');
  await expect(said(page, /^Completed/)).toBeVisible();
  await expect(rows(page).filter({ hasText: 'POST sent' })).toHaveCount(1);
});
