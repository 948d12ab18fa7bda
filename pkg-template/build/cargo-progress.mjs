// @ts-check
/** The progress of cargo, for the line of a step. */

/** Cargo prints the number of compiled crates only in its progress bar. */
const env = { CARGO_TERM_PROGRESS_WHEN: 'always', CARGO_TERM_PROGRESS_WIDTH: '80' };
const BAR = / *Building \[[^\r\n]*\r?/g;
const COUNTS = /(\d+)\/(\d+): /g;

/**
 * Returns options for `run` that show the progress of cargo.
 * @param {import('./steps.mjs').Line} line
 */
export function showProgress(line) {
  return {
    env,
    hidden: BAR,
    /** @param {string} text */
    onOutput(text) {
      const [, done, all] = [...text.matchAll(COUNTS)].at(-1) ?? [];
      if (all !== undefined) line.note(`compiling, ${done} of ${all} crates`);
    },
  };
}
