// @ts-check
/** The tests that node:test runs. */

import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { StepFailed } from '../../pkg-template/build/steps.mjs';
import { runCases, settle } from './cases.mjs';
import { readReport, withReportFile } from './report-file.mjs';

/** Files that run at the same time: the default leaves one core to others, which have ended when the last parts run. */
const CONCURRENCY = availableParallelism();
/** A test that takes longer hangs; none takes a tenth of this. */
const TIMEOUT_MS = 180_000;
const REPORTER = inProject('tests/tools/node-reporter.mjs');

/**
 * Runs the tests of a folder.
 * @param {string} title
 * @param {string} folder relative to the project
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function nodeTests(title, folder, env = {}) {
  const files = readdirSync(inProject(folder)).filter((file) => file.endsWith('.test.mjs'));
  // Without a file, node --test would look for tests everywhere.
  if (files.length === 0) throw new StepFailed(`${title}: there is no *.test.mjs in ${folder}`);
  const paths = files.map((file) => join(folder, file));
  await runCases(title, () => runNodeTests(paths, env));
}

/**
 * @param {readonly string[]} files
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<import('./cases.mjs').Result>}
 */
export function runNodeTests(files, env = {}) {
  return withReportFile(async (report) => {
    const args = ['--test', `--test-timeout=${TIMEOUT_MS}`, `--test-concurrency=${CONCURRENCY}`]
      .concat('--test-reporter=spec', '--test-reporter-destination=stdout')
      .concat(`--test-reporter=${REPORTER}`, `--test-reporter-destination=${report}`);
    const { failure } = await settle(run(process.execPath, [...args, ...files], { env }));
    return { counts: { ...readReport(report, failure), flaky: [] }, failure };
  });
}
