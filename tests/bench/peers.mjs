// @ts-check
/** The packages to compare with: installed for the first benchmark, and for nothing else. */

import { readFileSync } from 'node:fs';
import { installPackagesOf } from '../tools/packages.mjs';
import { inProject } from '../tools/project.mjs';

const FOLDER = 'tests/bench';

/** Installs the peers in the versions of their lock file. */
export async function installPeers() {
  await installPackagesOf(FOLDER, 'packages to compare with');
}

/** @returns {Record<string, string>} the version of each peer */
export function peerVersions() {
  return JSON.parse(readFileSync(inProject(`${FOLDER}/package.json`), 'utf8')).dependencies;
}
