// @ts-check
/** Reads the arguments of a command. */

import { parseArgs } from 'node:util';
import { CommandError } from './exit.js';
import { findNearest } from './nearest.js';

/** @import { Arguments, Command, Option, Options } from './command.js' */

/** The options of every command. @satisfies {Options} */
export const COMMON_OPTIONS = {
  json: { type: 'boolean', about: 'Write JSON for programs' },
  help: { type: 'boolean', short: 'h', about: 'Show this help' },
};

/** Declares a command, so that its options give the types of its values. @template {Options} const Of @param {Command<Of>} command */
export function defineCommand(command) {
  return command;
}

/**
 * @template {Options} Of
 * @param {Command<Of>} command
 * @param {readonly string[]} args
 * @returns {Arguments<Of>}
 * @throws {CommandError} with the problem and the expected form
 */
export function readArguments(command, args) {
  /** @type {Options} */
  const options = { ...COMMON_OPTIONS, ...command.options };
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { type, short }]) => [name, { type, ...(short !== undefined && { short }) }]),
    ),
    // The errors of the strict mode name no alternative.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });

  /** @type {Record<string, string | boolean | string[]>} */
  const values = {};
  const operands = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) throw unknownOption(command, rawName, Object.keys(options));
    const read = readValue(command, rawName, option, value, inlineValue === true);
    if (option.multiple) values[name] = [.../** @type {string[]} */ (values[name] ?? []), /** @type {string} */ (read)];
    else values[name] = read;
  }
  return /** @type {Arguments<Of>} */ (/** @type {unknown} */ ({ values, operands }));
}

/**
 * @param {{ name: string }} command
 * @param {string} rawName
 * @param {Option} option
 * @param {string | undefined} value
 * @param {boolean} isInline whether the value follows an equals sign
 */
function readValue(command, rawName, option, value, isInline) {
  if (option.type === 'boolean') {
    if (value === undefined) return true;
    throw usageError(command, 'invalidValue', `${rawName} has no value, found "${value}"`);
  }
  // Without an equals sign, the next option is not a value.
  if (value === undefined || (!isInline && /^-./.test(value))) {
    const found = value === undefined ? '' : `, found the option ${value}`;
    throw usageError(command, 'valueMissing', `${rawName} needs a value: expected ${rawName} ${option.value}${found}`);
  }
  if (option.choices && !option.choices.includes(value)) {
    const nearest = findNearest(value, option.choices);
    const expected = nearest === undefined ? `one of ${option.choices.join(', ')}` : `perhaps ${nearest}`;
    throw usageError(command, 'invalidValue', `${rawName} is invalid: expected ${expected}, found "${value}"`);
  }
  return value;
}

/**
 * @param {{ name: string }} command
 * @param {string} rawName
 * @param {readonly string[]} names
 */
function unknownOption(command, rawName, names) {
  if (/token|secret|password|credential/i.test(rawName)) {
    return new CommandError('unknownOption', `unknown option ${rawName}`, {
      hint: 'A secret is never an argument, because every user of the machine can read it. Set it in the environment or in a file.',
    });
  }
  const nearest = findNearest(rawName.replace(/^-+/, ''), names);
  return usageError(
    command,
    'unknownOption',
    `unknown option ${rawName}`,
    nearest === undefined ? undefined : `Did you mean --${nearest}?`,
  );
}

/**
 * Creates the error of a wrong argument.
 * @param {{ name: string }} command
 * @param {string} code
 * @param {string} message
 * @param {string} [hint]
 */
export function usageError({ name }, code, message, hint) {
  return new CommandError(code, message, { hint: hint ?? `For help: graph-call-transfer ${name} --help` });
}
