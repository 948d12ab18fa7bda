// @ts-check
import { findHeadlessChromium } from '../tools/browser.mjs';

/** How Chromium is started: without the requests that it makes of its own accord. Playwright's own is never downloaded. */
export const launchOptions = {
  executablePath: chromium(),
  args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
};

function chromium() {
  const found = findHeadlessChromium();
  if (found === undefined) throw new Error('No Chromium was found: install it, or name it in CHROMIUM.');
  return found;
}
