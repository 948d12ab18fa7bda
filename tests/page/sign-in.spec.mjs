// @ts-check
import { expect, expectLargeControls, test } from './console.mjs';
import { startConsole } from './server.mjs';

const SECRET = 'a-secret-of-all-operators';

/** @type {Awaited<ReturnType<typeof startConsole>>} */
let server;
test.beforeAll(async () => {
  server = await startConsole({
    args: ['--public-url', 'https://console.example', '--log-level', 'error'],
    env: { GRAPH_CALL_TRANSFER_OPERATOR_SECRET: SECRET },
  });
});
test.afterAll(() => server.stop());

test('an operator signs in by keyboard, sees the console, and is signed in when they come back', async ({ page }) => {
  await page.goto(server.url);
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Transfer console" [level=1]
      - paragraph
      - text: Operator secret
      - textbox "Operator secret"
      - button "Sign in"
  `);
  const secret = page.getByRole('textbox', { name: 'Operator secret' });
  await expect(secret).toBeFocused();
  await page.keyboard.type('not the secret');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('The secret is wrong.');
  await expect(secret).toHaveAccessibleDescription('The secret is wrong.');
  await expect(secret).toHaveValue('');
  await expect(secret).toBeFocused();

  await page.keyboard.type(SECRET);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('form', { name: 'Transfer' })).toBeVisible();
  await page.goto(server.url);
  await expect(page.getByRole('form', { name: 'Transfer' })).toBeVisible();
});

test('the page for signing in fits 320 pixels, and its controls are large enough', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(server.url);
  await expectLargeControls(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  // Its style is not forbidden by its own policy.
  await expect(page.getByRole('button', { name: 'Sign in' })).toHaveCSS('background-color', 'rgb(91, 95, 199)');
});
