// @ts-check
/** The options of a benchmark. */

import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StepFailed } from '../../pkg-template/build/steps.mjs';

/**
 * @typedef {object} Options
 * @property {boolean} quick
 * @property {string} [json] the file for the figures
 */

/**
 * Parses the arguments of the command.
 * @param {string[]} args
 * @returns {Options}
 * @throws {StepFailed} when they are invalid
 */
export function readOptions(args) {
  const { quick, json } = parse(args);
  if (json === undefined) return { quick };
  // Now, not after minutes of measurements.
  if (!existsSync(dirname(resolve(json)))) throw new StepFailed(`--json ${json}: the folder does not exist.`);
  return { quick, json: resolve(json) };
}

/** @param {string[]} args */
function parse(args) {
  try {
    const { values } = parseArgs({ args, options: { quick: { type: 'boolean' }, json: { type: 'string' } } });
    return { quick: values.quick ?? false, json: values.json };
  } catch (error) {
    throw new StepFailed(`${error instanceof Error ? error.message : error}. See: npm run bench -- --help`);
  }
}
