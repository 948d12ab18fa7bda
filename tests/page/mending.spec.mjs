// @ts-check
import { button, expect, field, json, jsonText, open, outcome, send, status, test, transfersOf } from './console.mjs';

test('a broken field is seen, explained at its place, and mended', async ({ page }) => {
  await open(page);
  await button(page, 'Example').click();
  const userId = field(page, 'User id');
  await userId.fill('550fae72');
  await userId.blur();

  await expect(userId).toHaveAttribute('aria-invalid', 'true');
  await expect(userId).toHaveAccessibleDescription(/GUID/);
  const checks = page.getByRole('region', { name: 'Checks' });
  await expect(checks.getByRole('listitem').filter({ hasText: '/transferTarget/identity/user/id' })).toBeVisible();
  await expect(status(page)).toContainText('1 error');

  await checks.getByRole('link', { name: 'User id' }).click();
  await expect(userId).toBeFocused();
  await userId.fill('550fae72-d251-43ec-868c-373732c2704f');
  await expect(userId).toHaveAttribute('aria-invalid', 'false');
  await expect(userId).not.toHaveAccessibleDescription(/GUID:/);
  await expect(checks.getByText('/transferTarget/identity/user/id')).toBeHidden();
  await expect(status(page)).toContainText('Request is valid');
});

test('nothing is said of a field that is typed into for the first time', async ({ page }) => {
  await open(page);
  const callId = field(page, 'Call id');
  await callId.pressSequentially('341a0500');
  await expect(callId).toHaveAttribute('aria-invalid', 'false');
  await expect(page.getByRole('region', { name: 'Checks' }).getByRole('listitem')).toHaveCount(0);

  await callId.press('Tab');
  await expect(callId).toHaveAttribute('aria-invalid', 'true');
  await callId.fill('341a0500-d4bf-4224-8b19-1581168d328b');
  await expect(callId).toHaveAttribute('aria-invalid', 'false');
});

test('an example that is typed over is judged when the field is left, or on sending', async ({ page }) => {
  await open(page);
  await button(page, 'Example').click();
  const userId = field(page, 'User id');
  for (const finish of ['Tab', 'Control+Enter']) {
    await userId.fill('550fae72');
    await expect(userId).toHaveAttribute('aria-invalid', 'false');
    await userId.press(finish);
    await expect(userId).toHaveAttribute('aria-invalid', 'true');
    await userId.fill('550fae72-d251-43ec-868c-373732c2704f');
    await expect(userId).toHaveAttribute('aria-invalid', 'false');
  }
});

test('a blocked send sends nothing, and leads to what is missing', async ({ page }) => {
  const transfers = transfersOf(await open(page));
  await page.keyboard.press('Control+Enter');

  const summary = page.getByRole('alert', { name: /^Not sent: \d+ errors to fix$/ });
  await expect(summary).toBeFocused();
  await expect(status(page)).toHaveText((await summary.getByRole('heading').textContent()) ?? '');
  await summary.getByRole('link').first().click();
  await expect(field(page, 'Call id')).toBeFocused();
  await expect(field(page, 'User id')).toHaveAttribute('aria-invalid', 'true');
  expect(page.url()).not.toContain('#');
  expect(transfers).toEqual([]);

  await button(page, 'Example').click();
  await expect(summary).toBeHidden();
  await page.keyboard.press('Control+Enter');
  await expect(outcome(page).getByRole('heading', { name: 'Accepted: 202' })).toBeVisible();
  expect(transfers).toHaveLength(1);
});

test('a press of Send that leaves a field with an error counts, although the error takes room', async ({ page }) => {
  await open(page);
  await button(page, 'Example').click();
  await field(page, 'User id').fill('550fae72');
  await button(page, 'Send transfer').click();
  await expect(page.getByRole('alert', { name: 'Not sent: 1 error to fix' })).toBeFocused();
});

test('a group call without its transferee is blocked at the participant', async ({ page }) => {
  const transfers = transfersOf(await open(page));
  await button(page, 'Example').click();
  await page.getByRole('radio', { name: 'Group', exact: true }).check();
  await send(page);
  const participant = page.getByRole('group', { name: /Transferee/ }).getByRole('textbox', { name: 'Participant id' });
  await expect(participant).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('alert').getByRole('link', { name: 'Participant id' }).click();
  await expect(participant).toBeFocused();
  expect(transfers).toEqual([]);
});

test('a telephone target warns until the call has an application instance', async ({ page }) => {
  await open(page);
  await page.getByRole('radio', { name: 'Consultative PSTN' }).check();
  await button(page, 'Example').click();
  await expect(status(page)).toContainText('Request is valid · 1 warning');
  await expect(field(page, 'Phone number')).toHaveAttribute('aria-invalid', 'false');
  await page.getByRole('checkbox', { name: /application instance/ }).check();
  await expect(status(page)).not.toContainText('warning');
});

test('the placeholders of an example count where real people would be reached, and once they are edited', async ({
  page,
}) => {
  await open(page);
  await button(page, 'Example').click();
  await expect(status(page)).toHaveText(/Request is valid · 2 notes$/);
  const checks = page.getByRole('region', { name: 'Checks' });
  const destination = page.getByRole('combobox', { name: 'Send to' });
  await destination.selectOption('Graph global');
  await expect(checks).toContainText('languageId is the placeholder');
  await destination.selectOption('Simulator');
  await expect(checks).not.toContainText('placeholder');
  await json(page).fill((await jsonText(page)).replace('Heidi Steen', 'Adele Vance'));
  await expect(checks).toContainText('is the placeholder');
});

test('a field that is folded away is opened by the link to it', async ({ page }) => {
  await open(page);
  await button(page, 'Example').click();
  const language = field(page, 'Language');
  await expect(language).toBeHidden();
  await page.getByRole('region', { name: 'Checks' }).getByRole('link', { name: 'Language' }).first().click();
  await expect(language).toBeFocused();
});

test('clearing empties the form and forgets what was said of it', async ({ page }) => {
  await open(page);
  await button(page, 'Example').click();
  await field(page, 'User id').fill('x');
  await button(page, 'Clear').click();
  await expect(status(page)).toHaveText('Form cleared.');
  await expect(field(page, 'Call id')).toHaveValue('');
  await expect(field(page, 'User id')).toHaveAttribute('aria-invalid', 'false');
  expect(await jsonText(page)).not.toContain('Heidi');
});
