// @ts-check
/** Recordings: they can be shown again, compared, deleted, kept, and taken along in files. */

import {
  button,
  expect,
  expectLargeControls,
  open,
  outcome,
  rows,
  said,
  status,
  test,
  transfersOf,
} from './console.mjs';
import { drawn, ladder } from './diagram.mjs';
import { goToHistory, more, openWithTransfer, ownRecordings, recordings, saved, transfer } from './history.mjs';
import { body, contents, openInspect, pasted } from './inspect.mjs';

/** @import { Page } from '@playwright/test' */

/** @param {Page} page @param {string} name */
const region = (page, name) => page.getByRole('region', { name, exact: true });

test('each transfer is recorded with its time, scenario, aim, verdict and duration, and can be shown again', {
  tag: '@phone',
}, async ({ page }) => {
  await openWithTransfer(page);
  const first = await rows(page).allTextContents();
  await transfer(page, { profile: 'failed', scenario: 'PSTN', says: 'Failed: the call is back with you' });
  await goToHistory(page);
  await expect(ownRecordings(page)).toHaveCount(2);
  const [second, oldest] = [ownRecordings(page).nth(0), ownRecordings(page).nth(1)];
  await expect(second).toContainText(/\d\d.*to \+.*PSTN.*Failed.* after \d/s);
  await expect(oldest).toContainText(/\d\d.*to Heidi Steen.*Blind.*Completed after \d/s);

  await oldest.getByRole('link', { name: 'Show' }).click();
  await expect(page.getByRole('heading', { name: 'Timeline', exact: true })).toBeFocused();
  await expect(said(page, 'Completed')).toBeVisible();
  expect(await rows(page).allTextContents()).toEqual(first);
  await expect(outcome(page)).toContainText('A recording is shown');
  await button(page, 'Back to the last transfer').click();
  await expect(said(page, 'Failed: the call is back with you')).toBeVisible();
  await expect(outcome(page)).not.toContainText('A recording is shown');
});

test('two recordings are side by side: outcome, durations, codes and what differs in the request', async ({ page }) => {
  await openWithTransfer(page);
  await transfer(page, { profile: 'callNotFound', says: /^Refused: 404/ });
  await goToHistory(page);
  await expect(region(page, 'Comparison')).toContainText('Select two recordings to compare.');
  await (await more(ownRecordings(page).nth(0))).getByRole('checkbox', { name: 'Compare' }).check();
  await (await more(ownRecordings(page).nth(1))).getByRole('checkbox', { name: 'Compare' }).check();
  const named = /^\d\d:\d\d:\d\d Blind to Heidi Steen$/;
  await expect(region(page, 'Comparison').getByRole('columnheader')).toHaveText(['What is compared', named, named]);
  const row = (/** @type {string} */ name) => region(page, 'Comparison').getByRole('row', { name });
  await expect(row('Outcome')).toContainText(/Refused.*Completed/s);
  await expect(row('Verdict')).toContainText(/–.*\d/s);
  await expect(row('Code of the response')).toContainText(/404 · 8522.*202/s);
  await expect(row('/transferTarget/identity/user/id')).toContainText(/[0-9a-f]{8}-.*[0-9a-f]{8}-/s);
  await expect(region(page, 'Comparison')).not.toContainText('tenantId');
});

test('a recording goes out as a file and comes back with the same timeline and outcome', async ({ page }) => {
  const callId = await openWithTransfer(page, { scenario: 'Consultative', profile: 'duplicated' });
  await expect(rows(page).filter({ hasText: 'Replaced call' }).filter({ hasText: '×2' })).toHaveCount(1);
  const before = await rows(page).allTextContents();
  const verdict = await outcome(page).getByRole('heading', { level: 3 }).allTextContents();
  const fromTimeline = await saved(page, outcome(page).getByRole('button', { name: 'Export' }));
  await goToHistory(page);
  const text = await saved(
    page,
    (await more(ownRecordings(page).first())).getByRole('button', { name: 'Export', exact: true }),
  );
  expect(fromTimeline).toBe(text);
  expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({ format: 'graph-call-transfer recording', callId });

  await button(page, 'Delete all').click();
  await expect(status(page)).toHaveText('All recordings are deleted.');
  await expect(ownRecordings(page)).toHaveCount(0);
  await page
    .getByLabel('Open a file')
    .setInputFiles({ name: 'transfer.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(text) });
  await expect(status(page)).toHaveText('1 recording imported.');
  await recordings(page).filter({ hasText: 'File' }).first().getByRole('link', { name: 'Show' }).click();
  await expect(rows(page)).toHaveText(before);
  await expect(outcome(page).getByRole('heading', { level: 3 })).toContainText([/A recording is shown/, ...verdict]);
  await expect(outcome(page)).toContainText('Nothing is sent.');
});

test('what is imported is checked line by line, and nothing of it is taken where one does not fit', async ({
  page,
}) => {
  await openWithTransfer(page);
  await goToHistory(page);
  const text = await saved(
    page,
    (await more(ownRecordings(page).first())).getByRole('button', { name: 'Export', exact: true }),
  );
  const take = async (/** @type {string} */ given) => {
    await page.getByRole('textbox', { name: 'Recording (JSON Lines) or draft' }).fill(given);
    await button(page, 'Import the text').click();
  };
  await take(text);
  await expect(status(page)).toHaveText('1 recording was already here.');
  await button(page, 'Delete all').click();
  await take(text.replace('"at":', '"at":-').replace(/\n$/, '\n{"kind":"paid"}\nno JSON\n'));
  await expect(status(page)).toHaveText('Nothing was imported.');
  const refusal = page.getByRole('alert', { name: 'Nothing was imported.' });
  await expect(refusal).toBeFocused();
  await expect(refusal).toBeInViewport();
  const { length } = text.trim().split('\n');
  await expect(region(page, 'Import').getByRole('listitem')).toHaveText([
    /^Line 2: \/at does not fit: a number from 0/,
    new RegExp(`^Line ${length + 1}: /kind does not fit: one of sent, `),
    `Line ${length + 2}: this is not JSON.`,
  ]);
  await expect(ownRecordings(page)).toHaveCount(0);

  // The next refusal is led to as the first.
  await take('{}');
  await expect(refusal).toBeFocused();
});

test('the text in Inspect is played in the timeline, marked as a replay, and nothing is sent', async ({ page }) => {
  const transfers = transfersOf(page);
  await openInspect(page);
  await button(page, 'Consultative, failed').click();
  await page.getByRole('region', { name: 'Verdict' }).getByRole('button', { name: 'Play' }).first().click();
  await expect(page.getByRole('heading', { name: 'Timeline', exact: true })).toBeFocused();
  await expect(outcome(page)).toContainText('This is a replay');
  await expect(said(page, /^Failed/)).toBeVisible();
  await expect(rows(page).filter({ hasText: '· transferring' })).toHaveCount(1);
  // It has no times of its own, and none is made up.
  await expect(outcome(page)).toContainText('only their order is shown');
  await expect(drawn(ladder(page)).first()).toHaveText(/^transferring$/);
  await expect(rows(page).getByRole('time')).toHaveCount(0);
  await expect(rows(page).filter({ hasText: /Σ|\+/ })).toHaveCount(0);
  await button(page, 'Close the recording').click();
  await expect(rows(page)).toHaveCount(0);
  expect(transfers).toEqual([]);
});

test('what follows another state by Graph’s order and comes before it makes that one out of order, in the timeline and the ladder', async ({
  page,
}) => {
  const told = (/** @type {string} */ state) => body('updated', { '@odata.type': '#microsoft.graph.call', state });
  await openInspect(page);
  await pasted(page).fill(`${told('transferAccepted')}\n${told('transferring')}`);
  await page.getByRole('region', { name: 'Verdict' }).getByRole('button', { name: 'Play' }).click();
  await expect(rows(page)).toContainText([/transferAccepted/, /transferring.*out of order: after what follows it/]);
  await expect(drawn(ladder(page)).last()).toContainText('transferring (out of order)');
});

test('a recording that is pasted into Inspect is known as one, and played as it went', async ({ page }) => {
  await openWithTransfer(page);
  const before = await rows(page).allTextContents();
  await goToHistory(page);
  const text = await saved(
    page,
    (await more(ownRecordings(page).first())).getByRole('button', { name: 'Export', exact: true }),
  );
  await page.getByRole('link', { name: 'Inspect', exact: true }).click();
  await pasted(page).fill(text.replace('"heard"', '"token":"a.secret.token","heard"'));
  await expect(status(page)).toHaveText('This is a recording of the console. Play shows it as it went.');
  await expect(pasted(page)).not.toHaveValue(/secret/);
  await expect(contents(page).getByRole('listitem')).toHaveText(
    new RegExp(`^Blind to Heidi Steen.+ · ${text.trim().split('\n').length - 1} events$`),
  );
  await button(page, 'Play').click();
  await expect(rows(page)).toHaveText(before);
  await expect(outcome(page)).toContainText('This is a replay');
});

test('the requests go out as an HTTP archive without credentials', async ({ page }) => {
  await openWithTransfer(page, { profile: 'throttledTwice', says: 'Completed' });
  await goToHistory(page);
  const har = await saved(
    page,
    (await more(ownRecordings(page).first())).getByRole('button', { name: 'Export as HAR' }),
  );
  const { log } = JSON.parse(har);
  expect(log.version).toBe('1.2');
  expect(log.entries.map((/** @type {any} */ { response }) => response.status)).toEqual([429, 429, 202]);
  expect(log.entries[2].request).toMatchObject({ method: 'POST', postData: { mimeType: 'application/json' } });
  expect(har).not.toMatch(/authorization|bearer/i);

  await page.reload();
  await goToHistory(page);
  const told = recordings(page).filter({ hasText: 'Another session' }).first();
  await expect((await more(told)).getByRole('button', { name: 'Export as HAR' })).toBeDisabled();
});

test('without being kept the history ends with the page; kept, it comes back, and ends where it is switched off', async ({
  page,
}) => {
  const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  const keep = page.getByRole('checkbox', { name: 'Keep on this device' });
  await openWithTransfer(page);
  expect(await databases()).toEqual([]);
  await page.reload();
  await goToHistory(page);
  await expect(ownRecordings(page)).toHaveCount(0);

  await page.getByRole('link', { name: 'Transfer', exact: true }).click();
  await transfer(page);
  const told = await rows(page).allTextContents();
  await goToHistory(page);
  await keep.check();
  await expect(status(page)).toHaveText('The recordings are kept on this device from now on.');
  await page.reload();
  await ownRecordings(page).getByRole('link', { name: 'Show' }).click();
  await expect(said(page, 'Completed')).toBeVisible();
  await expect(rows(page)).toHaveText(told);

  await goToHistory(page);
  await keep.uncheck();
  await expect(status(page)).toHaveText('Nothing is kept on this device any more.');
  expect(await databases()).toEqual([]);
  await page.reload();
  await expect(button(page, 'Import the text')).toBeVisible();
  await expect(ownRecordings(page)).toHaveCount(0);
});

test('what is deleted is deleted where it is kept, one or all', async ({ page }) => {
  await openWithTransfer(page);
  await transfer(page, { profile: 'callNotFound', says: /^Refused: 404/ });
  await goToHistory(page);
  await page.getByRole('checkbox', { name: 'Keep on this device' }).check();
  await expect(status(page)).toContainText('kept on this device');
  await (await more(ownRecordings(page).filter({ hasText: 'Refused' })))
    .getByRole('button', { name: 'Delete' })
    .click();
  await expect(page.getByRole('heading', { name: 'Transfers' })).toBeFocused();
  await button(page, 'Restore 1 deleted recording').click();
  await expect(ownRecordings(page)).toHaveText([/Refused/, /Completed/]);
  await (await more(ownRecordings(page).filter({ hasText: 'Refused' })))
    .getByRole('button', { name: 'Delete' })
    .click();
  await page.reload();
  await expect(ownRecordings(page)).toHaveText([/Completed/]);
  await button(page, 'Delete all').click();
  await page.reload();
  await expect(button(page, 'Import the text')).toBeVisible();
  await expect(ownRecordings(page)).toHaveCount(0);
});

test('events are recorded also where another transfer is shown', async ({ page }) => {
  await openWithTransfer(page, { profile: 'slow', says: 'Accepted: 202' });
  await transfer(page, { profile: 'callNotFound', says: /^Refused: 404/ });
  await goToHistory(page);
  await expect(ownRecordings(page)).toHaveText([/Refused.*404/, /Completed/]);
});

test('what was kept for more than 30 days is not brought back', async ({ page }) => {
  await openWithTransfer(page);
  await goToHistory(page);
  await page.getByRole('checkbox', { name: 'Keep on this device' }).check();
  await expect(status(page)).toContainText('kept on this device');
  await page.evaluate(async () => {
    const settled = (/** @type {IDBRequest} */ request) =>
      new Promise((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const [{ name = '' } = {}] = await indexedDB.databases();
    const database = /** @type {IDBDatabase} */ (await settled(indexedDB.open(name)));
    const [storeName = ''] = database.objectStoreNames;
    const store = database.transaction(storeName, 'readwrite').objectStore(storeName);
    for (const one of /** @type {any[]} */ (await settled(store.getAll()))) {
      await settled(store.put({ ...one, keptAt: Date.now() - 31 * 24 * 60 * 60 * 1000 }));
    }
    database.close();
  });
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'Keep on this device' })).toBeChecked();
  await expect(ownRecordings(page)).toHaveCount(0);
});

test('a transfer that is under way is shown after a reload, and to another operator who opens its address', async ({
  page,
  context,
}) => {
  const callId = await openWithTransfer(page, { profile: 'silent', says: 'Requested' });
  await expect(page).toHaveURL(/#t=[0-9a-f-]{36}$/);
  const other = await context.newPage();
  await other.goto(page.url());
  await page.reload();
  for (const each of [page, other]) {
    await expect(rows(each)).toHaveText([/POST sent/, /Attempt 1: 202/, /Accepted: 202/]);
    await expect(outcome(each)).toContainText(/Waiting for notifications: \d+ sec of 1 min/);
    await expect(outcome(each)).not.toContainText('A recording is shown');
    await expect(each).toHaveTitle(/^● Transferring .* to Heidi Steen · Transfer console$/);
    await outcome(each).getByText('What is known').click();
    await expect(outcome(each)).toContainText(callId);
  }
});

test('the history is searched and filtered, and saved as CSV', async ({ page }) => {
  const callId = await openWithTransfer(page);
  await transfer(page, { profile: 'callNotFound', scenario: 'PSTN', says: /^Refused: 404/ });
  await goToHistory(page);
  const search = page.getByRole('searchbox', { name: 'Search' });
  await search.fill(callId);
  await expect(recordings(page)).toHaveText([/to Heidi Steen.*Completed/]);
  await search.fill('no such transfer');
  await expect(region(page, 'Transfers')).toContainText('No transfer matches the filters.');
  await search.fill('');
  await page.getByRole('combobox', { name: 'Outcome' }).selectOption('Refused');
  await expect(ownRecordings(page)).toHaveText([/to \+.*Refused.*404/]);
  const csv = await saved(page, page.getByRole('link', { name: 'Save as CSV' }));
  expect(csv.split('\n')[0]).toContain('transferId');
  expect(csv).not.toContain(callId);
});

test('the history fits 320 pixels, and its controls are large enough', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openWithTransfer(page, { scenario: 'Group' });
  await transfer(page, { profile: 'callNotFound', says: /^Refused: 404/ });
  await goToHistory(page);
  for (const place of [0, 1])
    await (await more(ownRecordings(page).nth(place))).getByRole('checkbox', { name: 'Compare' }).check();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await expectLargeControls(page);
});

test('an empty history says how it is filled', async ({ page }) => {
  await page.route('**/api/transfers/recent', (route) => route.fulfill({ json: { transfers: [] } }));
  await page.route('**/api/transfers?*', (route) => route.fulfill({ json: { transfers: [], total: 0, counts: {} } }));
  await open(page);
  await goToHistory(page);
  await expect(region(page, 'Transfers')).toContainText('No transfers yet');
});
