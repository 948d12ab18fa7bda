// @ts-check
/** The span of a transfer: what it records, of requests, notifications and outcome. No party of the call is in it. */

import { attributesOfAttempt, attributesOfError, attributesOfNotification, withoutUndefined } from './attributes.js';

/** @import { SendAttempt, TransferChange, TransferOutcome, TransferRequest, TransferResponse } from '../../types/index.js' */
/** @import { TelemetryAttributes } from '../../types/telemetry.js' */
/** @import { Operation } from './operation.js' */

/** Spans that are open at the same time; above it the oldest one is ended. A transfer without any end keeps its own open. */
const MAX_OPEN = 10_000;

/** The observers whose span is open, the oldest first. @type {Set<TransferObserver>} */
const open = new Set();

/**
 * Returns the name and the first attributes of the span.
 * @param {TransferRequest} request
 */
export function spanOfTransfer({ callId, kind, body }) {
  const [target] = Object.keys(body.transferTarget?.identity ?? {}).filter((name) => !name.startsWith('@'));
  return {
    name: 'graph.call.transfer',
    attributes: withoutUndefined({
      'graph.call.id': callId,
      'graph.transfer.kind': kind,
      'graph.transfer.target': target,
    }),
  };
}

/** Records one transfer, until its outcome. */
export class TransferObserver {
  #operation;
  /** Called when it has recorded the outcome. @type {() => void} */
  onEnd = () => {};

  /** @param {Operation} operation */
  constructor(operation) {
    this.#operation = operation;
    open.add(this);
    const [oldest] = open;
    if (open.size > MAX_OPEN) oldest?.abandon();
  }

  /** @param {SendAttempt} attempt */
  attempt(attempt) {
    this.#operation.event('graph.request', attributesOfAttempt(attempt));
    this.#operation.set(withoutUndefined({ 'graph.client_request_id': attempt.clientRequestId }));
  }

  /** @param {TransferResponse} response */
  response({ status, requestId, clientRequestId }) {
    this.#operation.set(
      withoutUndefined({
        'http.response.status_code': status,
        'graph.request_id': requestId,
        'graph.client_request_id': clientRequestId,
      }),
    );
  }

  /** @param {TransferChange} change */
  changed({ phase, certainty, evidence }) {
    const { kind } = evidence;
    if (kind === 'expected' || kind === 'accepted' || kind === 'refused') return;
    this.#operation.event('graph.notification', {
      ...attributesOfNotification(evidence),
      'graph.transfer.phase': phase,
      'graph.transfer.certainty': certainty,
    });
  }

  /** @param {TransferOutcome} outcome */
  ended(outcome) {
    const { kind, status, isIncident, retry, connectedTo } = outcome;
    const cause = 'cause' in outcome ? outcome.cause : undefined;
    const measured = withoutUndefined({
      'graph.transfer.outcome': kind,
      'graph.transfer.cause': cause,
      'graph.transfer.is_incident': isIncident,
    });
    const details = withoutUndefined({
      'graph.transfer.advice': 'advice' in outcome ? outcome.advice : undefined,
      'graph.transfer.attempt': status?.attempt,
      'graph.transfer.certainty': status?.certainty,
      'graph.transfer.connected_to': connectedTo,
      'graph.transfer.retry': retry,
      'graph.result.code': status?.result?.code,
      'graph.result.subcode': status?.result?.subcode,
    });
    this.#end(measured, details, isIncident ? `${kind}: ${cause}` : undefined);
  }

  /**
   * Records that the request got no response.
   * @param {unknown} error
   */
  failed(error) {
    const { type, details } = attributesOfError(error);
    this.#end({ 'graph.transfer.outcome': 'error', 'error.type': type }, details, type);
  }

  /** Records that another transfer of the call began before this one had an outcome. */
  superseded() {
    this.#end({ 'graph.transfer.outcome': 'superseded' });
  }

  /** Records that nobody follows the transfer any more. */
  abandon() {
    this.#end({ 'graph.transfer.outcome': 'unknown' });
  }

  /**
   * @param {TelemetryAttributes} measured
   * @param {TelemetryAttributes} [details]
   * @param {string} [error]
   */
  #end(measured, details = {}, error) {
    if (!open.delete(this)) return;
    this.#operation.end({ ...measured, ...details }, measured, error);
    this.onEnd();
  }
}
