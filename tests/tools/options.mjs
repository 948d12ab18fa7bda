// @ts-check
/** The options of `npm test`. */

import { parseArgs } from 'node:util';
import { StepFailed } from '../../pkg-template/build/steps.mjs';
import { findNearest } from '../../pkg-template/lib/cli/nearest.js';

const OPTIONS = /** @type {const} */ ({
  only: { type: 'string', multiple: true },
  list: { type: 'boolean' },
  quick: { type: 'boolean' },
  update: { type: 'boolean' },
});

/**
 * @typedef {object} Options
 * @property {readonly string[]} only the parts to run
 * @property {boolean} list whether to list the parts instead of running them
 * @property {boolean} quick
 * @property {boolean} update
 */

/**
 * Parses the arguments of the command.
 * @param {readonly string[]} args
 * @param {readonly string[]} parts the names of all parts
 * @returns {Options}
 * @throws {StepFailed} when an option or a part is unknown
 */
export function parseOptions(args, parts) {
  const { values, tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') throw new StepFailed(unknown('argument', token.value, parts, '--only '));
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(OPTIONS, token.name)) {
      throw new StepFailed(unknown('option', token.rawName, Object.keys(OPTIONS), '--'));
    }
    if (token.name === 'only' ? token.value === undefined : token.value !== undefined) {
      throw new StepFailed(
        token.name === 'only'
          ? '--only needs the name of a part. npm test -- --list prints them.'
          : `--${token.name} takes no value.`,
      );
    }
  }
  const only = (values.only ?? []).flatMap((names) => String(names).split(','));
  for (const name of only) {
    if (!parts.includes(name)) throw new StepFailed(unknown('part', name, parts, ''));
  }
  return {
    only,
    list: values.list === true,
    quick: values.quick === true,
    update: values.update === true,
  };
}

/**
 * @param {string} kind
 * @param {string} written
 * @param {readonly string[]} names
 * @param {string} prefix of each name
 */
function unknown(kind, written, names, prefix) {
  const nearest = findNearest(written.replace(/^-+/, ''), names);
  const expected = nearest === undefined ? names.map((name) => prefix + name).join(', ') : `${prefix}${nearest}`;
  return `unknown ${kind} "${written}"; expected ${expected}. npm test -- --help describes all.`;
}
