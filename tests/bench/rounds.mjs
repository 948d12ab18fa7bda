// @ts-check
/** Measurements that are made by turns, so that what else the machine does meets all of them. */

import { step } from '../tools/steps.mjs';

/**
 * Measures each case once a round.
 * @template T, R
 * @param {string} title of the step
 * @param {readonly T[]} cases
 * @param {number} rounds
 * @param {(each: T) => Promise<R>} measure
 * @returns {Promise<Map<T, R[]>>} what was measured of each case, in rounds
 */
export async function inRounds(title, cases, rounds, measure) {
  /** @type {Map<T, R[]>} */
  const results = new Map(cases.map((each) => [each, []]));
  await step(title, async (line) => {
    for (let round = 1; round <= rounds; round += 1) {
      line.note(`round ${round} of ${rounds}`);
      // Back and forth, so that none always follows the same other.
      for (const each of round % 2 === 0 ? cases.toReversed() : cases) results.get(each)?.push(await measure(each));
    }
    line.note(`${rounds} rounds`);
  });
  return results;
}
