// @ts-check
/** Installs npm packages in the versions of a lock file. */

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { withLock } from './lock.mjs';
import { inProject } from './project.mjs';
import { run } from './run.mjs';
import { fingerprint, whenChanged } from './stamp.mjs';

/** @typedef {import('./steps.mjs').Line} Line */

const LOCK = inProject('target/npm-packages.lock');

/**
 * Installs the packages of the project.
 *
 * The page depends on "file:../pkg", which a fresh clone does not have yet. npm links it all the same, because the lock
 * file contains the link: it was made while pkg/ existed. It also names Biome's packages for every platform, without
 * which npm calls it out of date. After changing a dependency, check that both are still in it.
 * @param {Line} line
 */
export async function installPackages(line) {
  const stamp = {
    file: 'node_modules/.stamps/packages',
    result: 'node_modules',
    fingerprint: fingerprint(['package-lock.json'], [process.platform, process.arch]),
  };
  await install(line, '.', stamp, []);
}

/**
 * Installs the packages of a folder that only one command needs: with a lock file of its own, so that no other command waits for them.
 * @param {string} folder relative to the project
 * @param {Line} line
 */
export async function installPackagesOf(folder, line) {
  const stamp = {
    file: `${folder}/node_modules/.stamp`,
    result: `${folder}/node_modules`,
    fingerprint: fingerprint([`${folder}/package-lock.json`]),
  };
  await install(line, folder, stamp, ['--ignore-scripts']);
}

/**
 * @param {Line} line
 * @param {string} folder
 * @param {import('./stamp.mjs').Stamp} stamp
 * @param {readonly string[]} options
 */
async function install(line, folder, stamp, options) {
  let isInstalled = false;
  mkdirSync(dirname(LOCK), { recursive: true });
  // Two commands that start at the same time would each remove what the other one installs.
  await withLock(LOCK, async () => {
    isInstalled = await whenChanged(stamp, () => installFromLockFile(line, folder, options));
  });
  if (!isInstalled) line.upToDate();
}

/**
 * @param {Line} line
 * @param {string} folder
 * @param {readonly string[]} options
 */
async function installFromLockFile(line, folder, options) {
  line.note('installing');
  await run('npm', ['ci', '--no-audit', '--no-fund', ...options], {
    cwd: inProject(folder),
    env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
    advice: 'The npm packages could not be installed: check the network, then start again.',
  });
  line.note('installed');
}
