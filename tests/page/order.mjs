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
  await page.getByRole('combobox', { name: 'Simulated outcome' }).selectOption(profile);
  await page.getByRole('radio', { name: scenario, exact: true }).check();
  await button(page, 'Example').click();
  await button(page, 'New ids').click();
  const callId = await field(page, 'Call id').inputValue();
  await send(page);
  return callId;
}

/**
 * Returns the actual outcome of a transfer, from the simulator.
 *
 * @param {Page} page
 * @param {string} profile
 * @param {string} callId
 * @returns {Promise<string>} 'pending' as long as it is not decided, or has not come
 */
export async function truthOf(page, profile, callId) {
  const response = await page.request.get(`/sim/${profile}/outcome/${callId}`);
  return response.ok() ? (await response.json()).kind : 'pending';
}
