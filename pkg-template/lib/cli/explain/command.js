// @ts-check
/** `explain`: the meaning of a code, or of the codes in a text. */

import { existsSync } from 'node:fs';
import { defineCommand, usageError } from '../arguments.js';
import { EXIT } from '../exit.js';
import { readText, withoutBase64 } from '../input.js';
import { plain } from '../text/wrap.js';
import { explainCode, explainLoosely, isCode } from './query.js';
import { showExplanation, showNote } from './show.js';

/** @import { Context } from '../command.js' */
/** @import { Finding } from './finding.js' */

export const command = defineCommand({
  name: 'explain',
  operands: ['CODE…', 'FILE', '-'],
  about: [
    'Explains codes of calls and of refused requests: the meaning, the cause, the next step, and the source. A code is ' +
      'written as in a notification (500/7000), alone (7503), as a reason (AppTransferred) or as a DiagCode.',
    'With a file, or with - for the standard input, it explains every code in it: in notifications, in error responses ' +
      'and in the lines of a log.',
  ],
  options: { all: { type: 'boolean', short: 'a', about: 'Show every cause, not only the most probable ones' } },
  examples: [
    ['graph-call-transfer explain 500/7000', 'The result of a call: code and subcode'],
    ['graph-call-transfer explain 403/7505', 'The error of a refused request: HTTP status and code'],
    ['graph-call-transfer explain "DiagCode: 480#10037"', 'The end of a message'],
    ['kubectl logs bot | graph-call-transfer explain -', 'Every code in a log'],
  ],
  exitCodes: { [EXIT.negative]: 'a code has no entry in the code book, or the text contains no code' },

  async run({ values, operands }, context) {
    const isFull = values.all === true;
    const queries = joinDiagCodes(operands);
    const [first] = queries;
    if (first === undefined) {
      const hint = 'For example: graph-call-transfer explain 500/7000, or: graph-call-transfer explain - < bot.log';
      throw usageError(command, 'operandMissing', 'a code is missing: expected a code, a file or -', hint);
    }
    const isText = first === '-' || (!isCode(first) && existsSync(first));
    if (isText && queries.length === 1) return explainText(first, context, isFull);
    return explainQueries(queries, context, isFull);
  },
});

/**
 * Joins a DiagCode that was given without quotes.
 * @param {readonly string[]} operands
 */
function joinDiagCodes(operands) {
  return operands.flatMap((operand, index) => {
    if (/^diag-?code:?$/i.test(operands[index - 1] ?? '')) return [];
    return [/^diag-?code:?$/i.test(operand) ? `DiagCode: ${operands[index + 1] ?? ''}` : operand];
  });
}

/**
 * @param {readonly string[]} queries
 * @param {Context} context
 * @param {boolean} isFull
 */
async function explainQueries(queries, { out, err, isJson }, isFull) {
  const results = await Promise.all(queries.map(readQuery));
  const unknown = results.filter(({ answers }) => answers.length === 0);
  if (isJson) {
    out.json({
      results: results.map(({ query, answers }) => ({
        query,
        explanations: answers.map(({ as, explanation, note }) => ({ as, ...explanation, ...note })),
      })),
    });
  } else {
    const shown = results.flatMap(({ query, answers }) =>
      answers.map(({ as, explanation, note, codes = query.trim() }) => () => {
        if (note) showNote(out, codes, note);
        if (explanation)
          showExplanation(out, codes, explanation, {
            isFull,
            ...(answers.length > 1 && (as === 'result' || as === 'error') && { as }),
          });
      }),
    );
    for (const [index, show] of shown.entries()) {
      if (index > 0) out.line();
      show();
    }
  }
  for (const { query } of unknown) {
    const advice = looksLikePath(query)
      ? 'There is no such file.'
      : 'The code book has no entry for it. A code is written as 500/7000, 7503, AppTransferred or "DiagCode: 480#10037".';
    err.line(`${err.style.yellow(`unknown: "${plain(query)}".`)} ${advice}`);
  }
  return unknown.length > 0 ? EXIT.negative : EXIT.done;
}

/** What is shown of a query. @typedef {Pick<Finding, 'as' | 'explanation' | 'note'> & { codes?: string }} Answer */

/**
 * Reads a code, or else the codes in a text: a line of a log, or a notification, that was pasted as it is.
 * @param {string} query
 * @returns {Promise<{ query: string, answers: Answer[] }>}
 */
async function readQuery(query) {
  const readings = explainCode(query);
  if (readings.length > 0) return { query, answers: readings };
  const { findCodes } = await import('./findings.js');
  const found = findCodes(query).filter(({ as, explanation, note }) => explanation || (note && as !== 'token'));
  return { query, answers: found.length > 0 ? found : explainLoosely(query) };
}

/** @param {string} text */
function looksLikePath(text) {
  return /^[^\s{]*[\\/]\S*\D|\.(json|jsonl|log|txt|har)$/i.test(text);
}

/**
 * @param {string} path
 * @param {Context} context
 * @param {boolean} isFull
 */
async function explainText(path, context, isFull) {
  const { out, err, isJson } = context;
  // Loaded late: a code alone needs neither of them, and is explained sooner.
  const [{ findCodes }, { hintOfText }] = await Promise.all([import('./findings.js'), import('../inspect/foreign.js')]);
  const text = withoutBase64(await readText(path, context));
  const findings = findCodes(text);
  if (isJson) out.json({ findings });
  else for (const [index, finding] of findings.entries()) showFinding(finding, index, context, isFull);
  if (findings.length > 0) return EXIT.done;
  err.line(err.style.yellow('No code was found: no notification with a result, no error response, no DiagCode.'));
  const hint = hintOfText(text);
  if (hint !== undefined) err.line(hint);
  return EXIT.negative;
}

/**
 * @param {Finding} finding
 * @param {number} index
 * @param {Context} context
 * @param {boolean} isFull
 */
function showFinding({ line, times, callId, state, codes, explanation, note }, index, { out }, isFull) {
  const context = [
    `line ${line}`,
    ...(times > 1 ? [`${times} times`] : []),
    ...(callId !== undefined ? [`call ${plain(callId)}`] : []),
    ...(state !== undefined ? [plain(state)] : []),
  ].join(' · ');
  if (index > 0) out.line();
  if (explanation) showExplanation(out, codes, explanation, { context, isFull });
  else if (note) showNote(out, codes, note, context);
  else out.line(`${out.style.bold(plain(codes))}  unknown: the code book has no entry\n  ${out.style.dim(context)}`);
}
