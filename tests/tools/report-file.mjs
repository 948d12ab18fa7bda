// @ts-check
/** The file into which a runner writes its report. */

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StepFailed } from '../../pkg-template/build/steps.mjs';

/**
 * Calls `work` with the name of a file that does not exist yet, and removes the file afterwards.
 * @template T
 * @param {(file: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withReportFile(work) {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  try {
    return await work(join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Reads a report.
 * @param {string} file
 * @param {StepFailed | undefined} failure why the runner failed, which may be why there is no report
 */
export function readReport(file, failure) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (text !== '') return JSON.parse(text);
  throw failure ?? new StepFailed('The runner of the tests wrote no report.');
}
