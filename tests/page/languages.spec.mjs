// @ts-check
import { button, expect, field, json, open, play, said, send, test } from './console.mjs';
import { goToHistory, more, ownRecordings } from './history.mjs';
import { clipped, mirroredData, scrollsSideways, speak, strangers } from './languages.mjs';
import { appToken } from './token.mjs';

/** @import { Page } from '@playwright/test' */

const WIDE = { width: 1360, height: 860 };
const NARROW = { width: 360, height: 740 };

const draftFile = JSON.stringify({
  ...{ format: 'graph-call-transfer draft', v: 1, callId: '341a0500-d4bf-4224-8b19-1581168d328b', body: {} },
  destination: 'china',
});

/** @typedef {{ what: string, make: (page: Page) => Promise<unknown> }} State */

/**
 * Everything that the page may say. The states are made in English, one after the other, and looked at in another language.
 *
 * @type {Readonly<Record<string, readonly State[]>>}
 */
const STATES = {
  'the form': [
    {
      what: 'an empty form',
      make: (page) => expect(page.getByRole('status')).toContainText('Still needed'),
    },
    {
      what: 'issues of the form and of the JSON',
      make: async (page) => {
        await page.getByRole('radio', { name: 'Group', exact: true }).check();
        await field(page, 'Call id').fill('not an id');
        await json(page).fill(
          '{"transferTarget": {"identity": {"phone": {"id": 123}}, "extra": true,}, "region": "amer"}',
        );
        await send(page);
        await page.getByRole('alert').waitFor();
      },
    },
    {
      what: 'the request as HTTP',
      make: async (page) => {
        await button(page, 'Example').click();
        await page.getByRole('tab', { name: 'HTTP' }).click();
        await expect(page.getByRole('textbox', { name: 'HTTP request' })).toHaveValue(/^POST /);
      },
    },
    {
      what: 'the request as code',
      make: async (page) => {
        await page.getByRole('tab', { name: 'Code' }).click();
        await page.getByRole('combobox', { name: 'Language or tool' }).selectOption('C# (Graph SDK)');
        await expect(page.getByRole('textbox', { name: 'Code of the request' })).toHaveValue(/GraphServiceClient/);
      },
    },
  ],
  sending: [
    {
      what: 'a completed transfer',
      make: async (page) => {
        await completeTransfer(page);
      },
    },
    {
      what: 'a refused transfer',
      make: async (page) => {
        await button(page, 'Example').click();
        await play(page, 'Another tenant');
        await send(page);
        await expect(said(page, /^Refused/)).toBeVisible();
      },
    },
    {
      what: 'a live transfer that is asked for',
      make: async (page) => {
        await page.getByRole('combobox', { name: 'Send to' }).selectOption({ label: 'Graph global' });
        await button(page, 'Example').click();
        await page.getByLabel('Access token').fill(appToken());
        await send(page);
        await expect(page.getByRole('dialog')).toBeVisible();
      },
    },
  ],
  History: [
    {
      what: 'two recordings side by side, and an import that is refused',
      make: async (page) => {
        await completeTransfer(page);
        await play(page, 'Call not found');
        await send(page);
        await expect(said(page, /^Refused/)).toBeVisible();
        await goToHistory(page);
        for (const place of [0, 1]) {
          await (await more(ownRecordings(page).nth(place))).getByRole('checkbox', { name: 'Compare' }).check();
        }
        await page.getByRole('textbox', { name: /^Recording/ }).fill('{"format":1}\n{}\n{');
        await button(page, 'Import the text').click();
        await expect(page.getByRole('heading', { name: 'Nothing was imported.' })).toBeVisible();
      },
    },
    {
      what: 'a recording that is shown again, beside a draft from a file',
      make: async (page) => {
        await page.getByRole('textbox', { name: /^Recording/ }).fill(draftFile);
        await button(page, 'Import the text').click();
        await goToHistory(page);
        await ownRecordings(page).nth(1).getByRole('link', { name: 'Show' }).click();
        await expect(page.getByRole('alert')).toContainText('Opened from a file');
      },
    },
  ],
  Inspect: [
    {
      what: 'notifications of a failed transfer',
      make: async (page) => {
        await page.getByRole('link', { name: 'Inspect' }).click();
        await button(page, 'Consultative, failed').click();
        await page.getByRole('checkbox', { name: 'I know a transfer was requested' }).check();
        await expect(page.getByRole('region', { name: 'Verdict' }).getByRole('article').first()).toBeVisible();
      },
    },
    {
      what: 'notifications that cannot be read',
      make: async (page) => {
        const pasted = [
          'POST /api HTTP/1.1',
          'Host: bot.example',
          '',
          '{"value": [{"resource": 1}, {}]}',
          'stray',
          '{"a": ',
        ];
        await page.getByRole('textbox', { name: /^Notifications/ }).fill(pasted.join('\n'));
        await expect(page.getByRole('heading', { name: /Cannot be read/ })).toBeVisible();
      },
    },
  ],
};

/** Makes the transfer of an example. @param {Page} page */
async function completeTransfer(page) {
  await button(page, 'Example').click();
  await send(page);
  await expect(said(page, 'Completed')).toBeVisible();
  // The relay removes the call from the list after the verdict, and the field then has its id.
  await expect(page.locator('#pasted-call')).not.toHaveValue('');
}

/** Unfolds all there is. @param {Page} page */
async function unfold(page) {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
}

/** Returns the texts of the fields. @param {Page} page */
function typed(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('input:not([readonly]), textarea')].map((field) => Reflect.get(field, 'value')),
  );
}

for (const [part, states] of Object.entries(STATES)) {
  test(`${part}: every text is from the catalogue, has room, and is mirrored but for its data`, async ({ page }) => {
    await page.goto('/?lang=en-XA');
    // The code editor replaces the plain field when it is loaded.
    await page.locator('[contenteditable=true]').waitFor();
    // What is loaded when it is unfolded.
    await page.locator('#share-title').click();
    await page.locator('#share-link').waitFor();
    for (const { what, make } of states) {
      await test.step(what, async () => {
        await speak(page, 'en');
        await make(page);
        const before = await typed(page);
        await speak(page, 'en-XA');
        await unfold(page);
        await expect.poll(() => strangers(page)).toEqual([]);
        await expectRoom(page);
        await speak(page, 'ar-XB');
        await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
        await expectRoom(page);
        expect(await mirroredData(page)).toEqual([]);
        expect(await typed(page)).toEqual(before);
      });
    }
  });
}

/** Nothing is cut off, on a wide screen and on a narrow one. @param {Page} page */
async function expectRoom(page) {
  for (const size of [NARROW, WIDE]) {
    await page.setViewportSize(size);
    expect(await clipped(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
  }
}

test('from right to left the regions change sides, and the arrow keys of the tabs with them', async ({ page }) => {
  // On a narrow page they are one below the other.
  await page.setViewportSize(WIDE);
  await page.goto('/?lang=ar-XB');
  const form = await page.locator('#form').boundingBox();
  const timeline = await page.locator('#timeline').boundingBox();
  expect(form?.x).toBeGreaterThan(timeline?.x ?? Number.POSITIVE_INFINITY);
  await page.locator('#request-json').press('ArrowLeft');
  await expect(page.locator('#request-http')).toBeFocused();
});

test('with one language for operators there is nothing to choose', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('combobox', { name: 'Language' })).toHaveCount(0);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('the address has the first word on the language, and follows the choice', async ({ page }) => {
  await page.goto('/?lang=EN-xa');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
  await expect(page).toHaveTitle(/^⟦/);
  await speak(page, 'ar-XB');
  expect(new URL(page.url()).searchParams.get('lang')).toBe('ar-XB');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar-XB');
  await page.goto('/?lang=tlh');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('a language that cannot be loaded leaves the one that is spoken, and the page says so', async ({
  page,
  guard,
}) => {
  await page.route(/pseudo.*\.js/, (route) => route.abort());
  await page.goto('/?lang=en-XA');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('status')).toContainText('Still needed');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('en-XA');
  await expect(page.getByRole('status')).toContainText('That language couldn’t be loaded.');
  await expect(page.getByRole('combobox', { name: 'Language' })).toHaveValue('en');
  guard.length = 0;
});
