// @ts-check
import {
  button,
  expect,
  open,
  outcome,
  play,
  rows,
  said,
  send,
  status,
  stopWaiting,
  test,
  transfersOf,
} from './console.mjs';

const FINAL = /What to do(?!.*Check the call before you send it again)/s;
const DOUBTFUL = 'Check the call before you send it again.';

/** A code as a word, one as a number, and a body that is not Graph's. */
const refusals = [
  { profile: 'Token refused', title: 'Refused: 401 · InvalidAuthenticationToken' },
  { profile: 'Another tenant', title: 'Refused: 403 · 7505' },
  { profile: 'Bad gateway', title: 'Refused: 502', again: DOUBTFUL },
];

test('a refusal shows status, code, message and the response as it came, and no notification of the call arrives', async ({
  page,
}) => {
  test.setTimeout(60_000);
  const transfers = transfersOf(await open(page));
  for (const { profile, title, again = FINAL } of refusals) {
    await test.step(profile, async () => {
      await play(page, profile);
      await button(page, 'Example').click();
      await button(page, 'New ids').click();
      await send(page);

      const shown = outcome(page);
      await expect(shown.getByRole('heading', { name: title, exact: true })).toBeVisible();
      await expect(status(page)).toHaveText(title);
      await expect(button(page, 'Send transfer')).toBeFocused();
      await expect(shown).toContainText(again);
      const receipt = await (await transfers.at(-1)?.response())?.json();
      await expect(shown).toContainText(`Answered${receipt.response.date}`);
      expect(receipt.response.date).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/);
      const body = String(receipt.response.error.body);
      const asItCame = shown.getByText('Response as it came');
      if (!(await shown.getByText(body.slice(0, 40)).isVisible())) await asItCame.click();
      await expect(shown.getByText(body.slice(0, 40))).toBeVisible();
      if (body.startsWith('{'))
        await expect(shown.getByText(JSON.parse(body).error.message, { exact: true })).toBeVisible();
      await expect(rows(page)).toContainText([/^POST sent/, /^Attempt 1: \d{3}/, new RegExp(`^${title}`)]);
    });
  }
});

test('a throttled transfer is sent again when the service says so, and each attempt is shown', async ({ page }) => {
  const transfers = transfersOf(await open(page));
  await play(page, 'Throttle twice, then accept');
  await button(page, 'Example').click();
  await button(page, 'New ids').click();
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
  await button(page, 'New ids').click();
  await send(page);
  await expect(outcome(page).getByRole('heading', { name: /Refused: 503/ })).toBeVisible();
  await expect(outcome(page)).toContainText('5 sec');
});

test('without retries a throttled transfer is refused at once, and the wait that Graph asked for is counted down', async ({
  page,
}) => {
  await page.clock.install();
  await open(page);
  await play(page, 'Throttle always');
  await button(page, 'Example').click();
  await button(page, 'New ids').click();
  await page.getByText('Time limits').click();
  await page.getByRole('spinbutton', { name: 'Max attempts' }).fill('1');
  await send(page);
  await expect(outcome(page).getByRole('heading', { name: /Refused: 429/ })).toBeVisible();
  await expect(outcome(page)).toContainText('Send again in 30 sec.');
  await page.clock.runFor(12_000);
  await expect(outcome(page)).toContainText('Send again in 18 sec.');
  await page.clock.runFor(18_000);
  await expect(outcome(page)).toContainText('You can send it again now.');
});

test('a transfer without a response can be aborted, and the doubt is shown', async ({ page }) => {
  await open(page);
  await play(page, 'No response');
  await button(page, 'Example').click();
  await button(page, 'New ids').click();
  const sent = page.waitForRequest('**/api/transfers');
  await send(page);
  await sent;
  await expect(page.getByRole('form', { name: 'All fields' })).toHaveAttribute('aria-busy', 'true');

  await expect(outcome(page)).toContainText(/Waiting: [1-9]/);
  await stopWaiting(page).click();
  await expect(outcome(page).getByRole('heading', { name: 'Stopped waiting', exact: true })).toBeVisible();
  await expect(outcome(page)).toContainText('Graph may have started the transfer');
  await expect(page.getByRole('form', { name: 'All fields' })).toHaveAttribute('aria-busy', 'false');
  await expect(stopWaiting(page)).toBeFocused();
});

test('a transfer without a response ends with the time that was given', async ({ page }) => {
  await open(page);
  await play(page, 'No response');
  await button(page, 'Example').click();
  await button(page, 'New ids').click();
  await page.getByText('Time limits').click();
  await page.getByRole('spinbutton', { name: 'Wait for the response (seconds)' }).fill('1');
  await send(page);
  await expect(outcome(page).getByRole('heading', { name: 'Timed out' })).toBeVisible();
  await expect(page.getByRole('log', { name: 'Events' })).toContainText('Attempt 1: timed out after 1');
});

test('a double click and a key that is held send once', async ({ page }) => {
  const transfers = transfersOf(await open(page));
  const sendButton = button(page, 'Send transfer');
  await button(page, 'Example').click();
  await button(page, 'New ids').click();
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
  await play(page, 'No response');
  await button(page, 'Example').click();
  await button(page, 'New ids').click();
  const sent = page.waitForRequest('**/api/transfers');
  await send(page);
  await sent;
  await expect(button(page, 'Send transfer')).toBeDisabled();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await stopWaiting(page).click();
  await expect(outcome(page).getByRole('heading', { name: 'Stopped waiting', exact: true })).toBeVisible();
  expect(transfers).toHaveLength(1);
});
