// @ts-check
/** Measurements that are made by turns, so that what else the machine does meets all of them. */

import { step } from '../tools/steps.mjs';

/** After this many rounds no more are made once the time is up: on a busy machine they take several times as long. */
const FEWEST = 3;
const TIME_MS = 60_000;

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
    const started = performance.now();
    let round = 0;
    const isTimeLeft = () => round < FEWEST || performance.now() - started < TIME_MS;
    while (round < rounds && isTimeLeft()) {
      round += 1;
      line.note(`round ${round} of ${rounds}`);
      // Back and forth, so that none always follows the same other.
      for (const each of round % 2 === 0 ? cases.toReversed() : cases) results.get(each)?.push(await measure(each));
    }
    line.note(round < rounds ? `${round} of ${rounds} rounds, as it takes long` : `${rounds} rounds`);
  });
  return results;
}
