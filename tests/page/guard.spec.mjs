// @ts-check
/** The guard over every other test is itself tried: it must see what it is there for. */

import { expect, open, test } from './console.mjs';

test('the guard sees a request that leaves the loopback', async ({ page, guard }) => {
  await open(page);
  await page.evaluate(() => fetch('https://graph.microsoft.com/v1.0/').catch(() => undefined));
  await expect.poll(() => guard.join()).toContain('a request left the loopback: https://graph.microsoft.com/v1.0/');
  guard.length = 0;
});

test('the guard sees a request to an address outside the loopback', async ({ page, guard }) => {
  // Without a policy, which would forbid it first.
  await page.evaluate(() => fetch('http://192.0.2.1/', { mode: 'no-cors' }).catch(() => undefined));
  await expect.poll(() => guard.join()).toContain('a request left the loopback: http://192.0.2.1/');
  guard.length = 0;
});

test('the guard sees what the policy forbids', async ({ page, guard }) => {
  await open(page);
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await expect.poll(() => guard.join()).toContain('CSP: style-src-attr forbids inline');
  guard.length = 0;
});

test('the guard sees an uncaught error', async ({ page, guard }) => {
  await open(page);
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('nobody catches this');
    });
  });
  await expect.poll(() => guard.join()).toContain('thrown: nobody catches this');
  guard.length = 0;
});
