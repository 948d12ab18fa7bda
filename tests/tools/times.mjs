// @ts-check
/** The table of the times of the steps. */

import { endedSteps, seconds } from '../../pkg-template/build/steps.mjs';

/** Shorter steps are left out. */
const SHORT_MS = 1_000;

/**
 * Prints the time of each long step, the longest first.
 * @param {number} all the time of the whole command, in milliseconds
 */
export function printTimes(all) {
  const long = endedSteps.filter(({ milliseconds }) => milliseconds >= SHORT_MS);
  long.sort((one, other) => other.milliseconds - one.milliseconds);
  console.log('\nTimes of the steps; some ran at the same time:');
  for (const { title, milliseconds } of long) console.log(`${seconds(milliseconds).padStart(8)}  ${title}`);
  console.log(`${seconds(all).padStart(8)}  all\n`);
}
