// @ts-check
/** The browser of the tests: found, or installed through the system's packages where that is allowed. */

import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';
import { StepFailed } from './steps.mjs';

const PACKAGES = ['chromium', 'chromium-driver'];

/**
 * @typedef {object} Browser
 * @property {string} chromium the path of the program
 * @property {string} chromedriver the path of its driver
 */

/**
 * Finds Chromium and its driver, and installs them when they are missing and this user may.
 * @param {import('./steps.mjs').Line} line
 * @returns {Promise<Browser>}
 */
export async function ensureBrowser(line) {
  const found = findBrowser();
  if (found !== undefined) {
    line.upToDate('are there');
    return found;
  }
  if (onPath(['apt-get']) === undefined || process.getuid?.() !== 0) throw new StepFailed(whatToInstall());
  line.note('installing with apt-get');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env, advice: whatToInstall() });
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...PACKAGES], { env, advice: whatToInstall() });
  const installed = findBrowser();
  if (installed === undefined) throw new StepFailed(whatToInstall());
  return installed;
}

/** @returns {Browser | undefined} */
function findBrowser() {
  const chromium = findChromium();
  const chromedriver = named('CHROMEDRIVER') ?? onPath(['chromedriver']);
  return chromium && chromedriver ? { chromium, chromedriver } : undefined;
}

/**
 * The browser that `CHROMIUM` names, or the first one on the path.
 * @returns {string | undefined}
 */
export function findChromium() {
  return named('CHROMIUM') ?? onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']);
}

/** @param {string} variable */
function named(variable) {
  const path = process.env[variable];
  if (path === undefined || path === '') return undefined;
  if (!existsSync(path))
    throw new StepFailed(`${variable} names ${path}, which does not exist. Correct it or unset it.`);
  return path;
}

/** @param {readonly string[]} programs the first that is there counts */
function onPath(programs) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return programs.flatMap((program) => folders.map((folder) => join(folder, program))).find(isExecutable);
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

function whatToInstall() {
  const how = onPath(['apt-get'])
    ? `Install them: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}`
    : 'Install both in the same version; where they are not on PATH, name them: CHROMIUM=… CHROMEDRIVER=… npm test';
  return `The browser tests need Chromium and chromedriver. ${how}\nWithout a browser: npm test -- --quick`;
}
