// @ts-check
import { findHeadlessChromium } from '../tools/browser.mjs';

/** Nothing but the loopback has an address, for names and for addresses. Interception by Playwright would pause each request for it. */
const ONLY_LOOPBACK = [
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
];
/** The failure of a request that would have left the loopback. */
export const LEFT_LOOPBACK = 'net::ERR_NAME_NOT_RESOLVED';

/** How Chromium is started: without the requests that it makes of its own accord. Playwright's own is never downloaded. */
export const launchOptions = {
  executablePath: chromium(),
  args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'].concat(
    ONLY_LOOPBACK,
  ),
};

function chromium() {
  const found = findHeadlessChromium();
  if (found === undefined) throw new Error('No Chromium was found: install it, or name it in CHROMIUM.');
  return found;
}
