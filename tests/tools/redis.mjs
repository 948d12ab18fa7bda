// @ts-check
/** The Redis of the tests: found, or installed through the system's packages where that is allowed. */

import { StepFailed } from './steps.mjs';
import { install, installCommand, mayInstall, named, onPath } from './system.mjs';

const PACKAGES = ['redis-server'];

/** With it the tests of several instances must run: CI sets it. */
const REQUIRED = 'REDIS_REQUIRED';

/** Printed, so that nobody takes a skipped test for a passed one. */
export const WITHOUT_REDIS = `!! redis-server is missing: NOT RUN are the tests of several relays on one log. Install it: ${installCommand(PACKAGES)}`;

/**
 * Finds redis-server, and installs it when it is missing and this user may. Without it the tests that need it are skipped,
 * unless `REDIS_REQUIRED` says otherwise.
 * @param {import('./steps.mjs').Line} line
 * @returns {Promise<string | undefined>} the path of the program
 */
export async function ensureRedis(line) {
  const found = findRedis();
  if (found !== undefined) {
    line.upToDate('is there');
    return found;
  }
  const isRequired = (process.env[REQUIRED] ?? '') !== '';
  if (mayInstall()) await install(PACKAGES, line, WITHOUT_REDIS);
  const installed = findRedis();
  if (installed === undefined && isRequired) throw new StepFailed(WITHOUT_REDIS);
  if (installed === undefined) line.note('MISSING');
  return installed;
}

/** The program that `REDIS_SERVER` names, or the one on the path. */
export function findRedis() {
  return named('REDIS_SERVER') ?? onPath(['redis-server']);
}
