// @ts-check
import { button, expect, open, outcome, play, rows, said, send, status, test, transfersOf } from './console.mjs';

const FINAL = /What to do(?!.*Look at the call before you send again)/s;
const DOUBTFUL = 'Look at the call before you send again';

const refusals = [
  { profile: 'Token refused', title: 'Refused: 401 · InvalidAuthenticationToken' },
  { profile: 'Permission missing', title: 'Refused: 403 · 7504' },
  { profile: 'Another tenant', title: 'Refused: 403 · 7505' },
  { profile: 'Call not found', title: 'Refused: 404 · 8522' },
  { profile: 'Call not established', title: 'Refused: 400 · 8501' },
  { profile: 'Conflict', title: 'Refused: 409 · 8519' },
  { profile: 'Meeting mode', title: 'Refused: 400 · 8523' },
  { profile: 'Bad gateway', title: 'Refused: 502', again: DOUBTFUL },
];

for (const { profile, title, again = FINAL } of refusals) {
  test(`${profile}: status, code, message and the answer as it came, and nothing is heard of the call`, {
    tag: '@journey',
  }, async ({ page }) => {
    const transfers = transfersOf(await open(page));
    await play(page, profile);
    await button(page, 'Example').click();
    await send(page);

    const answer = outcome(page);
    await expect(answer.getByRole('heading', { name: title, exact: true })).toBeVisible();
    await expect(status(page)).toHaveText(title);
    await expect(button(page, 'Send transfer')).toBeFocused();
    await expect(answer).toContainText(again);
    const receipt = await (await transfers[0]?.response())?.json();
    await expect(answer).toContainText(`Answered${receipt.answer.date}`);
    expect(receipt.answer.date).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/);
    const body = String(receipt.answer.error.body);
    await answer.getByText('Answer as it came').click();
    await expect(answer.getByText(body.slice(0, 40))).toBeVisible();
    if (body.startsWith('{'))
      await expect(answer.getByText(JSON.parse(body).error.message, { exact: true })).toBeVisible();
    await expect(rows(page)).toContainText([/^POST sent/, /^Attempt 1: \d{3}/, new RegExp(`^${title}`)]);
  });
}

test('a throttled transfer is sent again when the service says so, and each attempt is told', async ({ page }) => {
  const transfers = transfersOf(await open(page));
  await play(page, 'Throttle twice, then accept');
  await button(page, 'Example').click();
  await send(page);

  await expect(said(page, 'Accepted: 202')).toBeVisible();
  await expect(said(page, 'Completed')).toBeVisible();
  const told = (await rows(page).allTextContents()).slice(0, 5);
  const expected = [
    /POST sent to Simulator/,
    /Attempt 1: 429 .* next attempt in 1\.\d\d sec, as the service asked/,
    /Attempt 2: 429 .* next attempt in 1\.\d\d sec, as the service asked/,
    /Attempt 3: 202/,
    /Accepted: 202/,
  ];
  for (const [place, text] of expected.entries()) expect(told[place]).toMatch(text);
  await expect(outcome(page)).toContainText('3 attempts');
  expect(transfers).toHaveLength(1);
});

test('a long wait is not begun: the refusal says how long it would be', async ({ page }) => {
  await open(page);
  await play(page, 'Service unavailable');
  await button(page, 'Example').click();
  await send(page);
  await expect(outcome(page).getByRole('heading', { name: /Refused: 503/ })).toBeVisible();
  await expect(outcome(page)).toContainText('5 sec');
});

test('without retries a throttled transfer is refused at once, and the wait that Graph asked for is counted down', {
  tag: '@journey',
}, async ({ page }) => {
  await page.clock.install();
  await open(page);
  await play(page, 'Throttle always');
  await button(page, 'Example').click();
  await page.getByText('Time limits').click();
  await page.getByRole('spinbutton', { name: 'Attempts at most' }).fill('1');
  await send(page);
  await expect(outcome(page).getByRole('heading', { name: /Refused: 429/ })).toBeVisible();
  await expect(outcome(page)).toContainText('Send again in 30 sec.');
  await page.clock.runFor(12_000);
  await expect(outcome(page)).toContainText('Send again in 18 sec.');
  await page.clock.runFor(18_000);
  await expect(outcome(page)).toContainText('It can be sent again now.');
});

test('a transfer without an answer can be aborted, and the doubt is told', { tag: '@journey' }, async ({ page }) => {
  await open(page);
  await play(page, 'No answer');
  await button(page, 'Example').click();
  const sent = page.waitForRequest('**/api/transfers');
  await send(page);
  await sent;
  await expect(page.getByRole('form', { name: 'Transfer' })).toHaveAttribute('aria-busy', 'true');

  await expect(outcome(page)).toContainText(/Waiting: [1-9]/);
  await button(page, 'Abort').click();
  await expect(outcome(page).getByRole('heading', { name: 'Aborted' })).toBeVisible();
  await expect(outcome(page)).toContainText('It is not known whether the service took the transfer');
  await expect(page.getByRole('form', { name: 'Transfer' })).toHaveAttribute('aria-busy', 'false');
  await expect(button(page, 'Abort')).toBeFocused();
});

test('a transfer without an answer ends with the time that was given', async ({ page }) => {
  await open(page);
  await play(page, 'No answer');
  await button(page, 'Example').click();
  await page.getByText('Time limits').click();
  await page.getByRole('spinbutton', { name: 'Wait for the answer (seconds)' }).fill('1');
  await send(page);
  await expect(outcome(page).getByRole('heading', { name: 'Timed out' })).toBeVisible();
  await expect(page.getByRole('log', { name: 'Events' })).toContainText('Attempt 1: timed out after 1');
});

test('a double click and a key that is held send once', async ({ page }) => {
  const transfers = transfersOf(await open(page));
  const sendButton = button(page, 'Send transfer');
  await button(page, 'Example').click();
  /** @param {number} count */
  const isAnswered = async (count) => {
    await expect.poll(() => transfers.length).toBe(count);
    await expect(sendButton).toBeEnabled();
  };

  await sendButton.click();
  await isAnswered(1);
  await sendButton.dispatchEvent('click', { detail: 2 });

  for (const [count, modifiers] of /** @type {const} */ ([
    [2, []],
    [3, ['Control']],
  ])) {
    for (const key of modifiers) await page.keyboard.down(key);
    await page.keyboard.down('Enter');
    await isAnswered(count);
    // Pressed again without being released, a key repeats itself.
    await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    for (const key of modifiers) await page.keyboard.up(key);
  }
  await sendButton.click();
  await isAnswered(4);
});

test('a second press while sending sends nothing more', async ({ page }) => {
  const transfers = transfersOf(await open(page));
  await play(page, 'No answer');
  await button(page, 'Example').click();
  const sent = page.waitForRequest('**/api/transfers');
  await send(page);
  await sent;
  await expect(button(page, 'Send transfer')).toBeDisabled();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await button(page, 'Abort').click();
  await expect(outcome(page).getByRole('heading', { name: 'Aborted' })).toBeVisible();
  expect(transfers).toHaveLength(1);
});
