// @ts-check
import {
  button,
  expect,
  expectJson,
  field,
  json,
  jsonText,
  openWithEditor,
  outcome,
  pageExample,
  send,
  status,
  test,
  transfersOf,
} from './console.mjs';

test('the form follows the JSON, and the JSON the form', async ({ page }) => {
  await openWithEditor(page);
  await button(page, 'Example').click();
  await json(page).fill((await jsonText(page)).replace('Heidi Steen', 'Adele Vance'));
  await expect(field(page, 'Display name')).toHaveValue('Adele Vance');

  await field(page, 'Display name').fill('Alex Wilber');
  await expectJson(page, /"displayName": "Alex Wilber"/);
  await field(page, 'Display name').fill('');
  await expect.poll(() => jsonText(page)).not.toContain('displayName');
});

test('a pasted body chooses its scenario', async ({ page }) => {
  await openWithEditor(page);
  await json(page).fill(pageExample('beta-4.json'));
  await expect(page.getByRole('radio', { name: 'Consultative PSTN' })).toBeChecked();
  await expect(field(page, 'Phone number')).toHaveValue('+12345678901');
});

test('unknown members are kept and counted, as they were spelled', async ({ page }) => {
  const transfers = transfersOf(await openWithEditor(page));
  await button(page, 'Example').click();
  const text = await jsonText(page);
  await json(page).fill(text.replace('{', '{\n  "x-vendor": 12345678901234567890,'));
  const request = page.getByRole('region', { name: 'Request' });
  await expect(request).toContainText('1 extra member kept');
  await expect(request).toContainText('/x-vendor');

  await field(page, 'Display name').fill('Adele Vance');
  await expectJson(page, /"x-vendor": 12345678901234567890,/);
  await send(page);
  await expect(outcome(page).getByRole('heading', { name: 'Accepted: 202' })).toBeVisible();
  expect(JSON.parse(transfers[0]?.postDataJSON().body)).toHaveProperty('x-vendor');
});

test('broken JSON, be it only a comma too many, leaves the form as it was, and says so', async ({ page }) => {
  const transfers = transfersOf(await openWithEditor(page));
  await button(page, 'Example').click();
  const text = await jsonText(page);
  const form = page.getByRole('form', { name: 'All fields' });
  for (const broken of [text.replace(/\}$/, ',}'), text.slice(0, -1)]) {
    await json(page).fill(text);
    await expect(form).not.toContainText('The form shows the last valid JSON');
    await json(page).fill(broken);
    await expect(form).toContainText('The form shows the last valid JSON');
    await expect(field(page, 'Call id')).toHaveValue('341a0500-d4bf-4224-8b19-1581168d328b');
    await expect(field(page, 'User id')).toHaveValue('550fae72-d251-43ec-868c-373732c2704f');
    await expect(field(page, 'Display name')).toHaveValue('Heidi Steen');
  }
  await expect(field(page, 'Display name')).not.toBeEditable();
  await expect(button(page, 'New ids')).toBeDisabled();
  await expect(json(page)).toHaveAttribute('aria-invalid', 'true');
  await send(page);
  await expect(page.getByRole('alert')).toBeFocused();
  expect(transfers).toEqual([]);

  await button(page, 'Go back to the last valid JSON').click();
  await expectJson(page, text);
  await expect(field(page, 'Display name')).toBeEditable();
});

test("the page's broken example is mended by the buttons alone", async ({ page }) => {
  await openWithEditor(page);
  await page.getByRole('radio', { name: 'Group', exact: true }).check();
  await button(page, 'Example').click();
  const mended = JSON.parse(await jsonText(page));

  await json(page).fill(pageExample('beta-5-broken.txt'));
  const checks = page.getByRole('region', { name: 'Checks' });
  const fix = checks.getByRole('button', { name: /^Fix: / });
  await expect(status(page)).toContainText('error');
  await expect(fix.first()).toHaveAccessibleDescription(/^Error/);
  await fix.first().click();
  await expect(checks.getByRole('heading', { name: 'Checks' })).toBeFocused();
  await fix.first().click();
  await expect(status(page)).toContainText('Request is valid');
  await expect(fix).toHaveCount(0);
  expect(JSON.parse(await jsonText(page))).toEqual(mended);
});

test('all repairs at once mend it as well, and are undone at once', async ({ page }) => {
  await openWithEditor(page);
  await page.getByRole('radio', { name: 'Group', exact: true }).check();
  await button(page, 'Example').click();
  const mended = JSON.parse(await jsonText(page));
  const broken = pageExample('beta-5-broken.txt');

  await json(page).fill(broken);
  const checks = page.getByRole('region', { name: 'Checks' });
  const fixAll = checks.getByRole('button', { name: 'Fix all', exact: true });
  await fixAll.click();
  await expect(status(page)).toHaveText(/^2 fixes done\. Request is valid/);
  await expect(checks.getByRole('heading', { name: 'Checks' })).toBeFocused();
  await expect(fixAll).toHaveCount(0);
  expect(JSON.parse(await jsonText(page))).toEqual(mended);
  await expect(field(page, 'Display name')).toBeEditable();

  await json(page).press('Control+z');
  await expectJson(page, broken);

  // One repair brings another to light: the number is text, has spaces in it, and its member is misspelled.
  await json(page).fill('{"transferTarget": {"identity": {"phone": {"ID": "+1 234 567 8901",}}}');
  await fixAll.click();
  await expect(status(page)).toHaveText(/^\d fixes done\. /);
  expect(JSON.parse(await jsonText(page))).toEqual({
    transferTarget: { identity: { phone: { id: '+12345678901' } } },
  });
});

test('"Fix all" closes a string that lost its quote, and ends', async ({ page }) => {
  await openWithEditor(page);
  const id = '550fae72-d251-43ec-868c-373732c2704f';
  await json(page).fill(`{'transferTarget': {'identity': {'user': {'id': '${id}}}}}`);
  await page.getByRole('region', { name: 'Checks' }).getByRole('button', { name: 'Fix all', exact: true }).click();
  await expect(status(page)).toHaveText(/fixes done\. /);
  expect(JSON.parse(await jsonText(page))).toEqual({ transferTarget: { identity: { user: { id } } } });
});

test('a problem without a field leads to its place in the JSON', async ({ page }) => {
  await openWithEditor(page);
  await button(page, 'Example').click();
  await json(page).fill(pageExample('beta-5-broken.txt'));
  await page.getByRole('tab', { name: 'HTTP' }).click();
  await page
    .getByRole('region', { name: 'Checks' })
    .getByRole('button', { name: /^Line \d+, column \d+$/ })
    .first()
    .click();
  await expect(json(page)).toBeFocused();
  const selected = await json(page).evaluate((editor) => {
    const root = /** @type {Document} */ (editor.getRootNode());
    return root.getSelection()?.toString();
  });
  expect(selected).toBe(',');
});

test('the HTTP request is exact and is copied without a token', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openWithEditor(page);
  await button(page, 'Example').click();
  await field(page, 'Display name').fill('Žofie 🎧');
  await page.getByRole('tab', { name: 'JSON' }).press('ArrowRight');

  const text = await page.getByRole('textbox', { name: 'HTTP request' }).inputValue();
  const [head = '', body = ''] = text.split('\n\n');
  expect(head.split('\n')).toEqual([
    `POST ${baseURL}sim/complete/v1.0/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b/transfer HTTP/1.1`,
    'Authorization: Bearer $GRAPH_TOKEN',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]);

  const transfers = transfersOf(page);
  await send(page);
  await expect(outcome(page).getByRole('heading', { name: 'Accepted: 202' })).toBeVisible();
  expect(transfers[0]?.postDataJSON().body).toBe(body);

  // The verdict has a sentence in the status line too; what is copied after it has the last word.
  await expect(status(page)).toContainText('Completed');
  const copy = button(page, 'Copy HTTP');
  await copy.click();
  await expect(status(page)).toContainText('Copied the HTTP request');
  await expect(copy).toBeFocused();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
});
