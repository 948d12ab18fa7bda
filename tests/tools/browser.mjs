// @ts-check
/** The browser of the tests: found, or installed through the system's packages where that is allowed. */

import { StepFailed } from './steps.mjs';
import { install, installCommand, mayInstall, named, onPath } from './system.mjs';

const PACKAGES = ['chromium', 'chromium-driver'];
/** Chromium without windows. The page tests need half the time with it, and run without it too. */
const HEADLESS = ['chromium-headless-shell'];

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
  if (found !== undefined && (findHeadlessShell() !== undefined || !mayInstall())) {
    line.upToDate('are there');
    return found;
  }
  if (!mayInstall()) throw new StepFailed(whatToInstall());
  if (found === undefined) await install(PACKAGES, line, whatToInstall());
  const installed = findBrowser();
  if (installed === undefined) throw new StepFailed(whatToInstall());
  // Not every distribution has it.
  await install(HEADLESS, line, '').catch(() => undefined);
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

/**
 * The browser that is quickest for tests without a window: the one that `CHROMIUM` names, or else the smallest on the path.
 * @returns {string | undefined}
 */
export function findHeadlessChromium() {
  return named('CHROMIUM') ?? findHeadlessShell() ?? findChromium();
}

function findHeadlessShell() {
  return onPath(['chromium-headless-shell', 'chrome-headless-shell']);
}

function whatToInstall() {
  const how = onPath(['apt-get'])
    ? `Install them: ${installCommand(PACKAGES)}`
    : 'Install both in the same version; where they are not on PATH, name them: CHROMIUM=… CHROMEDRIVER=… npm test';
  return `The browser tests need Chromium and chromedriver. ${how}\nWithout a browser: npm test -- --quick`;
}
