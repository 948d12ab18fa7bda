// @ts-check
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { button, expect, expectLargeControls, field, json, open, status, test } from './console.mjs';

/** @import { Page } from '@playwright/test' */

const run = promisify(execFile);

/** @param {Page} page */
const code = (page) => page.getByRole('textbox', { name: 'Code of the request' });

/** @param {Page} page */
const language = (page) => page.getByRole('combobox', { name: 'Language or tool' });

/** @param {Page} page */
const tab = (page) => page.getByRole('tab', { name: 'Code' });

/** @param {Page} page */
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

test('copied code holds no token, and runs: the simulator accepts what curl and fetch send', async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await button(page, 'Example').click();
  await field(page, 'Display name').fill('Žofie 🎧 O\'Neill $(id) `id` "x"');
  // The calls of other tests are being transferred.
  await button(page, 'New ids').click();
  const callId = await field(page, 'Call id').inputValue();
  await tab(page).click();

  const copy = button(page, 'Copy code');
  await copy.click();
  await expect(status(page)).toContainText('Copied cURL.');
  await expect(copy).toBeFocused();
  const curl = await clipboard(page);
  await expect(code(page)).toHaveValue(curl);
  expect(curl).toContain(`curl --include '${baseURL}sim/complete/v1.0/communications/calls/${callId}/transfer'`);
  expect(curl).toContain('$GRAPH_TOKEN');

  await button(page, 'New ids').click();
  await language(page).selectOption('JavaScript (fetch)');
  await copy.click();
  await expect(status(page)).toContainText('Copied JavaScript (fetch).');
  const javascript = await clipboard(page);

  const { access_token } = await (await fetch(`${baseURL}sim/token`, { method: 'POST' })).json();
  const env = { ...process.env, GRAPH_TOKEN: access_token };
  const [ofCurl] = await Promise.all([
    run('bash', ['-c', curl], { env }),
    run(process.execPath, ['--input-type=module', '--eval', javascript], { env }),
  ]);
  expect(ofCurl.stdout).toContain('HTTP/1.1 202 Accepted');
});

test('the code is that of the destination, and a token that was typed is not in it', async ({ page }) => {
  await open(page);
  await button(page, 'Example').click();
  await tab(page).click();
  await page.getByRole('combobox', { name: 'Send to' }).selectOption('Graph US Government L4');
  await page.getByLabel('Access token').fill('eyJhbGciOiJub25lIn0.eyJzZWNyZXQiOjF9.c2VjcmV0');
  await language(page).selectOption('Python (Graph SDK)');
  await expect(code(page)).toHaveValue(/adapter\.base_url = "https:\/\/graph\.microsoft\.us\/v1\.0"/);
  await expect(code(page)).not.toHaveValue(/eyJ/);
});

test('while the transfer has errors a sentence says what to do; the language is kept', async ({ page }) => {
  await open(page);
  await tab(page).click();
  await language(page).selectOption('Go (Graph SDK)');
  const panel = page.getByRole('tabpanel', { name: 'Code' });
  await expect(panel).toContainText('Fix the errors to see the code.');
  await expect(button(page, 'Copy code')).toBeDisabled();

  await page.getByRole('tab', { name: 'JSON' }).click();
  await expect(json(page)).toBeVisible();
  await button(page, 'Example').click();
  await tab(page).click();
  await expect(language(page)).toHaveValue('go');
  await expect(code(page)).toHaveValue(/^\/\/ go get /);
  await field(page, 'Display name').fill('Adele Vance');
  await expect(code(page)).toHaveValue(/SetDisplayName\(to\("Adele Vance"\)\)/);
  await expectLargeControls(page);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('code is loaded when it is needed, and a failure is shown', async ({ page, guard }) => {
  await open(page);
  await page.route(/code-view.*\.js$/, (route) => route.abort());
  await page.getByRole('tab', { name: 'JSON' }).press('ArrowLeft');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The code could not be loaded.');
  await page.unroute(/code-view.*\.js$/);
  await alert.getByRole('button', { name: 'Load again' }).click();
  await expect(language(page)).toBeVisible();
  expect(guard).toEqual(['console: Failed to load resource: net::ERR_FAILED']);
  guard.length = 0;
});
