// @ts-check
/** The programs of the system: found on PATH, or installed through its packages where the user may do that. */

import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../../pkg-template/build/run.mjs';
import { StepFailed } from '../../pkg-template/build/steps.mjs';

/**
 * Returns the path of the first of some programs that is on PATH.
 * @param {readonly string[]} programs
 */
export function onPath(programs) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return programs.flatMap((program) => folders.map((folder) => join(folder, program))).find(isExecutable);
}

/**
 * Returns the path of the program that a variable names.
 * @param {string} variable
 */
export function named(variable) {
  const path = process.env[variable];
  if (path === undefined || path === '') return undefined;
  if (!existsSync(path))
    throw new StepFailed(`${variable} names ${path}, which does not exist. Correct it or unset it.`);
  return path;
}

/** Whether this user may install packages of the system with a tool that this project supports. */
export function mayInstall() {
  return onPath(['apt-get']) !== undefined && process.getuid?.() === 0;
}

/**
 * Installs packages of the system.
 * @param {readonly string[]} packages
 * @param {import('../../pkg-template/build/steps.mjs').Line} line
 * @param {string} advice printed when it fails
 */
export async function install(packages, line, advice) {
  line.note('installing with apt-get');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env, advice });
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env, advice });
}

/**
 * Returns the command that installs packages.
 * @param {readonly string[]} packages
 */
export function installCommand(packages) {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
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
