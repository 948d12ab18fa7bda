// @ts-check
/** Every course in every scenario: the page ends on what really happened. */

import { profiles } from 'graph-call-transfer/simulator';
import { button, expect, open, outcome, said, status, test } from './console.mjs';
import { order, truthOf } from './order.mjs';

// Nothing here looks at what is on the way, so that the simulated Graph need not take its time.
test.use({ pace: '0.02' });

/** How the page heads what became of a transfer. @type {Readonly<Record<string, RegExp>>} */
const HEADINGS = {
  completed: /^Completed( \(likely\))?$/,
  failed: /^Failed( \(likely\))?: the call is back with you$/,
  ended: /^Ended without a word of the transfer/,
  refused: /^Refused: \d{3}/,
};

/** Courses that take half a minute, or no end at all. */
const ENDLESS = ['throttled', 'hang'];
/** Courses of which the page cannot know the end, because it is not told, or not in time. */
const UNTOLD = ['silent', 'lossy'];

for (const scenario of ['Blind', 'Consultative', 'PSTN', 'Consultative PSTN', 'Group']) {
  test(`${scenario}: in every course the page ends on what really happened`, async ({ page }) => {
    // One page for all, because loading it takes longer than a transfer.
    test.setTimeout(120_000);
    await open(page);
    for (const { name } of profiles.filter((profile) => !ENDLESS.includes(profile.name))) {
      await test.step(name, () => expectTruth(page, name, scenario));
    }
  });
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} profile
 * @param {string} scenario
 */
async function expectTruth(page, profile, scenario) {
  const callId = await order(page, profile, scenario);
  const truth = () => truthOf(page, profile, callId);
  const decided = () => expect.poll(truth, { intervals: [50], timeout: 10_000 }).not.toBe('pending');
  await decided();
  // What was throttled is refused first, and taken later.
  await expect(button(page, 'Send transfer')).toBeEnabled({ timeout: 10_000 });
  await decided();
  const kind = await truth();
  if (UNTOLD.includes(profile)) {
    await expect(said(page, 'Accepted: 202')).toBeVisible();
    // What was not told is not claimed: no other end than the true one stands there.
    const others = Object.entries(HEADINGS).filter(([other]) => other !== kind);
    for (const [, heading] of others) await expect(said(page, heading)).toHaveCount(0);
    return;
  }
  const heading = HEADINGS[kind];
  if (heading === undefined) throw new Error(`${profile}: the page has no heading for "${kind}"`);
  await expect(said(page, heading)).toBeVisible();
  await expect(status(page)).toHaveText(heading);
}

for (const profile of ENDLESS) {
  test(`${profile}: what takes too long can be broken off, and the doubt is told`, async ({ page }) => {
    await open(page);
    await order(page, profile);
    await expect(button(page, 'Send transfer')).toBeDisabled();
    await button(page, 'Abort').click();
    await expect(said(page, 'Aborted')).toBeVisible();
    await expect(outcome(page)).toContainText('It is not known whether the service took the transfer');
  });
}
