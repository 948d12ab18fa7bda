// @ts-check
/** The common parts of the tests of the Inspect view. */

import { readFileSync } from 'node:fs';
import { expect, status } from './console.mjs';

/** @import { Page } from '@playwright/test' */

/**
 * Opens the Inspect view and waits until it can read.
 *
 * @param {Page} page
 */
export async function openInspect(page) {
  await page.goto('/#inspect');
  await expect(status(page)).toContainText('Nothing to inspect yet');
  return page;
}

/** @param {Page} page */
export const pasted = (page) => page.getByRole('textbox', { name: 'Notifications (JSON or HTTP)' });

/** @param {Page} page */
export const verdict = (page) => page.getByRole('region', { name: 'Verdict' });

/** @param {Page} page */
export const contents = (page) => page.getByRole('region', { name: 'Contents' });

/**
 * Reads a body that a webhook gets.
 *
 * @param {string} name
 */
export function notification(name) {
  return readFileSync(new URL(`../fixtures/notifications/${name}.json`, import.meta.url), 'utf8');
}

/**
 * Writes the body of one notification about a call.
 *
 * @param {string} changeType
 * @param {object} [resourceData]
 * @param {string} [callId]
 */
export function body(changeType, resourceData, callId = '341a0500-d4bf-4224-8b19-1581168d328b') {
  return JSON.stringify({ value: [{ changeType, resourceUrl: `/communications/calls/${callId}`, resourceData }] });
}
