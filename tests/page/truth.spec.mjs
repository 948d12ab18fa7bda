// @ts-check
/** The page ends on what really happened. */

import { button, expect, open, outcome, said, status, stopWaiting, test } from './console.mjs';
import { order, truthOf } from './order.mjs';

// Nothing here looks at what is on the way, so that the simulated Graph need not take its time.
test.use({ timeScale: 0.02 });

/** How the page heads what became of a transfer. @type {Readonly<Record<string, RegExp>>} */
const HEADINGS = {
  completed: /^Completed( \(likely\))?$/,
  failed: /^Failed( \(likely\))?: the call is back with you$/,
  ended: /^Ended for another reason/,
  refused: /^Refused: \d{3}/,
};

/** One profile for each heading, and one without an end. */
const PROFILES = ['complete', 'failed', 'callerHangsUp', 'conflict', 'silent'];

// `store/truth.test.mjs` plays every profile in every scenario: here the words of the page are tested.
test('the page ends on what really happened', async ({ page }) => {
  // One page for all, because loading it takes longer than a transfer.
  test.setTimeout(120_000);
  await open(page);
  for (const name of PROFILES) {
    await test.step(name, () => expectTruth(page, name));
  }
});

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} profile
 */
async function expectTruth(page, profile) {
  const callId = await order(page, profile);
  const truth = () => truthOf(page, profile, callId);
  const decided = () => expect.poll(truth, { intervals: [50], timeout: 10_000 }).not.toBe('pending');
  await decided();
  // What was throttled is refused first, and taken later.
  const form = page.getByRole('form', { name: 'All fields' });
  await expect(form).toHaveAttribute('aria-busy', 'false', { timeout: 10_000 });
  await decided();
  const kind = await truth();
  if (profile === 'silent') {
    await expect(said(page, 'Accepted: 202')).toBeVisible();
    // No unknown end is claimed: only the true one is shown.
    const others = Object.entries(HEADINGS).filter(([other]) => other !== kind);
    for (const [, heading] of others) await expect(said(page, heading)).toHaveCount(0);
    return;
  }
  const heading = HEADINGS[kind];
  if (heading === undefined) throw new Error(`${profile}: the page has no heading for "${kind}"`);
  await expect(said(page, heading)).toBeVisible();
  await expect(status(page)).toHaveText(heading);
}

/** @type {[string, string, string][]} the profile, a text before the stop, and the text after it */
const STOPPED = [
  // Each request was refused, so that Graph has taken none.
  ['throttled', 'Attempt 1: 429', 'Nothing was sent. You can send it again.'],
  ['hang', 'Waiting', 'Graph may have started the transfer'],
];

for (const [profile, before, after] of STOPPED) {
  test(`${profile}: what takes too long can be broken off, and what is known of it is shown`, async ({ page }) => {
    await open(page);
    await order(page, profile);
    await expect(button(page, 'Send transfer')).toBeDisabled();
    await expect(outcome(page)).toContainText(before);
    await stopWaiting(page).click();
    await expect(said(page, 'Stopped waiting')).toBeVisible();
    await expect(outcome(page)).toContainText(after);
  });
}
