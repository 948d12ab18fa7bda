// @ts-check
/** The packages to compare with: installed by the first benchmark only. */

import { readFileSync } from 'node:fs';
import { installPackagesOf } from '../../pkg-template/build/npm-packages.mjs';
import { inProject } from '../../pkg-template/build/project.mjs';
import { step } from '../../pkg-template/build/steps.mjs';

const FOLDER = 'tests/bench';

/** Installs the peers in the versions of their lock file. */
export async function installPeers() {
  await step('packages to compare with', (line) => installPackagesOf(FOLDER, line));
}

/**
 * Returns the version of each peer.
 * @returns {Record<string, string>}
 */
export function peerVersions() {
  return JSON.parse(readFileSync(inProject(`${FOLDER}/package.json`), 'utf8')).dependencies;
}
