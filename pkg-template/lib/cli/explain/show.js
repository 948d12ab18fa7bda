// @ts-check
/** Writes an explanation for people. */

import { labelled, plain, wrap } from '../text/wrap.js';

/** @import { CauseActions, ExplainedCause, Explanation, Situation } from 'graph-call-transfer/codes' */
/** @import { Output } from '../command.js' */
/** @import { NoteText } from './finding.js' */

const COLUMN = 14;
/** The causes that are shown without `--all`. */
const MAX_CAUSES = 3;

/** The meaning of `retry`, for people. @type {Readonly<Record<Explanation['retry'], string>>} */
const RETRIES = {
  no: 'No: the same request would end in the same way.',
  later: 'Later: the same request can succeed.',
  afterChange: 'After a change: see the actions.',
  afterCheck: 'Only after a look at the call: the request may have been carried out.',
};

/** @type {Readonly<Record<keyof CauseActions, string>>} */
const ROLES = {
  operator: 'Operator',
  developer: 'Developer',
  administrator: 'Administrator',
  telephonyEngineer: 'Telephony engineer',
};

/** @type {Readonly<Record<Situation, string>>} */
const SITUATIONS = {
  request: 'a refused request',
  result: 'the result of a call',
  incomingCall: 'incoming call',
  outgoingCall: 'call of the app',
  fromTelephone: 'from a telephone',
  toTelephone: 'to a telephone',
  toUser: 'to a person',
  toApp: 'to a bot, a call queue or an auto attendant',
  directRouting: 'Direct Routing',
  operatorConnect: 'Operator Connect',
  callingPlan: 'Calling Plan',
  transfer: 'during a transfer',
  blind: 'blind transfer',
  consultative: 'consultative transfer',
  beforeEstablished: 'before the call is established',
  established: 'in an established call',
  peerToPeer: 'call of two parties',
  groupCall: 'group call',
  appHostedMedia: 'media hosted by the app',
  serviceHostedMedia: 'media hosted by the service',
};

const AS = { result: 'as the result of a call', error: 'as the error of a request' };

/**
 * @typedef {object} ShowDetails
 * @property {'result' | 'error'} [as] how the code is read, if there are several ways
 * @property {string} [context] the place of the code
 * @property {boolean} [isFull] whether every cause is shown
 */

/**
 * @param {Output} out
 * @param {string} codes the code as it was given
 * @param {Explanation} explanation
 * @param {ShowDetails} [details]
 */
export function showExplanation(out, codes, explanation, { as, context, isFull = false } = {}) {
  const { style, width } = out;
  const how = as === undefined ? '' : `  ${style.dim(`(${AS[as]})`)}`;
  out.line(`${style.bold(plain(codes))}  ${style.cyan(withNames(explanation.name, out))}${how}`);
  if (context !== undefined) out.line(`  ${style.dim(context)}`);
  /** @param {string} label @param {string} text */
  const row = (label, text) =>
    out.write(labelled(style.dim(label), withNames(text, out), { indent: 2, column: COLUMN, width }));

  row('Meaning', explanation.meaning);
  const difference = differenceOf(explanation);
  if (difference !== undefined) row('Note', difference);
  for (const reference of [explanation.wrapper, ...(explanation.diagCodes ?? [])]) {
    if (reference?.meaning === undefined) continue;
    const pair = [reference.code, reference.subcode].filter((part) => part !== undefined).join('/');
    row('Also', `${pair === '' ? (reference.name ?? '') : pair}: ${reference.meaning}`);
  }
  const shown = isFull ? explanation.causes : explanation.causes.slice(0, MAX_CAUSES);
  for (const [index, cause] of shown.entries()) showCause(out, cause, index, explanation.causes.length > 1);
  const more = explanation.causes.length - shown.length;
  if (more > 0) row('', style.dim(`${more === 1 ? '1 more cause' : `${more} more causes`}: --all`));
  row('Retry', RETRIES[explanation.retry]);
  row('Source', `${explanation.source} (${explanation.certainty})`);
}

/**
 * Writes what is not in the code book.
 * @param {Output} out
 * @param {string} codes
 * @param {NoteText} note
 * @param {string} [context]
 */
export function showNote(out, codes, { name, meaning, next, source }, context) {
  const { style, width } = out;
  out.line(`${style.bold(plain(codes))}  ${style.cyan(name)}`);
  if (context !== undefined) out.line(`  ${style.dim(context)}`);
  /** @param {string} label @param {string} text */
  const row = (label, text) =>
    out.write(labelled(style.dim(label), withNames(plain(text), out), { indent: 2, column: COLUMN, width }));
  row('Meaning', meaning);
  for (const part of next?.split('\n') ?? []) row('Next step', part);
  if (source !== undefined) row('Source', source);
}

/**
 * Returns the difference between the codes that were given and those of the entry.
 * @param {Explanation} explanation
 */
function differenceOf({ basis, entry, codes }) {
  const { code, subcode } = codes ?? {};
  if (subcode === undefined) return undefined;
  if (basis === 'code')
    return `The code book has no entry for the subcode ${subcode}: this is what ${code} means alone.`;
  if (basis === 'phone')
    return `The code book has no entry for ${code}/${subcode}: this follows from how codes of telephone calls are built.`;
  const [listed] = entry.split('/');
  const isOther = basis === 'subcode' && code !== undefined && /^\d+$/.test(listed ?? '') && Number(listed) !== code;
  return isOther ? `Listed as ${entry}: the code differs, the subcode is the same.` : undefined;
}

/**
 * @param {Output} out
 * @param {ExplainedCause} cause
 * @param {number} index
 * @param {boolean} isNumbered
 */
function showCause(out, { text, situations, confirmed, actions }, index, isNumbered) {
  const { style, width } = out;
  const where = situations.map((situation) => SITUATIONS[situation]).join(', ');
  const given = where === '' ? '' : ` ${style.dim(`(${where}${confirmed ? ': given here' : ''})`)}`;
  const label = style.dim(isNumbered ? `Cause ${index + 1}` : 'Cause');
  out.write(labelled(label, withNames(text, out) + given, { indent: 2, column: COLUMN, width }));
  for (const [role, action] of Object.entries(actions)) {
    const name = ROLES[/** @type {keyof CauseActions} */ (role)];
    const lines = wrap(withNames(`${name}: ${action}`, out), width - COLUMN - 2);
    out.line(`${' '.repeat(COLUMN)}→ ${lines.join(`\n${' '.repeat(COLUMN + 2)}`)}`);
  }
}

/**
 * Marks the names in a text of the code book, which has backticks around them.
 * @param {string} text
 * @param {Output} out
 */
function withNames(text, { style }) {
  return text.replace(/`([^`]*)`/g, (whole, name) => (style.bold(name) === name ? whole : style.bold(name)));
}
