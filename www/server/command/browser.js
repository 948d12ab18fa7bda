// @ts-check
import { spawn } from 'node:child_process';

/** @type {Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>} */
const OPENERS = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] };

/**
 * Opens a page in the person's browser, or says that it cannot.
 *
 * @param {string} url
 */
export function openBrowser(url) {
  const [program, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => console.log('No browser could be opened; open the address yourself.'));
  child.unref();
}
