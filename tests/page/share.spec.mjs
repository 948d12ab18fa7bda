// @ts-check
/** The draft as a link and as a file: what is in it, and what happens when one is opened. */

import { inflateRawSync } from 'node:zlib';
import {
  test as base,
  button,
  expect,
  expectJson,
  field,
  jsonText,
  open,
  outcome,
  said,
  send,
  status,
  transfersOf,
} from './console.mjs';
import { goToHistory, more, ownRecordings, saved } from './history.mjs';
import { startConsole } from './server.mjs';

/** @import { Fixtures, Page } from '@playwright/test' */

const test = base.extend(
  /** @type {Fixtures<{ talkative: Awaited<ReturnType<typeof startConsole>> }>} */ ({
    /** A console of the test's own, which logs all that it can. */
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
    talkative: async ({}, use) => {
      const talkative = await startConsole({ args: ['--log-level', 'debug', '--time-scale', '0.1'], isQuiet: true });
      await use(talkative);
      await talkative.stop();
    },
  }),
);

const NAME = 'Heidi Steen';
const NUMBER = '+12345678901';

/** @param {Page} page */
const link = (page) => page.getByRole('textbox', { name: 'Link' });

/** @param {Page} page */
async function unfoldShare(page) {
  await page.getByRole('region', { name: 'Share' }).locator('summary').first().click();
  await expect(link(page)).toHaveValue(/#d=./);
}

/** @param {string} address */
function draftIn(address) {
  return inflateRawSync(Buffer.from(new URL(address).hash.slice('#d='.length), 'base64url')).toString();
}

test('a link holds the draft, opens it elsewhere for review, leaves the address, and sends nothing', async ({
  page,
  browser,
  baseURL,
}) => {
  await open(page);
  await page.getByRole('radio', { name: 'Consultative PSTN' }).check();
  await button(page, 'Example').click();
  await page.getByRole('radio', { name: 'beta' }).check();
  const text = await jsonText(page);
  await unfoldShare(page);
  const address = await link(page).inputValue();

  const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
  const other = await context.newPage();
  const transfers = transfersOf(other);
  /** @type {string[]} */
  const asked = [];
  other.on('request', (request) => asked.push(request.url()));
  await other.goto(address);
  await expect(other.getByRole('alert')).toContainText('Opened from a link. Review it before sending.');
  await expectJson(other, text);
  await expect(field(other, 'Call id')).toHaveValue(await field(page, 'Call id').inputValue());
  await expect(other.getByRole('radio', { name: 'Consultative PSTN' })).toBeChecked();
  await expect(other.getByRole('radio', { name: 'beta' })).toBeChecked();
  await expect(other).not.toHaveURL(/#/);
  expect(transfers).toEqual([]);
  expect(asked.filter((url) => !url.startsWith(baseURL ?? ''))).toEqual([]);
  await expect(outcome(other)).toContainText('No transfer yet');
  await context.close();
});

test('names and numbers can be left out of the link', async ({ page }) => {
  await open(page);
  await button(page, 'Example').click();
  await unfoldShare(page);
  expect(draftIn(await link(page).inputValue())).toContain(NAME);
  await page.getByRole('checkbox', { name: 'Leave names and numbers out' }).check();
  await expect.poll(async () => draftIn(await link(page).inputValue())).not.toContain(NAME);
  await page.getByRole('radio', { name: 'PSTN', exact: true }).check();
  await button(page, 'Example').click();
  await expect.poll(async () => draftIn(await link(page).inputValue())).toContain('phone');
  const shared = draftIn(await link(page).inputValue());
  expect(shared).not.toContain(NUMBER);
  expect(shared).not.toContain('[phone]');
  await page.getByText('What is shared').click();
  await expect(page.getByRole('region', { name: 'Share' }).locator('pre')).not.toContainText(NUMBER);
});

test('a live destination of a link is said, and not chosen', async ({ page }) => {
  await open(page);
  await button(page, 'Example').click();
  await page.getByRole('combobox', { name: 'Send to' }).selectOption('Graph China (21Vianet)');
  await unfoldShare(page);
  const address = await link(page).inputValue();
  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.getByRole('alert')).toContainText('It was made for “Graph China (21Vianet)”');
  await expect(page.getByRole('combobox', { name: 'Send to' })).toHaveValue('simulator');
  await expect(page.getByRole('banner')).toContainText('PRACTICE');
});

test('a damaged link is reported, whatever is in it, and the form stays as it was', async ({ page }) => {
  await open(page);
  await button(page, 'Example').click();
  await unfoldShare(page);
  const address = await link(page).inputValue();
  const [start = '', fragment = ''] = address.split('#d=');
  for (const damaged of [fragment.slice(0, -9), '%%%', '']) {
    await page.goto('about:blank');
    await page.goto(`${start}#d=${damaged}`);
    await expect(page.getByRole('alert')).toContainText('The link could not be read');
    await expect(field(page, 'Call id')).toHaveValue('');
    await expect(page).not.toHaveURL(/#/);
  }
});

test('a link that is followed in an open page takes the place of the draft, which can be brought back', async ({
  page,
}) => {
  await open(page);
  await button(page, 'Example').click();
  await unfoldShare(page);
  const address = await link(page).inputValue();
  await field(page, 'Call id').fill('what I was at');
  await page.evaluate((to) => location.assign(to), address);
  await expect(page.getByRole('alert')).toContainText('Opened from a link');
  await expect(field(page, 'Call id')).toHaveValue('341a0500-d4bf-4224-8b19-1581168d328b');
  await button(page, 'Back to the draft before').click();
  await expect(field(page, 'Call id')).toHaveValue('what I was at');
});

test('a draft goes out as a JSON file and comes back, by its file or as text', async ({ page }) => {
  await open(page);
  await page.getByRole('radio', { name: 'Group', exact: true }).check();
  await button(page, 'Example').click();
  const text = await jsonText(page);
  await unfoldShare(page);
  const file = await saved(page, button(page, 'Export draft'));
  expect(JSON.parse(file)).toMatchObject({ format: 'graph-call-transfer draft', body: JSON.parse(text) });

  await button(page, 'Clear').click();
  await page
    .getByLabel('Open a draft')
    .setInputFiles({ name: 'draft.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await expect(page.getByRole('alert')).toContainText('Opened from a file');
  await expectJson(page, text);

  await button(page, 'Clear').click();
  await goToHistory(page);
  await page.getByRole('textbox', { name: 'Recording (JSON Lines) or draft' }).fill(file);
  await button(page, 'Import the text').click();
  await expectJson(page, text);
});

test('the token is in no link, no file, no store and no log, whatever is shared, exported and kept', async ({
  page,
  talkative,
}) => {
  test.setTimeout(40_000);
  const part = (/** @type {object} */ claims) => Buffer.from(JSON.stringify(claims)).toString('base64url');
  const claims = { aud: 'https://graph.microsoft.com', idtyp: 'app', roles: ['Calls.Initiate.All'], exp: 4e9 };
  const token = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJlLW9mLW5vYm9keQ`;
  const isFree = (/** @type {string} */ text) => {
    for (const piece of token.split('.')) expect(text).not.toContain(piece);
  };
  await page.route('https://graph.microsoft.com/**', (route) =>
    route.fulfill({
      status: 202,
      headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' },
    }),
  );
  await page.goto(talkative.url);
  await expect(status(page)).toContainText('Still needed');
  await button(page, 'Example').click();
  await page.getByRole('combobox', { name: 'Send to' }).selectOption('Graph global');
  await page.getByLabel('Access token').fill(token);
  await send(page);
  await button(page, 'Send the real transfer').click();
  await expect(said(page, 'Accepted: 202')).toBeVisible();

  await unfoldShare(page);
  isFree(draftIn(await link(page).inputValue()));
  isFree(await saved(page, button(page, 'Export draft')));
  await goToHistory(page);
  await page.getByRole('checkbox', { name: 'Keep on this device' }).check();
  await expect(status(page)).toContainText('kept on this device');
  isFree(await saved(page, (await more(ownRecordings(page))).getByRole('button', { name: 'Export', exact: true })));
  isFree(await saved(page, ownRecordings(page).getByRole('button', { name: 'Export as HAR' })));
  const kept = await page.evaluate(async () => {
    const [{ name = '' } = {}] = await indexedDB.databases();
    const all = (/** @type {IDBRequest} */ request) =>
      new Promise((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const database = /** @type {IDBDatabase} */ (await all(indexedDB.open(name)));
    const [store = ''] = database.objectStoreNames;
    const stored = await all(database.transaction(store).objectStore(store).getAll());
    database.close();
    return JSON.stringify([stored, { ...localStorage }, { ...sessionStorage }, location.href, history.state]);
  });
  expect(kept).toContain('graph-call-transfer recording');
  isFree(kept);

  // What goes to the relay while the token is in the page.
  await page.getByRole('link', { name: 'Transfer', exact: true }).click();
  await page.getByRole('combobox', { name: 'Send to' }).selectOption('Simulator');
  const ordered = page.waitForRequest('**/api/transfers');
  await send(page);
  await expect(said(page, 'Completed')).toBeVisible();
  const order = await ordered;
  isFree(JSON.stringify([order.postData(), await order.allHeaders()]));

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
  isFree(await page.evaluate(() => document.documentElement.outerHTML));
  // It would go on looking for its relay.
  await page.close();
  await expect.poll(talkative.printed).toContain('"level"');
  isFree(talkative.printed());
});
