// @ts-check
/** The Redis of the tests: found, or installed through the system's packages where the user may do that. */

import { StepFailed } from '../../pkg-template/build/steps.mjs';
import { install, installCommand, mayInstall, named, onPath } from './system.mjs';

const PACKAGES = ['redis-server'];

/** A variable that CI sets: without Redis the tests of several instances then fail, instead of being skipped. */
const REQUIRED = 'REDIS_REQUIRED';

/** Printed, so that no reader takes a skipped test for a passed one. */
export const WITHOUT_REDIS = `!! redis-server is missing: NOT RUN are the tests of several relays on one log. Install it: ${installCommand(PACKAGES)}`;

/**
 * Finds redis-server, and installs it when it is missing and this user may do that.
 * @param {import('../../pkg-template/build/steps.mjs').Line} line
 * @returns {Promise<string | undefined>} the path of the program
 * @throws {StepFailed} when it is missing and `REDIS_REQUIRED` is set
 */
export async function ensureRedis(line) {
  const found = findRedis();
  if (found !== undefined) {
    line.upToDate('is installed');
    return found;
  }
  const isRequired = (process.env[REQUIRED] ?? '') !== '';
  if (mayInstall()) await install(PACKAGES, line, WITHOUT_REDIS);
  const installed = findRedis();
  if (installed === undefined && isRequired) throw new StepFailed(WITHOUT_REDIS);
  if (installed === undefined) line.note('MISSING');
  return installed;
}

/** Returns the program that `REDIS_SERVER` names, or the one on PATH. */
export function findRedis() {
  return named('REDIS_SERVER') ?? onPath(['redis-server']);
}
