// @ts-check
/** The common parts of the tests of the recordings. */

import { readFileSync } from 'node:fs';
import { button, expect, field, open, said, send } from './console.mjs';

/** @import { Page } from '@playwright/test' */

/** @param {Page} page @param {string} name */
const viewLink = (page, name) => page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });

/** @param {Page} page */
export async function goToHistory(page) {
  await viewLink(page, 'History').click();
  await expect(page.getByRole('heading', { name: 'Transfers' })).toBeVisible();
}

/** @param {Page} page */
export const recordings = (page) =>
  page
    .getByRole('region', { name: 'Transfers' })
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });

/**
 * Opens what is folded away of a recording.
 *
 * @param {import('@playwright/test').Locator} recording
 */
export async function more(recording) {
  await recording.getByText('More', { exact: true }).click();
  return recording;
}

/**
 * The recordings of this page alone: the relay reports those of the other tests, too.
 *
 * @param {Page} page
 */
export const ownRecordings = (page) => recordings(page).filter({ hasText: 'This page' });

/**
 * Sends an example with ids of its own, and waits for what is to be said of it.
 *
 * @param {Page} page
 * @param {{ profile?: string, scenario?: string, says?: string | RegExp }} [options]
 * @returns {Promise<string>} the call
 */
export async function transfer(page, { profile = 'complete', scenario = 'Blind', says = 'Completed' } = {}) {
  await page.getByRole('combobox', { name: 'Simulated outcome' }).selectOption(profile);
  await page.getByRole('radio', { name: scenario, exact: true }).check();
  await button(page, 'Example').click();
  await button(page, 'New ids').click();
  const callId = await field(page, 'Call id').inputValue();
  await send(page);
  await expect(said(page, says)).toBeVisible();
  return callId;
}

/**
 * Opens the console and makes a transfer.
 *
 * @param {Page} page
 * @param {Parameters<typeof transfer>[1]} [options]
 */
export async function openWithTransfer(page, options) {
  await open(page);
  return transfer(page, options);
}

/**
 * Presses what saves a file, and reads it.
 *
 * @param {Page} page
 * @param {import('@playwright/test').Locator} pressed
 */
export async function saved(page, pressed) {
  const download = page.waitForEvent('download');
  await pressed.click();
  return readFileSync(await (await download).path(), 'utf8');
}
