// @ts-check
/** Sending from the page itself: what a browser may keep it from, and a Graph that is none of Microsoft's clouds. */

import { test as base, button, expect, open, outcome, said, send, status, transfersOf } from './console.mjs';
import { startConsole } from './server.mjs';
import { appToken } from './token.mjs';

/** @import { Page } from '@playwright/test' */

const test = base.extend(
  /** @type {import('@playwright/test').Fixtures<{ live: string }>} */ ({
    /** A relay with a credential for the real Graph. */
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
    live: async ({}, use) => {
      const ids = [
        '--app-id',
        'c1a11e70-0000-4000-8000-000000000001',
        '--tenant',
        '72f988bf-86f1-41af-91ab-2d7cd011db47',
      ];
      const { url, stop } = await startConsole({ args: ids, env: { AZURE_CLIENT_SECRET: 'a secret of nobody' } });
      await use(url);
      await stop();
    },
  }),
);

/**
 * @param {Page} page
 * @param {string} destination
 */
async function prepare(page, destination) {
  await button(page, 'Example').click();
  // Before the checks are there nothing is sent.
  await expect(status(page)).toContainText('Request is valid');
  await page.getByRole('combobox', { name: 'Send to' }).selectOption(destination);
  await page.getByLabel('Access token').fill(appToken());
}

test('what CORS may have kept from the page is said so, and the relay is offered', async ({ page, live, guard }) => {
  // To the page this is what a preflight that Graph refuses looks like.
  await page.route('https://graph.microsoft.com/**', (route) => route.abort());
  const receipt = {
    transferId: 'c1a11e70-0000-4000-8000-000000000009',
    error: { code: 'noCredential', message: 'Not now.' },
  };
  await page.route('**/api/transfers', (route) => route.fulfill({ status: 409, json: receipt }));
  await page.goto(live);
  await expect(page.getByRole('banner')).toContainText('LIVE');
  await prepare(page, 'Graph global');
  const credentials = page.getByRole('region', { name: 'Credentials' });
  await expect(credentials).toContainText('then no token comes into this page');
  await button(page, 'Use the relay').click();
  await expect(status(page)).toHaveText('The relay sends with its own credential.');
  await expect(credentials.locator('summary')).toBeFocused();
  await expect(credentials).toContainText('Nothing to do here.');
  // It sends to no other Graph than its own.
  await page.getByRole('combobox', { name: 'Send to' }).selectOption('Graph China (21Vianet)');
  await expect(button(page, 'Use the relay')).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Send to' }).selectOption('Graph global');
  await send(page);
  await button(page, 'Send the real transfer').click();
  await expect(said(page, 'No response')).toBeVisible();
  await expect(outcome(page)).toContainText('this address refuses web pages (CORS)');
  await expect(outcome(page).getByRole('term').filter({ hasText: 'What to do' })).toHaveCount(1);
  await expect(outcome(page)).not.toContainText('readCall');
  await expect(outcome(page).getByText('Failed to fetch')).toBeHidden();
  await outcome(page).getByText('Technical details').click();
  await expect(outcome(page).getByText('Failed to fetch')).toBeVisible();
  await expect(outcome(page)).toContainText('Graph may have started the transfer');

  const transfers = transfersOf(page);
  await button(page, 'Send through the relay').click();
  await expect(page.getByRole('dialog')).toContainText('Graph, through the relay will move a real call');
  await button(page, 'Send the real transfer').click();
  await expect(outcome(page)).toContainText('Not now.');
  expect(transfers.map((request) => new URL(request.url()).pathname)).toEqual(['/api/transfers']);
  expect(guard.filter((fault) => !/CORS policy|net::ERR_FAILED|status of 409/.test(fault))).toEqual([]);
  guard.length = 0;
});

test('a Graph for tests is named by its address, which is checked and must be allowed', async ({ page, guard }) => {
  await open(page);
  await prepare(page, 'Another Graph, for tests');
  const address = page.getByRole('textbox', { name: 'Address of Graph' });
  await address.fill('graph.test.example');
  await address.blur();
  await expect(address).toHaveAttribute('aria-invalid', 'true');
  await expect(address).toHaveAccessibleDescription(/expected an absolute URL/);
  const transfers = transfersOf(page);
  await send(page);
  await expect(page.getByRole('alert').getByRole('link', { name: 'Address of Graph' })).toBeVisible();
  expect(transfers).toEqual([]);

  await address.fill('https://graph.test.example');
  await send(page);
  await button(page, 'Send the real transfer').click();
  await expect(outcome(page)).toContainText('does not let it send to https://graph.test.example');
  await expect(outcome(page)).toContainText('Nothing was sent');
  await expect.poll(() => guard.join()).toContain('CSP: connect-src forbids https://graph.test.example');
  guard.length = 0;

  await address.fill(new URL('sim/complete', page.url()).href);
  await send(page);
  await button(page, 'Send the real transfer').click();
  await expect(said(page, 'Accepted: 202')).toBeVisible();
});
