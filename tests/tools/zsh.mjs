// @ts-check
/** The zsh of the tests: found, or installed through the system's packages where the user may do that. */

import { install, installCommand, mayInstall, onPath } from './system.mjs';

const PACKAGES = ['zsh'];

/** Printed, so that no reader takes a skipped test for a passed one. */
export const WITHOUT_ZSH = `!! zsh is missing: NOT RUN is the test of the completion in zsh. Install it: ${installCommand(PACKAGES)}`;

/**
 * Finds zsh, and installs it when it is missing and this user may do that.
 * @param {import('../../pkg-template/build/steps.mjs').Line} line
 * @returns {Promise<string | undefined>} the path of the program
 */
export async function ensureZsh(line) {
  const found = onPath(PACKAGES);
  if (found !== undefined) {
    line.upToDate('is installed');
    return found;
  }
  // One test needs it: without the network all others still run.
  if (mayInstall()) await install(PACKAGES, line, WITHOUT_ZSH).catch(() => {});
  const installed = onPath(PACKAGES);
  if (installed === undefined) line.note('MISSING');
  return installed;
}
