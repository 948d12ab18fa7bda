// @ts-check
/** The two views: how one gets from one to the other, and how Inspect appears. */

import {
  button,
  expect,
  expectLargeControls,
  expectUncoveredFocus,
  field,
  json,
  open,
  status,
  test,
  transfersOf,
} from './console.mjs';
import { body, openInspect, pasted, verdict } from './inspect.mjs';

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 */
const viewLink = (page, name) => page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });

test('the views keep what was typed, and the browser’s Back returns', async ({ page }) => {
  await open(page);
  await button(page, 'Example').click();
  await viewLink(page, 'Inspect').click();
  await expect(page).toHaveURL(/#inspect$/);
  await expect(page).toHaveTitle('Inspect · Transfer console');
  await expect(viewLink(page, 'Inspect')).toHaveAttribute('aria-current', 'page');
  await expect(json(page)).toBeHidden();
  await pasted(page).fill(body('updated', { state: 'transferring' }));

  await page.goBack();
  await expect(page).toHaveTitle('Transfer console');
  await expect(field(page, 'Call id')).toHaveValue('341a0500-d4bf-4224-8b19-1581168d328b');
  await expect(pasted(page)).toBeHidden();
  await viewLink(page, 'Inspect').click();
  await expect(pasted(page)).toHaveValue(/transferring/);
});

test('the shortcut that sends does nothing while one inspects', async ({ page }) => {
  const transfers = transfersOf(await open(page));
  await button(page, 'Example').click();
  await viewLink(page, 'Inspect').click();
  await pasted(page).press('Control+Enter');
  await expect(status(page)).toContainText('Nothing to inspect yet');
  expect(transfers).toEqual([]);
});

test('Inspect is loaded when it is needed, and a failure is shown', async ({ page, guard }) => {
  await open(page);
  await page.route(/inspect.*\.js$/, (route) => route.abort());
  await viewLink(page, 'Inspect').click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Inspect could not be loaded.');
  await page.unroute(/inspect.*\.js$/);
  await alert.getByRole('button', { name: 'Load again' }).click();
  await expect(pasted(page)).toBeVisible();
  expect([...new Set(guard)]).toEqual(['console: Failed to load resource: net::ERR_FAILED']);
  guard.length = 0;
});

test('what was pasted is gone with the page', async ({ page }) => {
  await openInspect(page);
  await pasted(page).fill(body('updated', { state: 'transferring' }));
  await expect(status(page)).toContainText('Transferring.');
  await page.reload();
  await expect(status(page)).toContainText('Nothing to inspect yet');
  await expect(pasted(page)).toHaveValue('');
  const stored = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
  expect(stored).toEqual(['graph-call-transfer.mode']);
});

test('the landmarks and headings of Inspect are in the order of the work', async ({ page }) => {
  await openInspect(page);
  await button(page, 'Consultative, failed').click();
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - banner:
      - heading "Transfer console" [level=1]
      - navigation "Views":
        - list:
          - listitem:
            - link "Transfer"
          - listitem:
            - link "Inspect"
    - navigation "Jump to"
    - main:
      - region "Paste":
        - heading "Paste" [level=2]
        - textbox "Notifications (JSON or HTTP)"
        - button "Clear"
        - group "Examples"
        - checkbox "I know a transfer was requested"
      - region "Verdict":
        - heading "Verdict" [level=2]
        - article "Call 341a0500-d4bf-4224-8b19-1581168d328b":
          - 'heading "Failed: the call is back with you" [level=3]'
          - heading "Changes" [level=4]
      - region "Contents":
        - heading "Contents" [level=2]
        - article:
          - heading "Body 1, line 1" [level=3]
          - list:
            - listitem:
              - heading "Call · updated · transferring" [level=4]
    - contentinfo:
      - status
  `);
});

test('Inspect works without the mouse', async ({ page }) => {
  await open(page);
  await viewLink(page, 'Inspect').focus();
  await page.keyboard.press('Enter');
  await expect(pasted(page)).toBeVisible();
  await expect(viewLink(page, 'Inspect')).toBeFocused();
  const skip = page.getByRole('navigation', { name: 'Jump to' }).getByRole('link', { name: 'Paste' });
  await skip.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(pasted(page)).toBeFocused();
  await page.keyboard.insertText(body('deleted', { state: 'terminated', terminationReason: 'AppTransferred' }));
  await expect(verdict(page).getByRole('heading', { name: 'Completed' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(button(page, 'Clear')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(pasted(page)).toHaveValue(/GracefulTransferCompleted/);
  await expect(button(page, 'Blind, completed')).toBeFocused();
  await page.getByRole('link', { name: 'Verdict' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Verdict', exact: true })).toBeFocused();
});

test('Inspect needs no sideways scrolling at 320 pixels, and its controls are large enough', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openInspect(page);
  for (const name of ['Blind, completed', 'Consultative, failed', 'Ambiguous']) {
    await button(page, name).click();
    await page.getByText('Raw JSON').first().click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
  await page.getByRole('checkbox', { name: 'I know a transfer was requested' }).check();
  await expectLargeControls(page);
});

test('what has focus in Inspect is never covered by what sticks to an edge', async ({ page }) => {
  await page.setViewportSize({ width: 1360, height: 600 });
  await openInspect(page);
  await button(page, 'Consultative, failed').click();
  await expectUncoveredFocus(page, 25);
});
