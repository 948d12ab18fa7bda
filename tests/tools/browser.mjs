// @ts-check
/** The browser of the tests: found, or installed through the system's packages where the user may do that. */

import { StepFailed } from '../../pkg-template/build/steps.mjs';
import { install, installCommand, mayInstall, named, onPath } from './system.mjs';

const PACKAGES = ['chromium', 'chromium-driver'];
/** Chromium without windows: optional, and the page tests take half the time with it. */
const HEADLESS = ['chromium-headless-shell'];

/**
 * @typedef {object} Browser
 * @property {string} chromium the path of the program
 * @property {string} chromedriver the path of its driver
 */

/**
 * Finds Chromium and its driver, and installs them when they are missing and this user may do that.
 * @param {import('../../pkg-template/build/steps.mjs').Line} line
 * @returns {Promise<Browser>}
 */
export async function ensureBrowser(line) {
  const found = findBrowser();
  if (found !== undefined && (findHeadlessShell() !== undefined || !mayInstall())) {
    line.upToDate('are installed');
    return found;
  }
  if (!mayInstall()) throw new StepFailed(installAdvice());
  if (found === undefined) await install(PACKAGES, line, installAdvice());
  const installed = findBrowser();
  if (installed === undefined) throw new StepFailed(installAdvice());
  // Optional, because some distributions do not have it.
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
 * Returns the browser that `CHROMIUM` names, or the first one on PATH.
 * @returns {string | undefined}
 */
export function findChromium() {
  return named('CHROMIUM') ?? onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']);
}

/**
 * Returns the quickest browser for tests without a window: the one that `CHROMIUM` names, or else the smallest on PATH.
 * @returns {string | undefined}
 */
export function findHeadlessChromium() {
  return named('CHROMIUM') ?? findHeadlessShell() ?? findChromium();
}

function findHeadlessShell() {
  return onPath(['chromium-headless-shell', 'chrome-headless-shell']);
}

function installAdvice() {
  const how = onPath(['apt-get'])
    ? `Install them: ${installCommand(PACKAGES)}`
    : 'Install both in the same version; if they are not on PATH, name them: CHROMIUM=… CHROMEDRIVER=… npm test';
  return `The browser tests need Chromium and chromedriver. ${how}\nWithout a browser: npm test -- --quick`;
}
