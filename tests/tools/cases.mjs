// @ts-check
/** Runs test cases as a step, and adds up the counts of all runners. */

import { StepFailed, step } from '../../pkg-template/build/steps.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} flaky the titles of those in `passed` that passed only when they were repeated
 */

/**
 * @typedef {object} Result
 * @property {Counts} counts from a report that the runner writes for machines
 * @property {StepFailed | undefined} failure
 */

/** All test cases so far, over all runners. */
export const total = { passed: 0, failed: 0 };

/**
 * Runs test cases. A runner without any has failed.
 * @param {string} title
 * @param {() => Promise<Result>} work
 */
export async function runCases(title, work) {
  await step(title, async (line) => {
    const { counts, failure } = await work();
    total.passed += counts.passed;
    total.failed += counts.failed;
    line.note(describeCounts(counts));
    if (failure) throw failure;
    if (counts.failed > 0) throw new StepFailed(`${title}: ${counts.failed} failed`);
    if (counts.passed === 0) throw new StepFailed(`${title}: the runner ran no test case`);
  });
}

/**
 * @param {Counts} counts
 * @returns {string} in one line; capitals for the numbers that a reader must not miss
 */
function describeCounts({ passed, failed, skipped, flaky }) {
  return [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} FAILED`] : []),
    ...(skipped > 0 ? [`${skipped} SKIPPED`] : []),
    ...(flaky.length > 0 ? [`${flaky.length} FLAKY: ${flaky.join('; ')}`] : []),
  ].join(', ');
}

/**
 * Waits for a runner, whose exit code may report failed cases.
 * @param {Promise<string>} running
 * @returns {Promise<{ output: string, failure: StepFailed | undefined }>}
 */
export async function settle(running) {
  try {
    return { output: await running, failure: undefined };
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    return { output: error.output, failure: error };
  }
}
