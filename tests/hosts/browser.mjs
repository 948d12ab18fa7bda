// @ts-check
/** Serves the folder of a host on the loopback address, and opens its page in Chromium. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { findHeadlessChromium } from '../tools/browser.mjs';
import { assertCompared, COMPARISONS } from './outcome.mjs';

const TYPES = new Map([
  ['.html', 'text/html'],
  ['.js', 'text/javascript'],
  ['.mjs', 'text/javascript'],
  ['.wasm', 'application/wasm'],
]);
const TIMEOUT_MS = 60_000;

/** @type {Promise<import('@playwright/test').Browser> | undefined} */
let browser;

/**
 * Opens a page of a folder, and checks its outcome.
 * @param {string} folder
 * @param {object} [options]
 * @param {string} [options.path] of the page
 * @param {string} [options.policy] its Content-Security-Policy
 * @param {number} [options.expected] the number of comparisons
 */
export async function checkPage(folder, { path = 'index.html', policy, expected = COMPARISONS } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const file = join(folder, normalize(pathname));
    const content = await readFile(file).catch(() => undefined);
    response.writeHead(content ? 200 : 404, {
      'Content-Type': TYPES.get(extname(file)) ?? 'text/plain',
      ...(policy !== undefined && { 'Content-Security-Policy': policy }),
    });
    response.end(content);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  try {
    await checkAddress(`http://127.0.0.1:${port}/${path}`, expected);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/**
 * Opens a page, and checks its outcome and its console.
 * @param {string} url
 * @param {number} [expected] the number of comparisons
 */
export async function checkAddress(url, expected = COMPARISONS) {
  browser ??= launch();
  const page = await (await browser).newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  try {
    await page.goto(url);
    await page.waitForFunction('globalThis.outcome !== undefined', undefined, { timeout: TIMEOUT_MS });
    assertCompared(await page.evaluate('outcome'), expected);
    assert.deepEqual(complaints, []);
  } catch (error) {
    throw new Error([String(error), ...complaints].join('\n'));
  } finally {
    await page.close();
  }
}

async function launch() {
  const executablePath = findHeadlessChromium();
  if (executablePath === undefined) throw new Error('there is no Chromium: name it in the variable CHROMIUM');
  const quiet = [
    'no-first-run',
    'no-sandbox',
    'disable-background-networking',
    'disable-component-update',
    'disable-sync',
  ];
  // Loaded late: a bare machine installs it after this module is read.
  const { chromium } = await import('@playwright/test');
  return chromium.launch({ executablePath, args: quiet.map((name) => `--${name}`) });
}

/** Ends the browser, if it was started. */
export async function closeBrowser() {
  await (await browser)?.close();
}
