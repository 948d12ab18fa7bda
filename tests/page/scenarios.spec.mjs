// @ts-check
import {
  button,
  expect,
  field,
  jsonText,
  open,
  outcome,
  pageExample,
  said,
  send,
  test,
  transfersOf,
} from './console.mjs';

const mendedGroupExample = {
  transferTarget: {
    endpointType: 'default',
    identity: {
      user: {
        id: '550fae72-d251-43ec-868c-373732c2704f',
        tenantId: '72f988bf-86f1-41af-91ab-2d7cd011db47',
        displayName: 'Heidi Steen',
      },
    },
    languageId: 'languageId-value',
    region: 'region-value',
  },
  transferee: {
    identity: {
      user: { id: '751f6800-3180-414d-bd94-333364659951', tenantId: '72f988bf-86f1-41af-91ab-2d7cd011db47' },
    },
    participantId: '909c6581-5130-43e9-88f3-fcb3582cde37',
  },
};

const scenarios = [
  { name: 'Blind', body: JSON.parse(pageExample('beta-1.json')) },
  { name: 'Consultative', body: JSON.parse(pageExample('beta-2.json')) },
  { name: 'PSTN', body: JSON.parse(pageExample('beta-3.json')) },
  { name: 'Consultative PSTN', body: JSON.parse(pageExample('beta-4.json')) },
  { name: 'Group', body: mendedGroupExample },
];

test('the example of each scenario is that of Graph’s page, is sent unchanged, accepted and completed', async ({
  page,
}) => {
  test.setTimeout(60_000);
  for (const { name, body } of scenarios) {
    await test.step(name, async () => {
      const transfers = transfersOf(await open(page));
      await page.getByRole('radio', { name, exact: true }).check();
      await button(page, 'Example').click();

      expect(JSON.parse(await jsonText(page))).toEqual(body);
      await expect(page.getByRole('status')).toContainText('Request is valid');
      await expect(page.getByRole('region', { name: 'Checks' })).not.toContainText('placeholder');

      await send(page);
      await expect(said(page, 'Accepted: 202')).toBeVisible();
      await expect(said(page, 'Completed')).toBeVisible();
      await expect(page.getByRole('status')).toHaveText('Completed');
      const [order, ...others] = transfers.map((request) => request.postDataJSON());
      expect(others).toEqual([]);
      expect(order).toMatchObject({
        callId: '341a0500-d4bf-4224-8b19-1581168d328b',
        version: 'v1.0',
        profile: 'complete',
      });
      expect(JSON.parse(order.body)).toEqual(body);
    });
  }
});

test('the first visit shows the console, harmless, with the blind scenario', { tag: '@phone' }, async ({ page }) => {
  const policy = page.waitForResponse('/').then((response) => response.headers()['content-security-policy']);
  await open(page);
  expect(await policy).toContain("require-trusted-types-for 'script';trusted-types 'none'");
  await expect(page.getByRole('heading', { name: 'Transfer console', level: 1 })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('PRACTICE');
  await expect(page.getByRole('radio', { name: 'Blind', exact: true })).toBeChecked();
  await expect(outcome(page)).toContainText('No transfer yet');
});

test('each scenario says and draws who is transferor, transferee and transfer target, now and after the transfer', async ({
  page,
}) => {
  await open(page);
  for (const { name } of scenarios) {
    await page.getByRole('radio', { name, exact: true }).check();
    const group = page.getByRole('radiogroup', { name: 'Scenario' });
    for (const role of ['transferor', 'transferee', 'transfer target']) {
      await expect(group).toHaveAccessibleDescription(new RegExp(`\\b${role}\\b`));
    }
    const picture = group.getByRole('img');
    await expect(picture).toBeVisible();
    const others = name === 'Group' ? ', others' : '';
    const target = name.endsWith('PSTN') ? 'the telephone that is the transfer target' : 'the transfer target';
    const consulted = name.startsWith('Consultative') ? `, and the transferor and ${target}` : '';
    const staying = name === 'Group' ? ', and the others with the transferor' : '';
    await expect(picture).toHaveAccessibleName(
      `In a call now: the transferee${others} and the transferor${consulted}. After the transfer: the transferee and ${target}${staying}.`,
    );
  }
});

test('an example and an emptied form can be undone until the draft is edited', async ({ page }) => {
  await open(page);
  await field(page, 'Call id').fill('12345678-0000-4000-8000-000000000001');
  for (const name of ['Example', 'Clear']) {
    await button(page, name).click();
    await expect(field(page, 'Call id')).not.toHaveValue('12345678-0000-4000-8000-000000000001');
    await button(page, 'Undo').click();
    await expect(field(page, 'Call id')).toHaveValue('12345678-0000-4000-8000-000000000001');
    await expect(page.getByRole('heading', { name: 'All fields' })).toBeFocused();
  }
  await button(page, 'Example').click();
  await field(page, 'Display name').fill('Megan Bowen');
  await expect(button(page, 'Undo')).toHaveCount(0);
});

test('what was typed comes back with the scenario that needs it', async ({ page }) => {
  await open(page);
  await field(page, 'User id').fill('550fae72-d251-43ec-868c-373732c2704f');
  await field(page, 'Display name').fill('Heidi Steen');

  await page.getByRole('radio', { name: 'Consultative PSTN' }).check();
  await expect(field(page, 'User id')).toBeHidden();
  await field(page, 'Phone number').fill('+12345678901');
  await field(page, 'Replaces call id').fill('e5d39592-99bd-4db8-bca8-30fb894ec51d');

  await page.getByRole('radio', { name: 'Blind', exact: true }).check();
  await expect(field(page, 'User id')).toHaveValue('550fae72-d251-43ec-868c-373732c2704f');
  await expect(field(page, 'Display name')).toHaveValue('Heidi Steen');
  await expect(field(page, 'Replaces call id')).toBeHidden();
  expect(await jsonText(page)).not.toContain('+12345678901');

  await page.getByRole('radio', { name: 'Consultative PSTN' }).check();
  await expect(field(page, 'Phone number')).toHaveValue('+12345678901');
  await expect(field(page, 'Replaces call id')).toHaveValue('e5d39592-99bd-4db8-bca8-30fb894ec51d');
});

test('a group call can be transferred to a telephone after a consultation', async ({ page }) => {
  const transfers = transfersOf(await open(page));
  await page.getByRole('radio', { name: 'Group', exact: true }).check();
  await button(page, 'Example').click();
  await page.getByRole('checkbox', { name: 'The target is a telephone' }).check();
  await page.getByRole('checkbox', { name: 'The target was consulted first' }).check();
  await field(page, 'Phone number').fill('+12345678901');
  await field(page, 'Replaces call id').fill('e5d39592-99bd-4db8-bca8-30fb894ec51d');

  await send(page);
  await expect(outcome(page).getByRole('heading', { name: 'Accepted: 202' })).toBeVisible();
  expect(JSON.parse(transfers[0]?.postDataJSON().body)).toMatchObject({
    transferTarget: { identity: { phone: { id: '+12345678901' } } },
    transferee: mendedGroupExample.transferee,
  });
});

test('new ids replace those of the call and of the people, but not the tenant, and are accepted', async ({ page }) => {
  await open(page);
  await page.getByRole('radio', { name: 'Group', exact: true }).check();
  await button(page, 'Example').click();
  const before = await jsonText(page);
  await button(page, 'New ids').click();

  const after = await jsonText(page);
  // The example has four ids: three of them change, the tenant that both people share stays.
  const guids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
  expect(after.replaceAll(guids, '')).toBe(before.replaceAll(guids, ''));
  expect(new Set([...(before.match(guids) ?? []), ...(after.match(guids) ?? [])]).size).toBe(7);
  await expect(field(page, 'Call id')).not.toHaveValue('341a0500-d4bf-4224-8b19-1581168d328b');

  await send(page);
  await expect(outcome(page).getByRole('heading', { name: 'Accepted: 202' })).toBeVisible();
});
