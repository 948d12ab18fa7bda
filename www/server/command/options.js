// @ts-check
import { parseArgs } from 'node:util';
import { findNearest } from './nearest.js';
import { PREFIX, settingNames, settings } from './settings.js';
import { UsageError } from './start-error.js';

/** @import { Setting, Values } from './settings.js' */

/**
 * What the command line says.
 *
 * @typedef {object} Options
 * @property {boolean} isHelpWanted
 * @property {boolean} isToBeOpened whether to open the browser
 * @property {Partial<Values>} values
 */

const SWITCHES = ['open', 'help'];
const OPTIONS = [...settingNames.map((name) => settings[name].option), ...SWITCHES];
const ALL_OPTIONS = `${OPTIONS.slice(0, -1)
  .map((option) => `--${option}`)
  .join(', ')} and --help`;

/**
 * Reads the command line. Of an option that is given twice the last one counts.
 *
 * @param {readonly string[]} args without the program's name
 * @returns {Options}
 * @throws {UsageError} which says in a sentence what is wrong and what is right
 */
export function readOptions(args) {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      OPTIONS.map((option) => [option, { type: SWITCHES.includes(option) ? 'boolean' : 'string' }]),
    ),
    // The sentences of the strict mode do not say what is right.
    strict: false,
    tokens: true,
  });
  /** @type {Options} */
  const options = { isHelpWanted: false, isToBeOpened: false, values: {} };

  for (const token of tokens) {
    if (token.kind !== 'option') {
      const found = token.kind === 'positional' ? token.value : '--';
      throw new UsageError(`Unexpected "${found}". Only options are expected: ${ALL_OPTIONS}.`);
    }
    const { rawName, value } = token;
    const name = token.name === 'h' ? 'help' : token.name;
    const settingName = settingNames.find((candidate) => settings[candidate].option === name);
    if (settingName !== undefined) Object.assign(options.values, { [settingName]: readOption(settingName, value) });
    else if (!SWITCHES.includes(name)) throw unknownOption(name, rawName);
    else if (value !== undefined) throw new UsageError(`--${name} takes no value. Found "${value}".`);
    else if (name === 'help') return { ...options, isHelpWanted: true };
    else options.isToBeOpened = true;
  }
  return options;
}

/**
 * @param {keyof Values} name
 * @param {string | undefined} text
 */
function readOption(name, text) {
  const { option, variable, expects, example, read, isConfidential } = /** @type {Setting<unknown>} */ (settings[name]);
  if (isConfidential && text !== undefined && URL.canParse(text) && new URL(text).password !== '') {
    throw new UsageError(
      `--${option} takes no password: everybody on this machine can read a command line. ` +
        `Give the whole address in ${variable}, or the name of a file with it in ${variable}_FILE.`,
    );
  }
  const value = text === undefined ? undefined : read(text);
  if (value !== undefined) return value;
  const found = text === undefined || isConfidential ? '' : ` Found "${text}".`;
  throw new UsageError(`--${option} needs ${expects}, as in --${option} ${example}.${found}`);
}

/**
 * @param {string} name
 * @param {string} rawName
 */
function unknownOption(name, rawName) {
  if (/secret|password|token|certificate|credential/i.test(name)) {
    return new UsageError(
      `"${rawName}" is not taken: everybody on this machine can read a command line. ` +
        `Secrets come from the environment, as ${PREFIX}OPERATOR_SECRET or AZURE_CLIENT_SECRET, ` +
        `or from a file that ${PREFIX}OPERATOR_SECRET_FILE or AZURE_CLIENT_SECRET_FILE names.`,
    );
  }
  const meant = findNearest(name, OPTIONS);
  const advice = meant === undefined ? `The options are ${ALL_OPTIONS}.` : `Did you mean --${meant}?`;
  return new UsageError(`Unknown option "${rawName}". ${advice}`);
}
