// @ts-check
/** Packages that only one command needs: in a folder with a lock file of its own, so that nobody else waits for them. */

import { inProject } from './project.mjs';
import { run } from './run.mjs';
import { fingerprint, whenChanged } from './stamp.mjs';
import { step } from './steps.mjs';

/**
 * Installs the packages of a folder in the versions of its lock file.
 * @param {string} folder relative to the project
 * @param {string} title of the step: what they are
 */
export async function installPackagesOf(folder, title) {
  await step(title, async (line) => {
    const stamp = {
      file: `${folder}/node_modules/.stamp`,
      result: `${folder}/node_modules`,
      fingerprint: fingerprint([`${folder}/package-lock.json`]),
    };
    const installed = await whenChanged(stamp, async () => {
      line.note('installing');
      await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
        cwd: inProject(folder),
        advice: `The npm packages of ${folder} could not be installed: check the network, then start again.`,
      });
    });
    if (!installed) line.upToDate();
  });
}
