// @ts-check
/** The tests of the page that Playwright runs. */

import { run } from '../../pkg-template/build/run.mjs';
import { settle } from './cases.mjs';
import { readReport, withReportFile } from './report-file.mjs';

/**
 * @param {readonly string[]} args
 * @returns {Promise<import('./cases.mjs').Result>}
 */
export function runPlaywright(args) {
  return withReportFile(async (file) => {
    const env = { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', PLAYWRIGHT_JSON_OUTPUT_FILE: file };
    const running = run('playwright', ['test', '--reporter=list,json', '--forbid-only', ...args], { env });
    const { failure } = await settle(running);
    return { counts: countPageTests(readReport(file, failure)), failure };
  });
}

/**
 * Counts the cases of a report of Playwright.
 * @param {import('@playwright/test/reporter').JSONReport} report
 * @returns {import('./cases.mjs').Counts}
 */
export function countPageTests({ suites, stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    // An error outside of all cases, such as a file that cannot be loaded, is in no other number.
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    flaky: suites.flatMap((suite) => flakyTitles(suite)),
  };
}

/**
 * @param {import('@playwright/test/reporter').JSONReportSuite} suite
 * @returns {string[]}
 */
function flakyTitles({ specs, suites = [] }) {
  const own = specs
    .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
    .map((spec) => `${spec.file}:${spec.line} ${spec.title}`);
  return [...own, ...suites.flatMap((suite) => flakyTitles(suite))];
}
