// @ts-check
/** `check`: the problems of a transfer's body, with their places and their fixes. */

import { parseTransfer } from 'graph-call-transfer';
import { defineCommand, usageError } from '../arguments.js';
import { EXIT } from '../exit.js';
import { replaceFile } from '../files.js';
import { readText } from '../input.js';
import { frameOf } from '../text/frame.js';
import { plain, wrap } from '../text/wrap.js';
import { applyFixes } from './fixes.js';
import { toGitHub, toSarif, toTap } from './formats.js';

/** @import { CheckContext, Issue } from 'graph-call-transfer' */
/** @import { Context, Output } from '../command.js' */
/** @import { Checked } from './formats.js' */

const FORMATS = { github: toGitHub, sarif: toSarif, tap: toTap };
const CLOUDS = /** @type {const} */ (['global', 'usGovernmentL4', 'usGovernmentL5', 'china']);
const VERSIONS = /** @type {const} */ (['v1.0', 'beta']);
const CALL_TYPES = /** @type {const} */ (['peerToPeer', 'group']);

export const command = defineCommand({
  name: 'check',
  operands: ['FILE… [--fix]', '- < FILE'],
  about: [
    'Checks the body of a transfer: all problems at once, each with its line, its column and a caret. A whole HTTP ' +
      'request or a curl command is read too: its call id, its version and its body.',
    'Nothing is sent. Warnings do not make a body invalid.',
  ],
  options: {
    'call-id': { type: 'string', value: 'GUID', about: 'The call to transfer; checked too' },
    fix: { type: 'boolean', about: 'Apply every fix and write the file again; with - the repaired text is the output' },
    format: {
      type: 'string',
      value: 'NAME',
      choices: ['text', 'github', 'sarif', 'tap'],
      about: 'The form of the report',
    },
    'call-type': { type: 'string', value: 'TYPE', choices: CALL_TYPES, about: 'The kind of the call' },
    tenant: { type: 'string', value: 'GUID', about: 'The tenant of the call' },
    cloud: { type: 'string', value: 'NAME', choices: CLOUDS, about: 'The national cloud' },
    version: { type: 'string', value: 'NAME', choices: VERSIONS, about: 'The version of Graph' },
  },
  examples: [
    ['graph-call-transfer check transfer.json', 'The problems of a body'],
    ['graph-call-transfer check transfer.json --fix', 'The same, repaired as far as possible'],
    ['pbpaste | graph-call-transfer check -', 'A curl command from the clipboard'],
    ['graph-call-transfer check bodies/*.json --format github', 'Annotations in GitHub Actions'],
  ],
  exitCodes: { [EXIT.negative]: 'a body is invalid' },

  async run({ values, operands }, context) {
    if (operands.length === 0) {
      throw usageError(command, 'operandMissing', 'a file is missing: expected FILE or - for the standard input');
    }
    const checkContext = readContext(values);
    const callId = values['call-id'];
    /** @type {Checked[]} */
    const checked = [];
    for (const file of operands) {
      const given = await readText(file, context);
      const check = (/** @type {string} */ text) => checkText(text, callId, checkContext);
      const { text, titles } = values.fix
        ? applyFixes(given, (each) => {
            const { isQuoted, issues } = check(each);
            return isQuoted ? [] : issues;
          })
        : { text: given, titles: [] };
      checked.push({ file: file === '-' ? 'stdin' : file, ...check(text) });
      if (!values.fix) continue;
      if (file === '-') context.out.write(text);
      else if (text !== given) replaceFile(file, text);
      reportFixes(file, titles, context);
    }
    // With --fix, the output is the repaired text of the standard input.
    const out = values.fix && operands.includes('-') ? context.err : context.out;
    writeReport(checked, values.format, { ...context, out }, values.fix === true);
    return checked.every(({ valid }) => valid) ? EXIT.done : EXIT.negative;
  },
});

/**
 * @param {{ 'call-type'?: string, tenant?: string, cloud?: string, version?: string }} values
 * @returns {CheckContext}
 */
function readContext({ 'call-type': callType, tenant, cloud, version }) {
  const endpoint = { ...(cloud !== undefined && { cloud }), ...(version !== undefined && { version }) };
  return /** @type {CheckContext} */ ({
    ...(callType !== undefined && { callType }),
    ...(tenant !== undefined && { tenantId: tenant }),
    ...(Object.keys(endpoint).length > 0 && { endpoint }),
  });
}

/**
 * Checks a text. Without a call id, only the body counts.
 *
 * A body in the quotes of a command or a script is taken out and checked alone: its places are not places in the file.
 *
 * @param {string} text
 * @param {string | undefined} callId
 * @param {CheckContext} checkContext
 * @returns {Omit<Checked, 'file'>}
 */
function checkText(text, callId, checkContext) {
  const { issues: all } = parseTransfer(callId ?? '', text, checkContext);
  // A whole request is a welcome input here: its call id and its body are checked, and the text around them remains.
  const issues = all.filter(({ part, code }) => code !== 'httpRequest' && (callId !== undefined || part !== 'callId'));
  const quoted = quotedBody(text, all);
  const ofBody = quoted === undefined ? [] : checkText(quoted, undefined, checkContext).issues;
  // The places of the request's own issues are in the file, those of the others in the body.
  const found = quoted === undefined ? issues : [...issues.map(({ span, ...issue }) => issue), ...ofBody];
  return {
    text: quoted ?? text,
    isQuoted: quoted !== undefined,
    valid: found.every(({ severity }) => severity !== 'error'),
    issues: found,
  };
}

/**
 * Returns the body of a request that is not in the text as it is sent, but with the escapes of its quotes.
 * @param {string} text
 * @param {readonly Issue[]} issues
 */
function quotedBody(text, issues) {
  const fix = issues.find(({ code }) => code === 'httpRequest')?.fix;
  if (!fix || !('edits' in fix) || fix.edits.length !== 1) return undefined;
  const [edit] = fix.edits;
  return edit?.start === 0 && edit.end === text.length && edit.text !== '' ? edit.text : undefined;
}

/**
 * @param {string} file
 * @param {readonly string[]} titles
 * @param {Context} context
 */
function reportFixes(file, titles, { err, isJson }) {
  if (isJson) return;
  const { green, dim } = err.style;
  for (const title of titles) err.line(`${green('fixed')} ${title}`);
  if (titles.length === 0) err.line(dim(`${file}: there is nothing to fix.`));
}

/**
 * @param {readonly Checked[]} checked
 * @param {string | undefined} format
 * @param {Context} context
 * @param {boolean} isFixed
 */
function writeReport(checked, format, { out, isJson }, isFixed) {
  if (isJson) {
    out.json({ files: checked.map((each) => ({ file: each.file, valid: each.valid, issues: issuesInFile(each) })) });
  } else if (format !== undefined && Object.hasOwn(FORMATS, format)) {
    const write = FORMATS[/** @type {keyof typeof FORMATS} */ (format)];
    out.write(write(checked.map((each) => ({ ...each, issues: issuesInFile(each) }))));
  } else {
    for (const each of checked) {
      for (const issue of each.issues) writeIssue(each, issue, out);
      writeSummary(each, out, isFixed);
    }
  }
}

/**
 * Returns the issues for programs, which look for their places in the file.
 * @param {Checked} checked
 * @returns {readonly Issue[]}
 */
function issuesInFile({ isQuoted, issues }) {
  return isQuoted ? issues.map(({ span, fix, ...issue }) => issue) : issues;
}

/**
 * @param {Checked} checked
 * @param {Issue} issue
 * @param {Output} out
 */
function writeIssue({ file, text, isQuoted }, { severity, code, message, hint, span, fix, part, path }, out) {
  const { bold, dim, red, yellow, cyan, green } = out.style;
  const mark = { error: red, warning: yellow, info: cyan }[severity];
  const name = isQuoted && span ? `${file} (body)` : file;
  const whole = path === '' ? 'request' : path;
  const place = span ? `${name}:${span.line}:${span.column}` : `${name} ${part === 'body' ? whole : part}`;
  out.line(`${bold(place)} ${mark(severity)} ${bold(plain(message))} ${dim(`(${code})`)}`);
  let indent = 2;
  if (span) {
    const { gutter, source, caret } = frameOf(text, span, out.width);
    indent = gutter.length + 4;
    out.line(`  ${dim(`${gutter} |`)} ${source}`);
    out.line(`  ${dim(`${' '.repeat(gutter.length)} |`)} ${mark(caret)}`);
  }
  const write = (/** @type {string} */ label, /** @type {string} */ words) => {
    const lines = wrap(plain(words), out.width - indent - label.length - 1);
    out.line(`${' '.repeat(indent)}${label} ${lines.join(`\n${' '.repeat(indent + label.length + 1)}`)}`);
  };
  if (hint !== undefined) write(dim('hint:'), hint);
  if (fix) write(green('fix:'), fix.title);
  out.line();
}

/**
 * @param {Checked} checked
 * @param {Output} out
 * @param {boolean} isFixed
 */
function writeSummary({ file, valid, issues, isQuoted }, out, isFixed) {
  const { green, red } = out.style;
  const count = (/** @type {Issue['severity']} */ severity, /** @type {string} */ word) => {
    const number = issues.filter((issue) => issue.severity === severity).length;
    return number === 0 ? [] : [`${number} ${word}${number === 1 ? '' : 's'}`];
  };
  const counts = [...count('error', 'error'), ...count('warning', 'warning'), ...count('info', 'info')].join(', ');
  const fixable = isQuoted ? 0 : issues.filter(({ fix }) => fix).length;
  const advice = fixable > 0 && !isFixed ? ` ${fixable} can be fixed: --fix` : '';
  out.line(`${valid ? green('valid') : red('invalid')} ${file}${counts === '' ? '' : `: ${counts}.`}${advice}`);
}
