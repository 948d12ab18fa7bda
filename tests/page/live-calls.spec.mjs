// @ts-check
/** The calls that the relay knows: no id has to be typed. */

import { button, expect, field, jsonText, open, said, send, test } from './console.mjs';

/** A peer-to-peer call whose caller is known: a transfer that failed leaves one without further notifications. */
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

test('calls and participants that look the same are distinguished by their ids, in short where that is enough', async ({
  page,
}) => {
  const since = Date.now();
  const call = (/** @type {string} */ callId, /** @type {object[]} */ participants = []) => ({
    ...{
      callId,
      callType: participants.length > 1 ? 'group' : 'peerToPeer',
      state: 'established',
      source: 'simulator',
      since,
      participants,
    },
  });
  const someone = (/** @type {string} */ displayName, /** @type {string} */ participantId) => ({
    ...{ kind: 'user', displayName, participantId },
  });
  const zora = [someone('Zora Quill', '919c6581-5130-43e9-88f3-fcb3582cde37')];
  const calls = [
    call('11111111-0000-4000-8000-00000000000a', zora),
    call('11111111-0000-4000-8000-00000000000b', zora),
    call('341a0500-d4bf-4224-8b19-1581168d328b', [someone('Yann Zwick', '929c6581-5130-43e9-88f3-fcb3582cde37')]),
    call('22222222-0000-4000-8000-00000000000c', [
      someone('Yann Zwick', '909c6581-5130-43e9-88f3-fcb3582cde37'),
      someone('Yann Zwick', '909c6581-0000-43e9-88f3-fcb3582cde37'),
      ...zora,
    ]),
  ];
  await page.route('**/api/calls', (route) => route.fulfill({ json: { calls } }));
  await open(page);
  // Meanwhile others call the simulated app.
  const options = (/** @type {string} */ name) =>
    picker(page, name)
      .locator('option')
      .filter({ hasText: /^(Zora|Yann)/ });
  const expected = [
    /^Zora Quill · established · since .* · 11111111…000a$/,
    /^Zora Quill · established · since .* · 11111111…000b$/,
    /^Yann Zwick · established · since [^·]*$/,
  ];
  await expect(options('Call to transfer')).toHaveText(expected);
  await page.getByRole('radio', { name: 'Consultative', exact: true }).check();
  await expect(options('Consultation call')).toHaveText(expected);

  await picker(page, 'Call to transfer').selectOption('22222222-0000-4000-8000-00000000000c');
  await expect(options('Participant to move')).toHaveText([
    'Yann Zwick · 909c6581-5130-43e9-88f3-fcb3582cde37',
    'Yann Zwick · 909c6581-0000-43e9-88f3-fcb3582cde37',
    'Zora Quill',
  ]);
});

test('a long list of calls is searched by name, state and id', async ({ page }) => {
  const names = ['Zora Quill', 'Yann Zwick', 'Quentin Xu', 'Ximena Yates', 'Zoltan Quist', 'Yuki Zell'];
  const calls = names.map((displayName, at) => ({
    source: 'simulator',
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
    ['none', []],
  ])) {
    await search.fill(sought);
    await expect(options).toHaveText([...found]);
  }
  await expect(picker(page, 'Call to transfer')).toContainText('Nothing found');
  await search.fill('quentin');
  await picker(page, 'Call to transfer').selectOption({ index: 1 });
  await expect(field(page, 'Call id')).toHaveValue(calls[2]?.callId ?? '');
});
