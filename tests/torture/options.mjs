// @ts-check
/** The options of `npm run torture`. */

import { parseArgs } from 'node:util';
import { StepFailed } from '../../pkg-template/build/steps.mjs';
import { ATTACKS } from './attacks.mjs';

/**
 * @typedef {object} TortureOptions
 * @property {readonly import('./attacks.mjs').Attack[]} attacks
 * @property {number | undefined} minutes for all attacks together; `undefined` for one short pass of each
 * @property {number} seed of the first pass
 * @property {boolean} list whether to list the attacks instead of running them
 */

/**
 * @param {string[]} args
 * @returns {TortureOptions}
 * @throws {StepFailed} when an option is unknown or invalid
 */
export function readOptions(args) {
  const { minutes, seed = '1', only = [], list = false } = parsed(args);
  const names = only.flatMap((list) => list.split(','));
  for (const name of names) {
    if (ATTACKS.some((each) => each.name === name)) continue;
    throw new StepFailed(`unknown attack "${name}"; expected ${ATTACKS.map(({ name }) => name).join(', ')}`);
  }
  return {
    attacks: ATTACKS.filter(({ name, isByName = false }) => (names.length === 0 ? !isByName : names.includes(name))),
    minutes: minutes === undefined ? undefined : positive('--minutes', minutes),
    seed: positive('--seed', seed),
    list,
  };
}

const OPTIONS = /** @type {const} */ ({
  minutes: { type: 'string' },
  seed: { type: 'string' },
  only: { type: 'string', multiple: true },
  list: { type: 'boolean' },
});

/** @param {string[]} args */
function parsed(args) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    throw new StepFailed(`${/** @type {Error} */ (error).message}\nnpm run torture -- --help describes all options.`);
  }
}

/**
 * @param {string} option
 * @param {string} text
 */
function positive(option, text) {
  const number = Number(text);
  if (!(number > 0)) throw new StepFailed(`${option}: expected a positive number, found "${text}"`);
  return number;
}
