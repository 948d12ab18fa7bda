// @ts-check
/** The page in a plain folder of any web server: nothing is behind it, and the simulator plays in it. */

import {
  button,
  expect,
  field,
  jsonText,
  outcome,
  pageExample,
  play,
  rows,
  said,
  send,
  status,
  stopWaiting,
} from './console.mjs';
import { openPlain, test } from './plain.mjs';
import { servePlainly } from './plain-server.mjs';
import { appToken } from './token.mjs';

test('a transfer is made and followed to its end, and nothing is asked of anybody', async ({ page, plain, guard }) => {
  await openPlain(page);
  await expect(page.getByRole('heading', { name: 'Transfer console' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('PRACTICE');
  await button(page, 'Example').click();
  expect(JSON.parse(await jsonText(page))).toEqual(JSON.parse(pageExample('beta-1.json')));
  await expect(status(page)).toContainText('Request is valid');

  await send(page);
  await expect(said(page, 'Completed')).toBeVisible();
  expect((await rows(page).allTextContents()).join('\n')).toMatch(
    /POST sent.*202.*transferring.*transferAccepted.*terminated · 0\/7015 GracefulTransferCompleted/s,
  );
  await expect(page.getByRole('banner')).toContainText(/last event \d+ sec ago/);

  await page.getByRole('radio', { name: 'Consultative', exact: true }).check();
  await button(page, 'Example').click();
  await button(page, 'New ids').click();
  await play(page, 'Fail');
  await send(page);
  await expect(said(page, 'Failed: the call is back with you')).toBeVisible();
  await expect(outcome(page)).toContainText('500/7700');

  await play(page, 'Meeting mode');
  await send(page);
  await expect(said(page, 'Refused: 400 · 8523')).toBeVisible();

  const beside = plain.asked.filter((path) => !path.startsWith(`${plain.folder}assets/`));
  expect(beside).toEqual([plain.folder, `${plain.folder}theme.js`, `${plain.folder}api/about`]);
  expect(guard).toEqual([]);
});

test('odd deliveries are shown as with a relay', async ({ page }) => {
  await openPlain(page);
  await button(page, 'Example').click();
  await play(page, 'Each twice');
  await send(page);
  await expect(said(page, 'Completed')).toBeVisible();
  await expect(rows(page).filter({ hasText: '×2' }).first()).toBeVisible();

  await button(page, 'New ids').click();
  await play(page, 'Legacy form first');
  await send(page);
  await expect(said(page, 'Completed')).toBeVisible();
  await expect(rows(page).filter({ hasText: 'answered 204: legacy' })).toHaveCount(1);
});

test('people call, and one of their calls is transferred', async ({ page }) => {
  await openPlain(page);
  const picker = page.getByRole('combobox', { name: 'Call to transfer' });
  await expect(picker.locator('option').filter({ hasText: /^Group/ })).toBeAttached();
  const somebody = picker
    .locator('option')
    .filter({ hasText: /^(?!Group|Unknown).*established/ })
    .first();
  await picker.selectOption(await somebody.getAttribute('value'));
  const callId = await field(page, 'Call id').inputValue();
  await field(page, 'User id').fill('550fae72-d251-43ec-868c-373732c2704f');
  await send(page);
  await expect(said(page, 'Completed')).toBeVisible();
  await expect(picker.locator(`option[value="${callId}"]`)).toHaveCount(0);
});

test('what never answers can be broken off, or ends with its time', async ({ page }) => {
  await openPlain(page);
  await button(page, 'Example').click();
  await play(page, 'No response');
  await send(page);
  await stopWaiting(page).click();
  await expect(said(page, 'Stopped waiting')).toBeVisible();
  await page.getByText('Time limits').click();
  await page.getByRole('spinbutton', { name: 'Wait for the response (seconds)' }).fill('1');
  await send(page);
  await expect(said(page, 'Timed out')).toBeVisible();
});

test('the same seed makes up the same, and another one another', async ({ page }) => {
  const told = async () => {
    await openPlain(page);
    await button(page, 'Example').click();
    await play(page, 'Fail');
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('At once');
    await page.getByRole('textbox', { name: 'Random seed' }).fill(seed);
    await send(page);
    await expect(said(page, 'Failed: the call is back with you')).toBeVisible();
    await outcome(page).getByText('What Graph answered').click();
    await expect(outcome(page)).toContainText(/Answered\d{4}-\d\d-\d\dT[\d:]{8}Z/);
    return outcome(page)
      .getByRole('definition')
      .filter({ hasText: /^[0-9a-f-]{36}$/ })
      .first()
      .textContent();
  };
  let seed = 'mine';
  const first = await told();
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(await told()).toBe(first);
  seed = 'other';
  expect(await told()).not.toBe(first);
});

test('Graph itself can be sent to, with a token that the operator pastes', async ({ page }) => {
  const url = 'https://graph.microsoft.com/v1.0/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b/transfer';
  const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };
  await page.route(url, (route) => route.fulfill({ status: 202, headers }));
  await openPlain(page);
  await button(page, 'Example').click();
  await page.getByRole('combobox', { name: 'Send to' }).selectOption('Graph global');
  await expect(page.getByRole('banner')).toContainText('LIVE');
  await page.getByLabel('Access token').fill(appToken());
  await send(page);
  await button(page, 'Send the real transfer').click();
  await expect(said(page, 'Accepted: 202')).toBeVisible();
  await expect(outcome(page)).toContainText('They go to your bot, not to this page.');

  await expect(outcome(page).getByText('The browser hides the IDs and the date of this response')).toBeHidden();
  await outcome(page).getByText('What Graph answered').click();
  await expect(outcome(page)).toContainText('The browser hides the IDs and the date of this response.');

  // The date in the header is hidden from a page, the one in the body is not.
  const date = '2026-03-02T08:00:00';
  const error = { code: '8522', message: 'Call not found.', innerError: { date } };
  await page.route(url, (route) => route.fulfill({ status: 404, headers, json: { error } }));
  await send(page);
  await expect(said(page, 'Refused: 404 · 8522')).toBeVisible();
  await expect(outcome(page)).toContainText(`Answered${date}`);
});

test('opened as a file it says what to do', async ({ browser }) => {
  // Without the guard, to which every file is a stranger.
  const page = await browser.newPage();
  await page.goto(new URL('../../www/dist/index.html', import.meta.url).href);
  await expect(page.getByText('The page has not started')).toBeVisible();
  await page.close();
});

test('a server that gives its page for every address has no relay either', async ({ page }) => {
  const server = await servePlainly({ isFallingBack: true });
  await page.goto(server.url);
  await expect(page.getByRole('banner')).toContainText('Simulator in this page');
  await server.stop();
});

test('the page brings the policy of the relay along, and it holds', async ({ page, console: relay, guard }) => {
  await openPlain(page);
  const brought = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  const sent = (await page.request.get(relay)).headers()['content-security-policy'] ?? '';
  const directives = (/** @type {string | null} */ policy) => new Set(policy?.split(';').map((one) => one.trim()));
  expect([...directives(sent)].filter((one) => !directives(brought).has(one))).toEqual(["frame-ancestors 'none'"]);
  expect([...directives(brought)].filter((one) => !directives(sent).has(one))).toEqual([]);

  const thrown = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<b>markup</b>';
      return undefined;
    } catch (error) {
      return String(error);
    }
  });
  expect(thrown).toContain('TrustedHTML');
  await expect.poll(() => guard.join()).toContain('CSP: require-trusted-types-for');
  guard.length = 0;
});
