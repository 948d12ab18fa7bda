// @ts-check
import { parseArgs } from 'node:util';
import { findNearest } from '../../../pkg-template/lib/cli/nearest.js';
import { PREFIX, settingNames, settings } from './settings.js';
import { UsageError } from './start-error.js';

/** @import { Setting, Values } from './settings.js' */

/**
 * The options of the command line.
 *
 * @typedef {object} Options
 * @property {boolean} help
 * @property {boolean} open
 * @property {Partial<Values>} values
 */

const SWITCHES = ['open', 'help'];
const OPTIONS = [...settingNames.map((name) => settings[name].option), ...SWITCHES];
const ALL_OPTIONS = `${OPTIONS.slice(0, -1)
  .map((option) => `--${option}`)
  .join(', ')} and --help`;

/**
 * Parses the command line. The last one of a repeated option counts.
 *
 * @param {readonly string[]} args without the program's name
 * @returns {Options}
 * @throws {UsageError} with the problem and the expected value
 */
export function parseOptions(args) {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      OPTIONS.map((option) => [option, { type: SWITCHES.includes(option) ? 'boolean' : 'string' }]),
    ),
    // The errors of the strict mode do not contain the expected value.
    strict: false,
    tokens: true,
  });
  /** @type {Options} */
  const options = { help: false, open: false, values: {} };

  for (const token of tokens) {
    if (token.kind !== 'option') {
      const found = token.kind === 'positional' ? token.value : '--';
      throw new UsageError(`Unexpected "${found}": expected only options: ${ALL_OPTIONS}.`);
    }
    const { rawName, value } = token;
    const name = token.name === 'h' ? 'help' : token.name;
    const settingName = settingNames.find((candidate) => settings[candidate].option === name);
    if (settingName !== undefined) Object.assign(options.values, { [settingName]: parseOption(settingName, value) });
    else if (!SWITCHES.includes(name)) throw unknownOption(name, rawName);
    else if (value !== undefined) throw new UsageError(`--${name} has no value: found "${value}".`);
    else if (name === 'help') return { ...options, help: true };
    else options.open = true;
  }
  return options;
}

/**
 * @param {keyof Values} name
 * @param {string | undefined} text
 */
function parseOption(name, text) {
  const { option, variable, expected, example, parse, isSecret } = /** @type {Setting<unknown>} */ (settings[name]);
  if (isSecret && text !== undefined && URL.canParse(text) && new URL(text).password !== '') {
    throw new UsageError(
      `--${option} must not contain a password: every user of this machine can read a command line. ` +
        `Set the whole address in ${variable}, or the path of a file with it in ${variable}_FILE.`,
    );
  }
  const value = text === undefined ? undefined : parse(text);
  if (value !== undefined) return value;
  const found = text === undefined || isSecret ? '' : `, found "${text}"`;
  throw new UsageError(`--${option} is invalid: expected ${expected}, as in --${option} ${example}${found}.`);
}

/**
 * @param {string} name
 * @param {string} rawName
 */
function unknownOption(name, rawName) {
  if (/secret|password|token|certificate|credential/i.test(name)) {
    return new UsageError(
      `"${rawName}" is not an option: every user of this machine can read a command line. ` +
        `Set secrets in the environment, as ${PREFIX}OPERATOR_SECRET or AZURE_CLIENT_SECRET, ` +
        `or the path of a file in ${PREFIX}OPERATOR_SECRET_FILE or AZURE_CLIENT_SECRET_FILE.`,
    );
  }
  const nearest = findNearest(name, OPTIONS);
  const advice = nearest === undefined ? `The options are ${ALL_OPTIONS}.` : `Did you mean --${nearest}?`;
  return new UsageError(`Unknown option "${rawName}". ${advice}`);
}
