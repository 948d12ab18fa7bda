// @ts-check
/** Transfers that the simulated Graph plays, and what it says really became of them. */

import { button, field, send } from './console.mjs';

/** @import { Page } from '@playwright/test' */

/**
 * Sends a scenario's example with ids of its own.
 *
 * @param {Page} page
 * @param {string} profile
 * @param {string} [scenario]
 * @returns {Promise<string>} the call
 */
export async function order(page, profile, scenario = 'Blind') {
  await page.getByRole('combobox', { name: 'Course to play' }).selectOption(profile);
  await page.getByRole('radio', { name: scenario, exact: true }).check();
  await button(page, 'Example').click();
  await button(page, 'New ids').click();
  await send(page);
  return field(page, 'Call id').inputValue();
}

/**
 * What really became of a transfer: the simulator says so itself.
 *
 * @param {Page} page
 * @param {string} profile
 * @param {string} callId
 * @returns {Promise<string>} 'pending' as long as it is not decided, or has not come
 */
export async function truthOf(page, profile, callId) {
  const answer = await page.request.get(`/sim/${profile}/truth/${callId}`);
  return answer.ok() ? (await answer.json()).kind : 'pending';
}
