// @ts-check
/** Writes an inspection for people. */

import { labelled, plain } from '../text/wrap.js';
import { describeNotification } from './inspection.js';
import { drawLadder } from './ladder.js';

/** @import { ConnectedParty, Evidence, TransferOutcome } from 'graph-call-transfer' */
/** @import { Output } from '../command.js' */
/** @import { Entry } from './entries.js' */
/** @import { ConsultationEnd } from 'graph-call-transfer/consultation' */
/** @import { InspectedCall, InspectedConsultation } from './inspection.js' */

const COLUMN = 16;

/** The outcomes, for people. @type {Readonly<Record<TransferOutcome['kind'], string>>} */
const OUTCOMES = {
  completed: 'completed',
  failed: 'failed',
  ended: 'ended without a transfer',
  refused: 'refused',
  timedOut: 'no verdict yet',
};

/** The party that the transferee is connected to. @type {Readonly<Record<ConnectedParty, string>>} */
const PARTIES = {
  transferor: 'the app (transferor)',
  transferTarget: 'the transfer target',
  none: 'no party',
  unknown: 'not known',
};

/**
 * @param {Output} out
 * @param {Entry} entry
 */
export function showEntry(out, entry) {
  const { dim, red, yellow } = out.style;
  const time = entry.at === undefined ? '' : `${dim(new Date(entry.at).toISOString().slice(11, 23))}  `;
  const line = (/** @type {string} */ text) => out.line(`${dim(String(entry.line).padStart(5))}  ${time}${text}`);
  if (entry.foreign !== undefined) return line(yellow(entry.foreign));
  if (entry.fault !== undefined) return line(red(`cannot be read: ${plain(entry.fault)}`));
  const { batch } = entry;
  if (batch?.kind === 'graph') {
    for (const notification of batch.notifications) {
      const call = notification.callId === undefined ? '' : `${dim(shortId(notification.callId))}  `;
      line(`${call}${plain(describeNotification(notification))}`);
    }
    for (const { reason } of batch.rejected) line(red(`invalid notification: ${plain(String(reason))}`));
  } else if (batch) line(yellow(batch.kind === 'legacy' ? 'legacy Skype form: respond with 204' : batch.kind));
  else if (entry.step) line(dim(describeStep(entry.step)));
}

/** @param {NonNullable<Entry['step']>} step */
function describeStep(step) {
  if (step.kind === 'sent') return 'POST transfer';
  if (step.kind === 'dialed') return 'POST call';
  if (step.kind === 'hangUp') return 'DELETE call';
  if (step.kind === 'creation') return `response ${step.creation?.status ?? 'none'}`;
  return step.kind === 'response' ? `response ${step.response.status}` : step.kind;
}

/** Shortens an id for a table. @param {string} callId */
function shortId(callId) {
  return plain(callId).slice(0, 8);
}

/**
 * Returns the verdict in one line.
 * @param {Output} out
 * @param {InspectedCall} call
 */
export function verdictLine({ style }, { callId, status, outcome }) {
  const { bold, green, red, yellow } = style;
  const mark = outcome.kind === 'completed' ? green : outcome.kind === 'timedOut' ? yellow : red;
  const phase = outcome.kind === 'timedOut' ? `, ${status.phase}` : `, ${status.certainty}`;
  const attempt = status.attempt > 1 ? `, attempt ${status.attempt}` : '';
  return `${bold(`call ${plain(callId)}`)}  ${mark(`${OUTCOMES[outcome.kind]}${phase}${attempt}`)}`;
}

/**
 * @param {Output} out
 * @param {InspectedCall} call
 */
export function showCall(out, call) {
  const { style, width } = out;
  const { status, outcome, explanation, diagram } = call;
  const row = (/** @type {string} */ label, /** @type {string} */ text) =>
    out.write(labelled(style.dim(label), text, { indent: 2, column: COLUMN, width }));
  out.line(verdictLine(out, call));
  row('connected to', `${PARTIES[status.connectedTo]}; the call ${status.callActive ? 'is active' : 'has ended'}`);
  if (status.result) {
    const { code, subcode } = status.result;
    const pair = [code, subcode].filter((part) => part !== undefined).join('/');
    row('result', `${pair}${explanation ? ` ${explanation.name}: ${explanation.meaning}` : ''}`);
  }
  if (status.terminationReason !== undefined) row('reason', plain(status.terminationReason));
  if ('cause' in outcome) row('decision', describeDecision(outcome));
  if (outcome.kind !== 'completed' && explanation && status.result) row('likely cause', explanation.likelyCause);
  if ('recommendedAction' in outcome) row('next step', outcome.recommendedAction);
  row('evidence', status.history.map(describeEvidence).join(' → '));
  out.line();
  for (const line of drawLadder(diagram.ladder, style)) out.line(`  ${line}`);
}

/** The ends of a consultation, for people. @type {Readonly<Record<ConsultationEnd, string>>} */
const ENDS = {
  transferred: 'transferred',
  notAnswered: 'not answered',
  targetLeft: 'the target hung up',
  callerLeft: 'the caller hung up',
  cancelled: 'taken back',
  aborted: 'aborted',
  refused: 'refused',
};

/**
 * Writes a consultation without a transfer.
 * @param {Output} out
 * @param {InspectedConsultation} consultation
 */
export function showConsultation(out, { callId, state, diagram }) {
  const { style, width } = out;
  const asked = state.callId === undefined ? 'call unknown' : `call ${plain(state.callId)}`;
  const stage = state.end === undefined ? state.phase : ENDS[state.end];
  out.line(`${style.bold(`consultation, ${asked}`)}  ${style.yellow(stage)}`);
  out.write(labelled(style.dim('caller'), `call ${plain(callId)}`, { indent: 2, column: COLUMN, width }));
  out.line();
  for (const line of drawLadder(diagram.ladder, style)) out.line(`  ${line}`);
}

/** @param {Exclude<TransferOutcome, { kind: 'completed' }>} outcome */
function describeDecision({ cause, retry, isIncident, grounds }) {
  return `cause ${cause} (${grounds.cause.certainty}), retry ${retry}, ${isIncident ? 'an incident' : 'no incident'}`;
}

/** @param {Evidence} evidence */
function describeEvidence({ kind, times, late, state, result, terminationReason, status }) {
  const codes = result ? [result.code, result.subcode].filter((part) => part !== undefined).join('/') : undefined;
  const details = [state === kind ? undefined : state, codes, terminationReason, status].filter(
    (part) => part !== undefined,
  );
  const notes = [
    ...details.map((part) => plain(String(part))),
    ...(times > 1 ? [`${times} times`] : []),
    ...(late ? ['late'] : []),
  ];
  return notes.length === 0 ? kind : `${kind} (${notes.join(', ')})`;
}
