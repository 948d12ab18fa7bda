// @ts-check
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** How Chromium is started: without the requests that it makes of its own accord. */
export const launchOptions = {
  executablePath: findChromium(),
  args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
};

/** The browser that `CHROMIUM` names, or the first Chromium on the path. Playwright's own is never downloaded. */
function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders.map((folder) => join(folder, 'chromium')).find(isExecutable);
  if (!found) throw new Error('No Chromium was found: install it, or name it in CHROMIUM.');
  return found;
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
