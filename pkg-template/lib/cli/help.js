// @ts-check
/** The help of the program and of its commands. */

import { COMMON_OPTIONS } from './arguments.js';
import { COMMANDS } from './commands.js';
import { EXIT_CODES } from './exit.js';
import { labelled, wrap } from './text/wrap.js';

/** @import { Command, Option, Output } from './command.js' */

const PROGRAM = 'graph-call-transfer';

/** @param {Output} out */
export function programHelp({ style, width }) {
  const { bold } = style;
  const commands = COMMANDS.map(({ name, summary }) => labelled(bold(name), summary, { indent: 2, column: 14, width }));
  return `${bold('Usage:')} ${PROGRAM} COMMAND [options]

Transfers of Microsoft Graph calls on the command line: what a code means, what is wrong with a body,
how a transfer ended, and a local Graph for your app.

${bold('Commands:')}
${commands.join('')}
  ${PROGRAM} COMMAND --help shows the options of a command. --version shows the version.

${exitCodes({}, style)}`;
}

/**
 * @param {Command} command
 * @param {Output} out
 */
export function commandHelp({ name, operands, about, options, examples, exitCodes: own = {} }, { style, width }) {
  const { bold, dim } = style;
  const usages = operands.map((operand, index) => {
    const start = index === 0 ? bold('Usage:') : '      ';
    return `${start} ${PROGRAM} ${name} ${operand}`.trimEnd();
  });
  const rows = Object.entries({ ...options, ...COMMON_OPTIONS }).map(([key, option]) =>
    labelled(optionLabel(key, option), optionAbout(option), { indent: 2, column: 26, width }),
  );
  const shown = examples.map(([example, text]) => `  ${example}\n${dim(indented(text, 6, width))}`);
  return [
    usages.join('\n'),
    ...about.map((paragraph) => wrap(paragraph, width).join('\n')),
    `${bold('Options:')}\n${rows.join('').trimEnd()}`,
    ...(shown.length > 0 ? [`${bold('Examples:')}\n${shown.join('\n')}`] : []),
    exitCodes(own, style),
  ]
    .join('\n\n')
    .replace(/\n*$/, '\n');
}

/**
 * @param {string} name
 * @param {Option} option
 */
function optionLabel(name, { type, short, value }) {
  const letter = short === undefined ? '' : `-${short}, `;
  return `${letter}--${name}${type === 'string' ? ` ${value}` : ''}`;
}

/** @param {Option} option */
function optionAbout({ about, choices }) {
  return choices && choices.length <= 8 ? `${about}: ${choices.join(', ')}` : about;
}

/**
 * @param {string} text
 * @param {number} indent
 * @param {number} width
 */
function indented(text, indent, width) {
  return wrap(text, width - indent)
    .map((line) => ' '.repeat(indent) + line)
    .join('\n');
}

/**
 * @param {Readonly<Record<number, string>>} own
 * @param {Output['style']} style
 */
function exitCodes(own, { bold }) {
  const rows = Object.entries({ ...EXIT_CODES, ...own }).map(([code, meaning]) => `  ${code.padEnd(4)}${meaning}`);
  return `${bold('Exit codes:')}\n${rows.join('\n')}\n`;
}
