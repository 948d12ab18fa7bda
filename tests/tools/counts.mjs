// @ts-check
/** Counts test cases in what the test runners print. */

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {number} flaky those of `passed` that passed only when they were run again
 */

/** What no line is. */
const NONE = /(?!)/g;

/** The lines of each runner that carry a number, and what that number is. */
const PATTERNS = {
  // One line for each test binary, and for the documentation tests.
  cargo: {
    passed: /^test result: .*?(\d+) passed/gm,
    failed: /^test result: .*?(\d+) failed/gm,
    skipped: /^test result: .*?(\d+) ignored/gm,
    flaky: NONE,
  },
  node: {
    passed: /^ℹ pass (\d+)$/gm,
    failed: /^ℹ (?:fail|cancelled) (\d+)$/gm,
    skipped: /^ℹ (?:skipped|todo) (\d+)$/gm,
    flaky: NONE,
  },
  playwright: {
    passed: /^ {2}(\d+) (?:passed|flaky)/gm,
    failed: /^ {2}(\d+) (?:failed|interrupted)/gm,
    skipped: /^ {2}(\d+) (?:skipped|did not run)/gm,
    flaky: /^ {2}(\d+) flaky/gm,
  },
};

/** @typedef {keyof typeof PATTERNS} Runner */

/**
 * Adds up the test cases of one run.
 * @param {Runner} runner
 * @param {string} output
 * @returns {Counts}
 */
export function countTests(runner, output) {
  const { passed, failed, skipped, flaky } = PATTERNS[runner];
  return {
    passed: sum(output, passed),
    failed: sum(output, failed),
    skipped: sum(output, skipped),
    flaky: sum(output, flaky),
  };
}

/**
 * @param {string} output
 * @param {RegExp} pattern
 */
function sum(output, pattern) {
  return [...output.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
}
