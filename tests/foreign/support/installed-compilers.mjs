// @ts-check
/** The compilers of the snippets' languages: Debian's packages, installed if they are missing. */

import { spawnSync } from 'node:child_process';
import { run } from '../../../pkg-template/build/run.mjs';
import { COMPILERS, isInstalled } from './compilers.mjs';

/** @import { Line } from '../../../pkg-template/build/steps.mjs' */
/** @import { Compiler } from './compilers.mjs' */

/**
 * Installs the missing compilers, where that is possible without asking: as root, with apt.
 * @param {Line} line
 * @returns {Promise<string[]>} the languages whose compiler is missing still
 */
export async function installCompilers(line) {
  const missing = findMissing();
  if (missing.length === 0) line.upToDate('all installed');
  else if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const packages = missing.flatMap(({ packages }) => packages);
    // What cannot be installed is named at the end, with the snippets that were not compiled.
    await run('apt-get', ['update'], { env })
      .then(() => run('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], { env }))
      .catch((error) => line.note(error.message));
  }
  return findMissing().map(({ name, packages }) => `${name} (${packages.join(', ')})`);
}

/** @returns {Compiler[]} */
function findMissing() {
  return Object.values(COMPILERS).filter((compiler) => !isInstalled(compiler));
}
