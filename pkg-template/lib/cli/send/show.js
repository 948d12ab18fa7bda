// @ts-check
/** What `send` shows: the transfer, that it waits, and how it ended. */

import { describeTransfer } from 'graph-call-transfer';
import { explainError } from 'graph-call-transfer/codes';
import { snippet } from 'graph-call-transfer/snippets';
import { EXIT } from '../exit.js';
import { labelled, plain } from '../text/wrap.js';

/** @import { Endpoint, StartedTransfer, TransferOutcome, TransferRequest } from 'graph-call-transfer' */
/** @import { Context } from '../command.js' */

/**
 * @param {TransferRequest} request
 * @param {Endpoint} endpoint
 * @param {Context} context
 */
export function showDryRun(request, endpoint, { out, isJson }) {
  const curl = snippet(request, 'curl', endpoint);
  if (isJson) out.json({ request: describeTransfer(request, endpoint), issues: request.issues, curl });
  else out.write(curl.endsWith('\n') ? curl : `${curl}\n`);
  return EXIT.done;
}

/**
 * Shows the transfer before the question; with JSON, the output has only the result.
 * @param {TransferRequest} request
 * @param {Endpoint} endpoint
 * @param {Context} context
 */
export function showRequest(request, endpoint, { err, isJson }) {
  if (isJson) return;
  const { method, url, body } = describeTransfer(request, endpoint);
  err.line(`${err.style.bold(`${method} ${url}`)}`);
  err.line(JSON.stringify(JSON.parse(body), null, 2));
  for (const { severity, message } of request.issues) err.line(`${err.style.yellow(severity)} ${message}`);
}

/**
 * Says that Graph accepted the transfer, while its outcome is awaited.
 * @param {StartedTransfer} transfer
 * @param {number} seconds
 * @param {Context} context
 */
export function showWaiting({ response }, seconds, { err, isJson }) {
  if (isJson || response.kind !== 'accepted') return;
  err.line(err.style.dim(`Accepted. Waiting for the outcome, at most ${seconds} seconds.`));
}

/**
 * @param {TransferRequest} request
 * @param {Context} context
 */
export function showNotSent({ callId }, { out, err, isJson, signal }) {
  if (isJson) out.json({ outcome: 'notSent', callId });
  err.line('Nothing was sent.');
  return signal.aborted ? EXIT.interrupted : EXIT.negative;
}

/**
 * Says what is not known after Ctrl-C.
 * @param {StartedTransfer} transfer
 * @param {Context} context
 */
export function showUnknown({ callId, response }, { out, err, isJson, signal }) {
  if (isJson) out.json({ outcome: 'unknown', callId, response });
  err.line(
    `${err.style.yellow('unknown:')} Graph accepted the transfer of call ${callId}; how it ends is not known here.`,
  );
  err.line('Do not send it again: read the call first, or wait for a notification.');
  return signal.reason === 'brokenPipe' ? EXIT.outcomeUnknown : EXIT.interrupted;
}

/**
 * @param {StartedTransfer} transfer
 * @param {Context} context
 */
export function showAccepted({ callId, response }, { out, isJson }) {
  if (isJson) out.json({ outcome: 'accepted', callId, response });
  else {
    out.line(`${out.style.green('accepted')} ${response.requestId ?? ''}`);
    out.line(
      out.style.dim('The outcome comes to the webhook of the app. To wait for it here: --listen PORT or --relay URL'),
    );
  }
  return EXIT.done;
}

/**
 * @param {TransferOutcome} outcome
 * @param {StartedTransfer} transfer
 * @param {Context} context
 */
export function showOutcome(outcome, { callId, response }, { out, isJson }) {
  const exitCode = exitCodeOf(outcome, response);
  if (isJson) {
    const { kind, ...rest } = outcome;
    out.json({ outcome: kind, callId, ...rest, response });
    return exitCode;
  }
  const { style, width } = out;
  const mark = exitCode === EXIT.done ? style.green : exitCode === EXIT.negative ? style.red : style.yellow;
  out.line(`${style.bold(`call ${plain(callId)}`)} ${mark(outcome.kind)}`);
  const row = (/** @type {string} */ label, /** @type {string} */ text) =>
    out.write(labelled(style.dim(label), text, { indent: 2, column: 16, width }));
  if (response.kind === 'refused') {
    const { status, error, requestId } = response;
    row('response', `${status} ${plain(error.code ?? '')} ${plain(error.message)}`);
    const explanation = explainError(error.code, status, error.message);
    if (explanation) row('likely cause', explanation.likelyCause);
    if (requestId !== undefined) row('request id', requestId);
  }
  if ('cause' in outcome) row('cause', String(outcome.cause));
  if ('recommendedAction' in outcome) row('next step', outcome.recommendedAction);
  return exitCode;
}

/**
 * @param {TransferOutcome} outcome
 * @param {StartedTransfer['response']} response
 */
function exitCodeOf(outcome, response) {
  if (outcome.kind === 'completed') return EXIT.done;
  const mayBeInProgress = response.kind === 'refused' && response.mayBeInProgress;
  const isUnknown =
    outcome.kind === 'timedOut' ||
    outcome.status?.certainty === 'unknown' ||
    (outcome.kind === 'refused' && mayBeInProgress);
  return isUnknown ? EXIT.outcomeUnknown : EXIT.negative;
}
