// @ts-check
/** Measurements in turns, so that other work of the machine affects all of them. */

import { step } from '../../pkg-template/build/steps.mjs';

/** The rounds that are made even when the time is up: on a busy machine they take several times as long. */
const MIN_ROUNDS = 3;
const TIME_MS = 60_000;

/**
 * Measures each case once a round.
 * @template T, R
 * @param {string} title of the step
 * @param {readonly T[]} cases
 * @param {number} rounds
 * @param {(each: T) => Promise<R>} measure
 * @returns {Promise<Map<T, R[]>>} the results of each case, in rounds
 */
export async function inRounds(title, cases, rounds, measure) {
  /** @type {Map<T, R[]>} */
  const results = new Map(cases.map((each) => [each, []]));
  await step(title, async (line) => {
    const started = performance.now();
    let round = 0;
    const isTimeLeft = () => round < MIN_ROUNDS || performance.now() - started < TIME_MS;
    while (round < rounds && isTimeLeft()) {
      round += 1;
      line.note(`round ${round} of ${rounds}`);
      // Forwards and backwards in turn, so that no case always follows the same other one.
      for (const each of round % 2 === 0 ? cases.toReversed() : cases) results.get(each)?.push(await measure(each));
    }
    line.note(round < rounds ? `${round} of ${rounds} rounds, because they take long` : `${rounds} rounds`);
  });
  return results;
}
