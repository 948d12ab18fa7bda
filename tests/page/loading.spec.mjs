// @ts-check
import { button, expect, field, open, outcome, rows, send, status, test, transfersOf } from './console.mjs';

test('the form can be filled in while the checks load, and nothing is sent unchecked', async ({ page }) => {
  const transfers = transfersOf(page);
  /** @type {(value?: unknown) => void} */
  let release = () => {};
  const held = new Promise((resolve) => {
    release = resolve;
  });
  await page.route(/\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/');
  await expect(status(page)).toContainText('The checks are loading');
  await button(page, 'Example').click();
  await expect(field(page, 'User id')).toHaveValue('550fae72-d251-43ec-868c-373732c2704f');
  await send(page);
  await expect(status(page)).toContainText('Not sent: the checks are still loading');
  expect(transfers).toEqual([]);

  release();
  await expect(status(page)).toContainText('Request is valid');
  await send(page);
  await expect(outcome(page).getByRole('heading', { name: 'Accepted: 202' })).toBeVisible();
});

test('a failure to load the checks is shown, and can be loaded again', async ({ page }) => {
  await page.route(/\.wasm$/, (route) => route.fulfill({ status: 200, contentType: 'text/html', body: 'no wasm' }));
  await page.goto('/');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The checks could not be loaded');

  await page.unroute(/\.wasm$/);
  await alert.getByRole('button', { name: 'Load again' }).click();
  await expect(alert).toBeHidden();
  await button(page, 'Example').click();
  await expect(status(page)).toContainText('Request is valid');
});

test('a relay that is only starting is waited for, and no simulator plays in its place', async ({ page }) => {
  let isStarting = true;
  await page.route('**/api/about', (route) => (isStarting ? route.fulfill({ status: 503 }) : route.continue()));
  await page.route('**/api/events', (route) => {
    isStarting = false;
    return route.continue();
  });
  const about = page.waitForResponse((httpResponse) => httpResponse.url().endsWith('/api/about') && httpResponse.ok());
  await page.goto('/');
  await expect(page.getByRole('banner')).toContainText('Relay: Connected');
  await about;
});

test('a simulator that does not respond is reported, and can be asked again', async ({ page }) => {
  await page.route('**/sim/profiles', (route) => route.fulfill({ status: 200, body: 'no JSON' }));
  await page.goto('/');
  const simulator = page.getByRole('region', { name: 'Simulator' });
  await expect(simulator).toContainText('The simulator does not answer');
  await page.unroute('**/sim/profiles');
  await simulator.getByRole('button', { name: 'Load again' }).click();
  await expect(simulator.getByRole('combobox', { name: 'Simulated outcome' })).toBeVisible();
});

test('what cannot be loaded twice is had by loading the page again, and what that costs is said', async ({
  page,
  guard,
}) => {
  await open(page);
  await page.route(/inspect.*\.js$/, (route) => route.abort());
  await page.getByRole('link', { name: 'Inspect' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Inspect could not be loaded.');
  await expect(alert.getByText('dynamically imported')).toBeHidden();
  await alert.getByRole('button', { name: 'Load again' }).click();
  await expect(alert).toContainText('recordings that are not kept on this device are gone');

  await page.unroute(/inspect.*\.js$/);
  await alert.getByRole('button', { name: 'Load the page again' }).click();
  await expect(page.getByRole('textbox', { name: 'Notifications (JSON or HTTP)' })).toBeVisible();
  // A part with a style is requested twice each time.
  expect([...new Set(guard)]).toEqual(['console: Failed to load resource: net::ERR_FAILED']);
  guard.length = 0;
});

test('the details of a transfer are requested again when one is sent; without them, the transfer goes on', async ({
  page,
  guard,
}) => {
  const told = /details-.*\.js$/;
  await page.route(told, (route) => route.abort());
  const missed = page.waitForEvent('requestfailed', (request) => told.test(request.url()));
  const sendExample = async () => {
    await button(page, 'Example').click();
    await button(page, 'New ids').click();
    await send(page);
  };
  await open(page);
  await missed;
  await sendExample();
  const alert = page.getByRole('region', { name: 'Timeline' }).getByRole('alert');
  await expect(alert).toContainText('The timeline couldn’t be loaded. The transfer itself goes on.');
  await expect(status(page)).toHaveText('Completed');

  await page.unroute(told);
  await alert.getByRole('button', { name: 'Load again' }).click();
  await expect(rows(page).first()).toContainText('POST sent');
  // A part with a style is requested twice each time.
  expect([...new Set(guard)]).toEqual(['console: Failed to load resource: net::ERR_FAILED']);
  guard.length = 0;
});
