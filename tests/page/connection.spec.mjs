// @ts-check
/** The stream of events breaks off, and the relay goes and comes back: the page says so, and goes on by itself. */

import { freePort } from '../hosts/ports.mjs';
import { startProxy } from '../server/support/proxy.mjs';
import { test as base, button, expect, open, outcome, rows, said, send, span, status } from './console.mjs';
import { drawn, ladder, rowButtons } from './diagram.mjs';
import { order } from './order.mjs';
import { startConsole } from './server.mjs';

/** @import { Fixtures, Page, PlaywrightTestOptions } from '@playwright/test' */

// A browser waits some seconds before it comes back.
base.describe.configure({ timeout: 60_000 });

const test = base.extend(
  /** @type {Fixtures<{ own: Own }, {}, PlaywrightTestOptions>} */ ({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern.
    own: async ({}, use) => {
      const own = await startOwn();
      await use(own);
      await own.stop();
    },
    baseURL: ({ own }, use) => use(own.origin),
  }),
);

// It would go on looking for its relay.
test.afterEach(({ page }) => page.close());

/** @typedef {Awaited<ReturnType<typeof startOwn>>} Own */

/** A console, as slow as Graph, behind an address at which it can be missed, and comes again as another process. */
async function startOwn() {
  // Free when it begins again, too.
  const port = await freePort();
  let relay = await startConsole({ args: ['--port', String(port), '--time-scale', '1'] });
  const proxy = await startProxy(port);
  return {
    origin: proxy.origin,
    cut: proxy.cut,
    stall: proxy.stall,
    received: proxy.received,
    end: () => relay.stop(),
    async begin() {
      relay = await startConsole({ args: ['--port', String(port)] });
    },
    async stop() {
      proxy.close();
      await relay.stop();
    },
  };
}

/** @param {Page} page */
const banner = (page) => page.getByRole('banner');

/**
 * Opens the console and sends a transfer.
 *
 * @param {Page} page
 * @param {string} profile
 */
async function transfer(page, profile) {
  await open(page);
  await order(page, profile);
}

/** Chromium reports what the test broke off. @param {string[]} guard */
function forgive(guard) {
  expect(
    guard.filter(
      (fault) => !/Failed to load resource: (?:net::ERR_|the server responded with a status of 401)/.test(fault),
    ),
  ).toEqual([]);
  guard.length = 0;
}

test('a stream that is cut is taken up where it was: what was missed comes once and in order', async ({
  page,
  own,
  guard,
}) => {
  await transfer(page, 'complete');
  await expect(rows(page).filter({ hasText: '· transferring' }).first()).toBeVisible();
  own.cut();
  await expect(banner(page)).toContainText('Relay: Disconnected, retrying… (1)');
  await expect(status(page)).toHaveText('The connection to the relay is lost. The page keeps trying.');
  await expect(rows(page).filter({ hasText: 'terminated' })).toHaveCount(0);
  await expect(button(page, 'Send transfer')).toHaveAccessibleDescription(/lost.*A transfer sent now may not arrive/);

  await expect(banner(page)).toContainText('Relay: Connected');
  await expect(said(page, 'Completed')).toBeVisible();
  await expect(button(page, 'Send transfer')).toHaveAccessibleDescription('This call has ended.');
  const lost = rows(page).filter({
    hasText: /^The connection to the relay was lost for .+/,
  });
  await expect(lost).toHaveCount(1);
  await expect(rows(page).filter({ hasNotText: 'The connection to the relay' })).toContainText([
    /POST sent/,
    /Attempt 1: 202/,
    /Accepted: 202/,
    /transferring/,
    /audio inactive/,
    /transferAccepted/,
    /terminated/,
  ]);
  expect(own.received()).toMatch(/^GET \/api\/events(?:.+\r\n)+Last-Event-ID: \d+-\d+\r\n/im);

  // The last attempt and the response have one arrow, as in every ladder.
  const steps = await drawn(ladder(page)).evaluateAll((all) => all.map((one) => one.getAttribute('data-steps')));
  const ids = await rowButtons(page).evaluateAll((all) => all.map(({ id }) => id));
  const lostId = await lost.getByRole('button').getAttribute('id');
  expect(steps.join(' ').split(' ')).toEqual(ids.filter((id) => id !== lostId));
  // Each says how long after the one above it that was, and not after a row that it does not show.
  const at = await rows(page)
    .getByRole('time')
    .evaluateAll((all) => all.map((one) => Date.parse(one.getAttribute('datetime') ?? '')));
  const behind = ids.indexOf(lostId ?? '') + 1;
  const ms = (at[behind] ?? 0) - (at[behind - 2] ?? 0);
  const arrow = drawn(ladder(page)).nth(steps.indexOf(ids[behind] ?? ''));
  await expect(arrow).toContainText(`${ms < 0 ? '' : '+'}${span(ms)}`);
  forgive(guard);
});

test('a stream that falls silent without a word is noticed, and opened anew where it was', async ({ page, own }) => {
  await page.clock.install();
  await transfer(page, 'complete');
  await expect(rows(page).filter({ hasText: '· transferring' }).first()).toBeVisible();
  own.stall();
  await page.clock.runFor(30_000);
  await expect(banner(page)).toContainText('Relay: Connected');
  await page.clock.runFor(10_000);
  await expect(rows(page).filter({ hasText: /^The connection to the relay was lost for/ })).toHaveCount(1);
  await expect(said(page, 'Completed')).toBeVisible();
  // Each of the seven that the course has came once.
  await expect(rows(page)).toHaveCount(1 + 7);
  await expect(banner(page)).toContainText('Relay: Connected');
});

test('a stream without the events of a transfer is replaced, and the receipt shows them at once', async ({
  page,
  own,
}) => {
  await open(page);
  await expect(banner(page)).toContainText('Relay: Connected');
  own.stall();
  await order(page, 'complete');
  await expect(said(page, 'Accepted: 202')).toBeVisible();
  // The receipt has the events that the stream lacks.
  await expect(rows(page)).toContainText([/POST sent/, /Attempt 1: 202/, /Accepted: 202/]);
  await expect(said(page, 'Completed')).toBeVisible();
  await expect(outcome(page)).toContainText(/^[^−]*after sending/);
  await expect(rows(page)).toContainText([
    /POST sent/,
    /Attempt 1: 202/,
    /Accepted: 202/,
    /The connection to the relay was lost for/,
    /transferring/,
    /audio inactive/,
    /transferAccepted/,
    /terminated/,
  ]);
  // An event that arrived later is not shown as earlier.
  await expect(rows(page).filter({ hasText: '−' })).toHaveCount(0);
});

test('a relay that goes says so, and one that comes in its place is found, and claims nothing of what it does not know', async ({
  page,
  own,
  guard,
}) => {
  await transfer(page, 'silent');
  await expect(said(page, 'Accepted: 202')).toBeVisible();
  await expect(rows(page).filter({ hasText: 'Accepted: 202' })).toHaveCount(1);

  const { height } = (await banner(page).boundingBox()) ?? {};
  await own.end();
  await expect(banner(page)).toContainText(/Relay: Unreachable, retrying… \(\d+\)/);
  // What is below it stays where it is.
  expect((await banner(page).boundingBox())?.height).toBe(height);
  await expect(status(page)).toHaveText('The relay is unreachable. The page keeps trying.');
  await expect(button(page, 'Send transfer')).toHaveAccessibleDescription(
    /unreachable.*A transfer sent now may not arrive/,
  );
  await expect(button(page, 'Send transfer')).toBeEnabled();
  await expect(banner(page)).toContainText(/Unreachable, retrying… \([2-9]\)/);

  await own.begin();
  await expect(banner(page)).toContainText('Relay: Connected (some events were missed)', { timeout: 20_000 });
  await expect(status(page)).toHaveText(/^Connected\. Some events were missed/);
  await expect(rows(page).last()).toContainText('Some events were missed.');
  // The status before stays: the page goes on waiting.
  await expect(outcome(page)).toContainText(/Waiting for notifications: \d+ sec of/);
  await expect(said(page, /^(?:Completed|Failed|Ended)/)).toHaveCount(0);
  await send(page);
  await expect(said(page, 'Accepted: 202')).toBeVisible();
  await expect(banner(page)).toContainText(/Relay: Connected(?! \()/);
  forgive(guard);
});
