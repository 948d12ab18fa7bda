// @ts-check
/** The calls that the relay knows: nobody has to type an id. */

import { button, expect, field, jsonText, open, said, send, test } from './console.mjs';

/** A peer-to-peer call whose caller is known: a transfer that failed leaves one of which nothing else was told. */
const SOMEBODY = /^(?!Group|Unknown).*established/;

/** @import { Page } from '@playwright/test' */

/**
 * @param {Page} page
 * @param {string} name
 */
const picker = (page, name) => page.getByRole('combobox', { name });

/**
 * @param {Page} page
 * @param {string} name
 * @param {RegExp} label
 */
async function choose(page, name, label) {
  const option = picker(page, name).locator('option:not([value=""])').filter({ hasText: label }).first();
  await expect(option).toBeAttached();
  await picker(page, name).selectOption(await option.getAttribute('value'));
}

test('a live call is chosen by who is in it', async ({ page }) => {
  await open(page);
  await choose(page, 'Call to transfer', /established/);
  await expect(field(page, 'Call id')).toHaveValue(/^[0-9a-f-]{36}$/);
});

test('a consultation call brings the one who was consulted', async ({ page }) => {
  await open(page);
  await page.getByRole('radio', { name: 'Consultative', exact: true }).check();
  await choose(page, 'Call to transfer', SOMEBODY);
  await choose(page, 'Consultation call', SOMEBODY);
  await expect(field(page, 'Replaces call id')).toHaveValue(/^[0-9a-f-]{36}$/);
  await expect(field(page, 'User id')).toHaveValue(/^[0-9a-f-]{36}$/);
});

test('a participant of a live group call is moved without an id being typed', async ({ page }) => {
  await open(page);
  await page.getByRole('radio', { name: 'Group', exact: true }).check();
  await choose(page, 'Call to transfer', /^Group/);
  await choose(page, 'Participant to move', /./);
  expect(JSON.parse(await jsonText(page)).transferee).toMatchObject({
    participantId: expect.stringMatching(/./),
    identity: { user: { id: expect.stringMatching(/./) } },
  });
  await field(page, 'User id').fill('550fae72-d251-43ec-868c-373732c2704f');
  await send(page);
  await expect(said(page, 'Accepted: 202')).toBeVisible();
  await expect(said(page, 'Completed')).toBeVisible();
});

test('a live group call asks who is moved, whatever the scenario was', async ({ page }) => {
  await open(page);
  await choose(page, 'Call to transfer', /^Group/);
  await expect(page.getByRole('radio', { name: 'Group', exact: true })).toBeChecked();
  await send(page);
  await expect(page.getByRole('alert')).toContainText('Participant id');
});

test('a call with several people is no consultation', async ({ page }) => {
  await open(page);
  await page.getByRole('radio', { name: 'Consultative', exact: true }).check();
  await choose(page, 'Consultation call', SOMEBODY);
  await expect(
    picker(page, 'Consultation call')
      .locator('option')
      .filter({ hasText: /^Group/ }),
  ).toHaveCount(0);
});

test('a call that was transferred is offered no longer', async ({ page }) => {
  await open(page);
  await choose(page, 'Call to transfer', SOMEBODY);
  const callId = await field(page, 'Call id').inputValue();
  await field(page, 'User id').fill('550fae72-d251-43ec-868c-373732c2704f');
  await send(page);
  await expect(said(page, 'Completed')).toBeVisible();
  await expect(picker(page, 'Call to transfer').locator(`option[value="${callId}"]`)).toHaveCount(0);
  await expect(button(page, 'Send transfer')).toBeEnabled();
});

test('a long list of calls is searched by name, state and id', async ({ page }) => {
  const names = ['Zora Quill', 'Yann Zwick', 'Quentin Xu', 'Ximena Yates', 'Zoltan Quist', 'Yuki Zell'];
  const calls = names.map((displayName, at) => ({
    callId: `00000000-0000-4000-8000-00000000000${at}`,
    callType: 'peerToPeer',
    state: at === 3 ? 'hold' : 'established',
    since: Date.now(),
    participants: [{ kind: 'user', id: `10000000-0000-4000-8000-00000000000${at}`, displayName }],
  }));
  await page.route('**/api/calls', (route) => route.fulfill({ json: { calls } }));
  await open(page);
  const options = picker(page, 'Call to transfer').locator('option:not([value=""])');
  const search = page.getByRole('searchbox', { name: 'Search: Call to transfer' });
  for (const [sought, found] of /** @type {const} */ ([
    ['ya zw', [/Yann Zwick/]],
    ['hold', [/Ximena Yates/]],
    ['8000-000000000005', [/Yuki Zell/]],
    ['nobody', []],
  ])) {
    await search.fill(sought);
    await expect(options).toHaveText([...found]);
  }
  await expect(picker(page, 'Call to transfer')).toContainText('Nothing found');
  await search.fill('quentin');
  await picker(page, 'Call to transfer').selectOption({ index: 1 });
  await expect(field(page, 'Call id')).toHaveValue(calls[2]?.callId ?? '');
});
