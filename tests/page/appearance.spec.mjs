// @ts-check
import {
  button,
  expect,
  expectLargeControls,
  expectUncoveredFocus,
  field,
  open,
  openWithEditor,
  outcome,
  send,
  test,
} from './console.mjs';
import { goToHistory } from './history.mjs';
import { expectLegible } from './legibility.mjs';

test('the landmarks are in the order of the work', async ({ page }) => {
  await open(page);
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - banner:
      - heading "Transfer console" [level=1]
    - navigation "Jump to"
    - main:
      - form "Transfer"
      - region "Timeline"
      - region "Developer":
        - form "All fields"
        - region "Request"
        - region "Credentials"
        - region "Simulator"
        - region "Share"
    - contentinfo:
      - status
  `);
});

test('the skip links move focus to their regions', async ({ page }) => {
  await open(page);
  const links = page.getByRole('navigation', { name: 'Jump to' }).getByRole('link');
  const expectJumps = async (/** @type {Readonly<Record<string, string>>} */ jumps) => {
    await expect(links).toHaveText(Object.keys(jumps));
    for (const [name, title] of Object.entries(jumps)) {
      const heading = page.getByRole('heading', { name: title, exact: true });
      await expect(heading).toBeVisible();
      const link = links.filter({ hasText: name });
      await link.focus();
      await link.press('Enter');
      await expect(heading).toBeFocused();
    }
  };
  await expectJumps({ Form: 'Transfer', Timeline: 'Timeline', 'All fields': 'All fields', Request: 'Request' });
  await goToHistory(page);
  await expectJumps({
    Transfers: 'Transfers',
    Comparison: 'Comparison',
    Import: 'Import',
    Keep: 'Keep on this device',
  });
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Inspect' }).click();
  await expectJumps({ Paste: 'Paste', Verdict: 'Verdict', Contents: 'Contents' });
});

test('nothing needs to be scrolled sideways at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page);
  for (const name of ['Group', 'Consultative PSTN']) {
    await page.getByRole('radio', { name, exact: true }).check();
    await button(page, 'Example').click();
    await field(page, 'Call id').fill('x');
    await send(page);
    await field(page, 'Call id').fill('341a0500-d4bf-4224-8b19-1581168d328b');
    await send(page);
    await expect(outcome(page).getByRole('heading', { name: 'Accepted: 202' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
});

test('everything that is pressed is at least 24 pixels high and wide, or has that room', async ({ page }) => {
  await open(page);
  await button(page, 'Example').click();
  await expectLargeControls(page);
});

test('what has focus is never covered by what sticks to an edge', async ({ page }) => {
  await page.setViewportSize({ width: 1360, height: 700 });
  await open(page);
  await page.getByRole('radio', { name: 'Group', exact: true }).check();
  await page.getByRole('heading', { name: 'Transfer console' }).click();
  await expectUncoveredFocus(page, 40);
});

test('the theme can be chosen, and is there before anything is painted', async ({ page, colorScheme }) => {
  const other = colorScheme === 'dark' ? 'Light' : 'Dark';
  const body = page.locator('body');
  const background = () => body.evaluate((element) => getComputedStyle(element).backgroundColor);
  await open(page);
  const usual = await background();
  await page.getByRole('combobox', { name: 'Theme' }).selectOption(other);
  const chosen = await background();
  expect(chosen).not.toBe(usual);

  // The page's own script never comes: what is seen is what was there without it.
  await page.route(/\/index-.*\.js$/, () => {});
  await page.reload({ waitUntil: 'commit' });
  await expect(body).toHaveCSS('background-color', chosen);
  await page.unrouteAll();
  await open(page);
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('System');
  expect(await background()).toBe(usual);
});

test('forced colours keep the badge and the borders', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openWithEditor(page);
  await button(page, 'Example').click();
  await send(page);
  await expect(outcome(page).getByRole('heading', { name: 'Accepted: 202' })).toBeVisible();
  const borders = await page.evaluate(() =>
    ['.badge strong', '.region', '.notice', 'button', 'input[type="text"]', '.code-field'].map(
      (selector) => getComputedStyle(document.querySelector(selector) ?? document.body).borderTopStyle,
    ),
  );
  expect(borders).toEqual(Array(6).fill('solid'));
  const lines = page.locator('.who-is-who :is(.now, .afterwards)');
  expect(new Set(await lines.evaluateAll((all) => all.map((one) => getComputedStyle(one).stroke))).size).toBe(1);
});

test('text that is spaced as readers need it (WCAG 1.4.12) is whole in every state', async ({ page }) => {
  await expectLegible(page, () =>
    page.evaluate(() => {
      const spacing = new CSSStyleSheet();
      spacing.replaceSync(`
        * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-block-end: 2em !important }`);
      document.adoptedStyleSheets = [spacing];
    }),
  );
});

test('where motion is not wanted nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openWithEditor(page);
  await button(page, 'Example').click();
  await send(page);
  await expect(outcome(page).getByRole('heading', { name: 'Accepted: 202' })).toBeVisible();
  await button(page, 'Keyboard shortcuts (?)').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  const moving = await page.evaluate(() => {
    /** @type {(Document | ShadowRoot)[]} */
    const roots = [document];
    /** @type {string[]} */
    const found = [];
    for (const root of roots) {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) roots.push(element.shadowRoot);
        for (const part of [null, '::before', '::after']) {
          const { transitionDuration, animationDuration } = getComputedStyle(element, part);
          const seconds = `${transitionDuration},${animationDuration}`.split(',').map(Number.parseFloat);
          if (Math.max(...seconds) > 0.01) found.push(`${element.tagName} ${element.className}${part ?? ''}`);
        }
      }
    }
    return found;
  });
  expect(moving).toEqual([]);
});
