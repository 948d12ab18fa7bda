// @ts-check
/** Checks the outcome of the job. */

import assert from 'node:assert/strict';

/** The number of comparisons that the job makes. */
export const COMPARISONS = 21;
/** Those of the webhook, which a service worker cannot make: it has no `import()`. */
export const VERIFYING = 3;
/** Those of sending and the webhook, which need `fetch` and `Request`. */
export const SENDING = 7;

/**
 * Checks the output of a process that did the job.
 * @param {string} output
 */
export function assertPrinted(output) {
  const [line, compared] = /compared: (\d+)/.exec(output) ?? [];
  assert.ok(line, `the process did not print the outcome of the job, but:\n${output}`);
  assertCompared(Number(compared));
}

/**
 * Checks the number of comparisons in a page.
 * @param {unknown} compared
 * @param {number} [expected]
 */
export function assertCompared(compared, expected = COMPARISONS) {
  assert.equal(compared, expected, `the job made ${compared} comparisons of ${expected}`);
}
