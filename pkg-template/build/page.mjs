// @ts-check
/** Builds the console's page. */

import { inProject } from './project.mjs';
import { run } from './run.mjs';
import { fingerprint, whenChanged } from './stamp.mjs';
import { step } from './steps.mjs';

/** Builds the page into `www/dist`, unless neither it nor the package has changed. */
export async function buildPage() {
  await step('page', async (line) => {
    const stamp = {
      file: 'node_modules/.stamps/page',
      result: 'www/dist/index.html',
      fingerprint: fingerprint(['www', 'package-lock.json', 'pkg/.stamp']),
    };
    const built = await whenChanged(stamp, async () => {
      await run('vite', ['build'], { cwd: inProject('www') });
    });
    if (!built) line.upToDate('unchanged');
  });
}
