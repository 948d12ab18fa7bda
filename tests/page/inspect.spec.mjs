// @ts-check
import { button, expect, status, test } from './console.mjs';
import { body, contents, notification, openInspect, pasted, verdict } from './inspect.mjs';

const transferring = body('updated', { state: 'transferring' });
const accepted = body('updated', { state: 'transferAccepted' });
const completed = body('deleted', { state: 'terminated', resultInfo: { code: 0, subcode: 7015 } });

/** The examples of Graph's page: five transfers, each with its notifications. */
const pageExamples = ['1-blind', '2-consultative', '3-pstn', '4-consultative-pstn', '5-group'].flatMap((transfer) =>
  ['transferring', 'accepted', 'completed', 'failed'].map((stage) => `${transfer}-${stage}`),
);

test('every notification of Graph’s page is recognised', async ({ page }) => {
  await openInspect(page);
  await pasted(page).fill(pageExamples.map(notification).join('\n'));
  await expect(contents(page).getByRole('listitem')).toHaveCount(20);
  await expect(contents(page)).not.toContainText(/rejected|Cannot be read|Unknown/);
  await expect(contents(page).getByRole('heading', { name: 'Body 20', exact: false })).toBeVisible();
  await expect(contents(page)).toContainText('The webhook answers 202');
});

const kinds = [
  { kind: 'a legacy body', file: 'legacy-skype-incoming', says: ['legacy format', 'The webhook answers 204'] },
  { kind: 'a change notification', file: 'graph-change-notification', says: ['subscription', 'answers 202'] },
  { kind: 'a joining', file: 'participant-joining', says: ['may join', 'answers 200 with the body', 'rejectJoin'] },
  { kind: 'a leaving', file: 'participant-left', says: ['left a call that your bot records'] },
  { kind: 'a roster', file: 'roster', says: ['Roster · updated', 'participants ('] },
  { kind: 'a roster change', file: 'roster-delta', says: ['Change number 7', '1 of them has left'] },
  { kind: 'a tone', file: 'tone', says: ['Tone · updated · pound', 'A key was pressed, number 3'] },
  {
    kind: 'an operation',
    file: 'operation-play-prompt-completed',
    says: ['playPromptOperation is completed', 'over, not the call'],
  },
  { kind: 'content sharing', file: 'content-sharing-created', says: ['1 session of content sharing'] },
  { kind: 'an unknown resource', file: 'audio-routing-group', says: ['Unknown resource', 'audioRoutingGroup'] },
  {
    kind: 'an unknown state',
    file: 'unknown-state',
    says: ['Graph documents no state parked.'],
  },
  { kind: 'a code as text', file: 'terminated-codes-as-text', says: ['The call has ended.', 'A code came as text'] },
  { kind: 'a bad entry', file: 'batch-of-three-one-bad', says: ['Entry 2: rejected', 'wrongType /value/1/changeType'] },
];

test('each kind of body is recognized', async ({ page }) => {
  await openInspect(page);
  for (const { kind, file, says } of kinds) {
    await test.step(kind, async () => {
      await pasted(page).fill(notification(file));
      for (const text of says) await expect(contents(page)).toContainText(text);
    });
  }
});

test('a failed consultative transfer: the call is back, and its code is explained', { tag: '@phone' }, async ({
  page,
}) => {
  await openInspect(page);
  await button(page, 'Consultative, failed').click();
  const call = verdict(page).getByRole('article');
  await expect(call.getByRole('heading', { name: 'Failed: the call is back with you' })).toBeVisible();
  await expect(call).toContainText('Confirmed by Graph.');
  await expect(call).toContainText('You, the transferor');
  await expect(call).toContainText('500/7700');
  await expect(call).toContainText('The consultative transfer failed, and the call is with you again.');
  await expect(call.getByRole('term').filter({ hasText: 'What to do' })).toHaveCount(1);
  await expect(call).toContainText('consult them again');
  await expect(call.getByRole('link', { name: 'source' })).toHaveAttribute(
    'href',
    /^https:\/\/learn\.microsoft\.com\//,
  );
  await expect(call.getByRole('listitem').last()).toContainText('Body 4. Because the call was established again');
  await expect(contents(page).getByRole('listitem').last()).toContainText('The consultative transfer failed');
  await expect(status(page)).toContainText('Failed: the call is back with you.');
});

test('a completed and an ambiguous transfer are distinguished', async ({ page }) => {
  await openInspect(page);
  await button(page, 'Blind, completed').click();
  await expect(verdict(page).getByRole('heading', { name: 'Completed' })).toBeVisible();
  await expect(verdict(page)).toContainText('The transfer target');

  await button(page, 'Ambiguous').click();
  await expect(verdict(page).getByRole('heading', { name: /^Ended .*\(not known why\)$/ })).toBeVisible();
  await expect(verdict(page)).toContainText('ask the transfer target whether the caller arrived');

  await button(page, 'Clear').click();
  await expect(pasted(page)).toHaveValue('');
  await expect(verdict(page)).toContainText('choose an example');
  await expect(button(page, 'Clear')).toBeFocused();
});

test('the verdict follows the text as it is typed', async ({ page }) => {
  await openInspect(page);
  await pasted(page).fill(`${transferring}\n`);
  await expect(verdict(page).getByRole('heading', { name: 'Transferring' })).toBeVisible();
  await pasted(page).press('Control+End');
  await pasted(page).pressSequentially(completed);
  await expect(verdict(page).getByRole('heading', { name: 'Completed' })).toBeVisible();
  await expect(pasted(page)).toHaveValue(`${transferring}\n${completed}`);
});

test('broken JSON costs only itself, and its place is shown', async ({ page }) => {
  await openInspect(page);
  const broken = JSON.stringify(JSON.parse(accepted), null, 2).replace('"changeType":', '"changeType"');
  await pasted(page).fill([transferring, broken, completed].join('\n'));
  await expect(contents(page)).toContainText('Cannot be read, line 2');
  await expect(contents(page)).toContainText(/\(line 5, column \d+\)/);
  await expect(pasted(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(status(page)).toContainText('Completed. 1 body cannot be read. 2 notifications in 2 bodies.');

  await button(page, 'Go to its beginning').click();
  await expect(pasted(page)).toBeFocused();
  const selected = await pasted(page).evaluate((area) => /** @type {HTMLTextAreaElement} */ (area).selectionStart);
  expect(selected).toBe(transferring.length + 1);
});

test('text without JSON is reported, with what to paste instead', async ({ page }) => {
  await openInspect(page);
  await pasted(page).fill('what is this?');
  await expect(status(page)).toHaveText('There is no JSON in this text.');
  await expect(contents(page)).toContainText('Text outside of any JSON object, line 1');
  await expect(verdict(page)).toContainText('Nothing can be judged.');

  await pasted(page).fill(notification('establishing'));
  await expect(verdict(page)).toContainText('Paste what came after the transfer was sent');
  await expect(status(page)).toContainText('none about a transfer');
});

test('an announced transfer needs less to be inferred', async ({ page }) => {
  await openInspect(page);
  await pasted(page).fill(notification('terminated-by-peer'));
  await expect(verdict(page)).toContainText('tick “I know a transfer was requested”');
  await page.getByRole('checkbox', { name: 'I know a transfer was requested' }).check();
  await expect(verdict(page).getByRole('heading', { name: /^Ended/ })).toBeVisible();
  await expect(verdict(page)).toContainText('1, requested here');
  await page.getByRole('checkbox', { name: 'I know a transfer was requested' }).uncheck();
  await expect(verdict(page).getByRole('article')).toHaveCount(0);
});

test('the call that is replaced can be named, and its end is shown', async ({ page }) => {
  await openInspect(page);
  const consulted = '6f1f5c00-8c1b-47f1-be9d-660c501041a9';
  const end = body('deleted', { state: 'terminated', terminationReason: 'AppInitiated' }, consulted);
  await pasted(page).fill([transferring, end].join('\n'));
  await page.getByRole('checkbox', { name: 'I know a transfer was requested' }).check();
  await expect(verdict(page).getByRole('article')).toHaveCount(2);
  await page.getByRole('combobox', { name: 'Replaced call' }).selectOption(consulted);
  await expect(verdict(page).getByRole('article')).toHaveCount(1);
  await expect(verdict(page)).toContainText(`${consulted} · ended · AppInitiated`);
});

test('a token in the headers is never shown, nor kept', async ({ page }) => {
  await openInspect(page);
  const token = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJib3QifQ.c2lnbmF0dXJl';
  const head = `POST /callback HTTP/1.1\nHost: bot.example\nAuthorization: Bearer ${token}\nContent-Type: application/json`;
  const texts = [
    `${head}\n\n${transferring}\n${head}\n\n${completed}`,
    `${head}\n\n${transferring.slice(0, -3)}\n${head}\n\n${completed}`,
    `Authorization: Bearer ${token}\n${completed}`,
    `curl -H 'Authorization: Bearer ${token}' -d '${completed}'`,
    `{"headers": {"authorization": "Bearer ${token}"}}\n${completed}`,
    `{"headers": {"authorization": "Bearer ${token}"}\n${completed}`,
  ];
  for (const text of texts) {
    await pasted(page).fill(text);
    await expect(pasted(page)).not.toHaveValue(new RegExp(token.slice(0, 20)));
    await expect(pasted(page)).toHaveValue(/\[token\]/);
    expect(await page.content()).not.toContain(token.slice(0, 20));
  }
  await pasted(page).fill(texts[0] ?? '');
  await expect(contents(page)).toContainText('Authorization: [token]');
  await expect(contents(page)).toContainText('Not inspected');
  await expect(verdict(page).getByRole('heading', { name: 'Completed' })).toBeVisible();
});

test('a request without a body is shown with its response', async ({ page }) => {
  await openInspect(page);
  await pasted(page).fill('POST /callback HTTP/1.1\nHost: bot.example\nContent-Length: 0\n\n');
  await expect(contents(page)).toContainText('Empty body');
  await expect(contents(page)).toContainText('The webhook answers 400');
});

test('a file is read, chosen or dropped', async ({ page }) => {
  await openInspect(page);
  const buffer = Buffer.from([transferring, completed].join('\n'));
  const file = { name: 'recording.jsonl', mimeType: 'application/jsonl', buffer };
  await page.getByLabel('Open a file').setInputFiles(file);
  await expect(verdict(page).getByRole('heading', { name: 'Completed' })).toBeVisible();
  await expect(pasted(page)).toHaveValue(buffer.toString());

  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'one.json'));
    return transfer;
  }, transferring);
  await pasted(page).dispatchEvent('drop', { dataTransfer: dropped });
  await expect(verdict(page).getByRole('heading', { name: 'Transferring' })).toBeVisible();
});

test('a recording of a mebibyte is read at once, and shown in steps', async ({ page }) => {
  await openInspect(page);
  const lines = Array.from({ length: 7000 }, (_, index) =>
    body('updated', { state: 'transferring' }, `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`),
  );
  const text = lines.join('\n');
  expect(text.length).toBeGreaterThan(2 ** 20);
  const clipboard = await page.evaluateHandle((copied) => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', copied);
    return transfer;
  }, text);
  await pasted(page).evaluate((area, clipboardData) => {
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, clipboard);
  await expect(status(page)).toContainText('6,998 more transfers. 7,000 notifications in 7,000 bodies.');
  await expect(contents(page).getByRole('article')).toHaveCount(50);
  await contents(page).getByRole('button', { name: 'Show 50 more' }).click();
  await expect(contents(page).getByRole('article')).toHaveCount(100);
});

test('the raw JSON is written when it is unfolded', async ({ page }) => {
  await openInspect(page);
  await pasted(page).fill(notification('terminated-codes-as-text'));
  const entry = contents(page).getByRole('listitem');
  await expect(entry).not.toContainText('@odata.type');
  await entry.getByText('Raw JSON').click();
  await expect(entry).toContainText('"@odata.type": "#microsoft.graph.commsNotification"');
});
