// @ts-check
import { button, expect, open, outcome, send, status, test, transfersOf } from './console.mjs';
import { appToken } from './token.mjs';

const url = 'https://graph.microsoft.com/v1.0/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b/transfer';

const token = appToken();

/** @param {import('@playwright/test').Page} page */
async function openLive(page) {
  await open(page);
  await button(page, 'Example').click();
  await page.getByRole('combobox', { name: 'Send to' }).selectOption('Graph global');
  await expect(page.getByRole('banner')).toContainText('LIVE');
  return page;
}

/**
 * Answers in Graph's place.
 *
 * @param {import('@playwright/test').Page} page
 */
async function playGraph(page) {
  const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };
  await page.route(url, (route) => route.fulfill({ status: 202, headers }));
}

test('without a token a live transfer is blocked with the reason', async ({ page }) => {
  const transfers = transfersOf(await openLive(page));
  await send(page);
  await expect(page.getByRole('alert')).toBeFocused();
  await page.getByRole('alert').getByRole('link', { name: 'Access token' }).click();
  await expect(page.getByLabel('Access token')).toBeFocused();
  expect(transfers).toEqual([]);
});

test('the first live transfer is confirmed, the next is not asked about', async ({ page }) => {
  const transfers = transfersOf(await openLive(page));
  await playGraph(page);
  await page.getByLabel('Access token').fill(token);
  await send(page);

  const dialog = page.getByRole('dialog', { name: 'Send a real transfer?' });
  await expect(dialog).toContainText(url);
  await expect(button(page, 'Do not send')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button(page, 'Send transfer')).toBeFocused();
  expect(transfers).toEqual([]);

  await send(page);
  await button(page, 'Send the real transfer').click();
  await expect(outcome(page).getByRole('heading', { name: 'Accepted: 202' })).toBeVisible();
  await send(page);
  await expect(dialog).toBeHidden();
  await expect.poll(() => transfers.length).toBe(2);
  expect(transfers.map((request) => request.headers().authorization)).toEqual([`Bearer ${token}`, `Bearer ${token}`]);
});

test('the question whether a real transfer is meant is answered with no when the address leads elsewhere', async ({
  page,
}) => {
  const transfers = transfersOf(await openLive(page));
  await page.getByLabel('Access token').fill(token);
  await page.evaluate(() => location.assign('#inspect'));
  await page.getByRole('link', { name: 'Transfer', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Send a real transfer?' });
  for (const leave of [() => page.goBack(), () => page.evaluate(() => location.assign('#history'))]) {
    await send(page);
    await expect(dialog).toBeVisible();
    await leave();
    // What a dialog leaves open behind it can neither be pressed nor read.
    await page.getByRole('link', { name: 'Transfer', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(button(page, 'Send transfer')).toBeVisible();
  }
  expect(transfers).toEqual([]);
});

test('what the token says is shown, and it can be forgotten', async ({ page }) => {
  await openLive(page);
  const credentials = page.getByRole('region', { name: 'Credentials' });
  await page.getByLabel('Access token').fill(appToken());
  await expect(page.getByLabel('Access token')).toHaveAttribute('type', 'password');
  await expect(credentials).toContainText('App-only token');
  await expect(credentials).toContainText('Calls.Initiate.All');
  await expect(credentials).toContainText('in 41 min');

  await button(page, 'Forget').click();
  await expect(status(page)).toHaveText('Token forgotten.');
  await expect(page.getByLabel('Access token')).toHaveValue('');
  await expect(credentials).not.toContainText('App-only token');
});

test('the token is in no store, no address and no history, and a reload forgets it', async ({ page, context }) => {
  await openLive(page);
  await playGraph(page);
  await page.getByLabel('Access token').fill(token);
  await send(page);
  await button(page, 'Send the real transfer').click();
  await expect(outcome(page).getByRole('heading', { name: 'Accepted: 202' })).toBeVisible();

  const kept = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    cookie: document.cookie,
    address: location.href,
    state: history.state,
    text: document.body.textContent,
  }));
  expect(kept).toMatchObject({ local: {}, session: {}, databases: [], caches: [], cookie: '', state: null });
  for (const part of token.split('.')) expect(JSON.stringify(kept)).not.toContain(part);
  const { cookies } = await context.storageState();
  expect(cookies.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])).toEqual([
    [`operator-${new URL(page.url()).port}`, true, 'Strict'],
  ]);
  for (const part of token.split('.')) expect(cookies[0]?.value).not.toContain(part);

  await page.reload();
  await page.getByRole('combobox', { name: 'Send to' }).selectOption('Graph global');
  await expect(page.getByLabel('Access token')).toHaveValue('');
});

test('a cloud and version without the transfer is warned about, not forbidden', async ({ page }) => {
  await openLive(page);
  const checks = page.getByRole('region', { name: 'Checks' });
  await page.getByRole('combobox', { name: 'Send to' }).selectOption('Graph US Government L4');
  await expect(checks).not.toContainText('notAvailableInCloud');
  await page.getByRole('radio', { name: 'beta' }).check();
  await expect(checks).toContainText('notAvailableInCloud');
});
