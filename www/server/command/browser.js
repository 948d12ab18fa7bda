// @ts-check
import { spawn } from 'node:child_process';

/** @type {Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>} */
const OPENERS = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] };

/**
 * Opens a page in the default browser, or prints that this failed.
 *
 * @param {string} url
 */
export function openBrowser(url) {
  const [program, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => console.log('The browser could not be opened. Open the address yourself.'));
  child.unref();
}
