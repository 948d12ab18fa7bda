// @ts-check
/** The packages to compare with: installed for the first benchmark, and for nothing else. */

import { readFileSync } from 'node:fs';
import { inProject } from '../tools/project.mjs';
import { run } from '../tools/run.mjs';
import { fingerprint, whenChanged } from '../tools/stamp.mjs';
import { step } from '../tools/steps.mjs';

const FOLDER = 'tests/bench';

/** Installs the peers in the versions of their lock file. */
export async function installPeers() {
  await step('packages to compare with', async (line) => {
    const stamp = {
      file: `${FOLDER}/node_modules/.stamp`,
      result: `${FOLDER}/node_modules`,
      fingerprint: fingerprint([`${FOLDER}/package-lock.json`]),
    };
    const installed = await whenChanged(stamp, async () => {
      line.note('installing');
      await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
        cwd: inProject(FOLDER),
        advice: 'The packages to compare with could not be installed: check the network, then start again.',
      });
    });
    if (!installed) line.upToDate();
  });
}

/** @returns {Record<string, string>} the version of each peer */
export function peerVersions() {
  return JSON.parse(readFileSync(inProject(`${FOLDER}/package.json`), 'utf8')).dependencies;
}
