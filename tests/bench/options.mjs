// @ts-check
/** How a benchmark is asked for. */

import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StepFailed } from '../tools/steps.mjs';

/**
 * @typedef {object} Options
 * @property {boolean} quick
 * @property {string} [json] the file that gets the figures
 */

/**
 * Reads the arguments of the command.
 * @param {string[]} args
 * @returns {Options}
 * @throws {StepFailed} when they cannot be followed
 */
export function readOptions(args) {
  const { quick, json } = parse(args);
  if (json === undefined) return { quick };
  // Told now, not when the measurements are done.
  if (!existsSync(dirname(resolve(json)))) throw new StepFailed(`--json ${json}: there is no such folder.`);
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
