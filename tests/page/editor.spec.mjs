// @ts-check
/** The code editor of the JSON: how it comes, what it says, and what it offers beside a plain field. */

import {
  button,
  expect,
  expectJson,
  expectLargeControls,
  field,
  json,
  jsonText,
  open,
  openWithEditor,
  pageExample,
  status,
  test,
} from './console.mjs';

const chunk = /code-editor.*\.js$/;

test('the editor is a field with a name, a state and a description, as the plain one is', async ({ page }) => {
  await openWithEditor(page);
  await expect(json(page)).toHaveAttribute('aria-multiline', 'true');
  await expect(json(page)).toHaveAttribute('aria-invalid', 'false');
  await expect(json(page)).toHaveAccessibleDescription(/Still needed/);
  await json(page).fill('{"transferTarget": ');
  await expect(json(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(json(page)).toHaveAccessibleDescription(/\d errors/);
});

test('text, cursor and focus go over from the plain field to the editor', async ({ page }) => {
  /** @type {(value?: unknown) => void} */
  let release = () => {};
  const held = new Promise((resolve) => {
    release = resolve;
  });
  await page.route(chunk, async (route) => {
    await held;
    await route.continue();
  });
  await open(page);
  await json(page).fill('{"a": 1}');
  await json(page).press('ArrowLeft');
  await expect(field(page, 'Call id')).toBeEditable();

  release();
  await expect(json(page)).toHaveAttribute('contenteditable', 'true');
  await expect(json(page)).toBeFocused();
  await page.keyboard.type(', "b": 2');
  await expectJson(page, '{"a": 1, "b": 2}');
});

test('an editor that cannot be loaded leaves the plain field, and can be loaded again', async ({ page, guard }) => {
  await page.route(chunk, (route) => route.abort());
  await open(page);
  const request = page.getByRole('region', { name: 'Request' });
  await expect(request).toContainText('The code editor could not be loaded');
  await json(page).fill(pageExample('beta-4.json'));
  await expect(field(page, 'Phone number')).toHaveValue('+12345678901');

  await page.unroute(chunk);
  await request.getByRole('button', { name: 'Load again' }).click();
  await expect(json(page)).toHaveAttribute('contenteditable', 'true');
  await expectJson(page, /\+12345678901/);
  expect(guard).toEqual(['console: Failed to load resource: net::ERR_FAILED']);
  guard.length = 0;
});

test('who prefers the plain field has it on every visit', async ({ page }) => {
  await openWithEditor(page);
  await button(page, 'Example').click();
  const text = await jsonText(page);
  const plain = page.getByRole('checkbox', { name: 'Plain text field' });
  await plain.check();
  await expect(json(page)).toHaveValue(text);
  await page.reload();
  await expect(json(page)).toHaveValue(/endpointType/);
  await expect(plain).toBeChecked();
  await plain.uncheck();
  await expect(json(page)).toHaveAttribute('contenteditable', 'true');
});

test('problems are announced and repaired by the keyboard alone', async ({ page }) => {
  await openWithEditor(page);
  await button(page, 'Example').click();
  await json(page).fill(pageExample('beta-5-broken.txt'));
  await expect(status(page)).toContainText('error');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F8');
  await expect(status(page)).toContainText(/^Error: .*comma/);
  const repair = page.getByRole('tabpanel', { name: 'JSON' }).getByRole('button', { name: /^Fix here: / });
  await expect(repair).toBeVisible();
  await expectLargeControls(page);
  await page.keyboard.press('Escape');
  await expect(repair).toBeHidden();

  await page.keyboard.press('Control+.');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F8');
  await page.keyboard.press('Control+.');
  await expect(status(page)).toContainText('Request is valid');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expectJson(page, pageExample('beta-5-broken.txt'));
});

test('an edit in the form leaves the cursor where it is, and is undone in the editor', async ({ page }) => {
  await openWithEditor(page);
  await button(page, 'Example').click();
  await json(page).click();
  await page.keyboard.press('Control+End');
  await field(page, 'Display name').fill('Adele Vance');
  await expectJson(page, /Adele Vance/);
  // Text that is typed within half a second is undone together: the clock does not run, however slow the machine is.
  await page.evaluate(() => {
    const now = Date.now();
    Date.now = () => now;
  });
  await json(page).focus();
  await page.keyboard.type('   ');
  await expectJson(page, /\} {3}$/);

  await page.keyboard.press('Control+z');
  await expectJson(page, /\}$/);
  await expect(field(page, 'Display name')).toHaveValue('Adele Vance');
  await page.keyboard.press('Control+z');
  await expect(field(page, 'Display name')).toHaveValue('Heidi Steen');
  await page.keyboard.press('Control+Shift+Z');
  await expect(field(page, 'Display name')).toHaveValue('Adele Vance');
  await field(page, 'Display name').pressSequentially(' II');
  await json(page).press('Control+z');
  await expect(field(page, 'Display name')).toHaveValue('Adele Vance');
});

test('the JSON is formatted, searched and folded by the keyboard, and Tab leaves', async ({ page }) => {
  await openWithEditor(page);
  await button(page, 'Example').click();
  const text = await jsonText(page);
  await json(page).fill(JSON.stringify(JSON.parse(text)));
  await page.keyboard.press('Shift+Alt+F');
  await expectJson(page, text);

  await page.keyboard.press('Control+f');
  const find = page.getByRole('textbox', { name: 'Find in the JSON' });
  await expect(find).toBeFocused();
  await expectLargeControls(page);
  await find.pressSequentially('Heidi');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(json(page)).toBeFocused();
  await page.keyboard.type('Adele');
  await expect(field(page, 'Display name')).toHaveValue('Adele Steen');

  await page.keyboard.press('Control+Shift+[');
  await expect.poll(() => jsonText(page)).not.toContain('Adele');
  await page.keyboard.press('Control+Shift+]');
  await expectJson(page, /Adele/);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('checkbox', { name: 'Plain text field' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(json(page)).toBeFocused();
});
