// @ts-check
/** The span of a consultation: its requests, the notifications of both calls, and its outcome. No party of the calls is in it. */

import {
  attributesOfAttempt,
  attributesOfError,
  attributesOfNotification,
  withAttempts,
  withoutUndefined,
} from './attributes.js';

/** @import { CallNotification, SendOptions } from '../../types/index.js' */
/** @import { ConsultationOutcome, ConsultationState } from '../../types/consultation.js' */
/** @import { Operation } from './operation.js' */

/** A request of a consultation. @typedef {'createCall' | 'readCall' | 'transfer' | 'hangUp'} RequestName */

/**
 * Returns the name and the first attributes of the span.
 * @param {{ callId: string, transfer: { target: object } }} consultation
 * @param {boolean} isResumed
 */
export function spanOfConsultation({ callId, transfer }, isResumed) {
  return {
    name: 'graph.call.consultation',
    attributes: withoutUndefined({
      'graph.call.id': callId,
      'graph.consultation.target': Object.keys(transfer.target)[0],
      'graph.consultation.resumed': isResumed || undefined,
    }),
  };
}

/** Records one consultation, until its outcome. */
export class ConsultationObserver {
  #operation;
  /** What an event is recorded with: the phase at that time. @type {ConsultationState['phase']} */
  #phase = 'calling';

  /** @param {Operation} operation */
  constructor(operation) {
    this.#operation = operation;
  }

  /**
   * Records the attempts of a request.
   * @template {SendOptions} Options
   * @param {RequestName} name
   * @param {Options} options
   * @returns {Options}
   */
  observed(name, options) {
    return withAttempts(options, (attempt) =>
      this.#operation.event('graph.request', {
        'graph.request.name': name,
        ...attributesOfAttempt(attempt),
        ...withoutUndefined({ 'graph.client_request_id': attempt.clientRequestId }),
      }),
    );
  }

  /**
   * @param {RequestName} name
   * @param {{ kind: string, status?: number, requestId?: string, clientRequestId?: string }} response
   */
  response(name, { kind, status, requestId, clientRequestId }) {
    this.#operation.event(
      'graph.response',
      withoutUndefined({
        'graph.request.name': name,
        'graph.response.kind': kind,
        'http.response.status_code': status,
        'graph.request_id': requestId,
        'graph.client_request_id': clientRequestId,
      }),
    );
  }

  /**
   * @param {'caller' | 'consultation'} call
   * @param {CallNotification} notification
   */
  notification(call, notification) {
    this.#operation.event('graph.notification', {
      'graph.notification.call': call,
      'graph.consultation.phase': this.#phase,
      ...attributesOfNotification({ ...notification, audio: notification.mediaState?.audio }),
    });
  }

  /** @param {ConsultationState} state */
  changed({ phase, callId }) {
    this.#phase = phase;
    this.#operation.set(withoutUndefined({ 'graph.consultation.call_id': callId }));
  }

  /** @param {ConsultationOutcome} outcome */
  ended({ kind, cause, isIncident, connectedTo, leftOver, result, transfer }) {
    const transferCause = transfer && 'cause' in transfer ? transfer.cause : undefined;
    const measured = withoutUndefined({
      'graph.consultation.outcome': kind,
      'graph.consultation.cause': cause,
      'graph.consultation.is_incident': isIncident,
    });
    const details = withoutUndefined({
      'graph.consultation.connected_to': connectedTo,
      'graph.consultation.left_over': leftOver !== undefined,
      'graph.transfer.outcome': transfer?.kind,
      'graph.transfer.cause': transferCause,
      'graph.result.code': result?.code,
      'graph.result.subcode': result?.subcode,
    });
    const reason = leftOver === undefined ? (cause ?? kind) : 'leftOver';
    this.#operation.end({ ...measured, ...details }, measured, isIncident ? `${kind}: ${reason}` : undefined);
  }

  /**
   * Records that the call was certainly not created.
   * @param {unknown} error
   */
  failed(error) {
    const { type, details } = attributesOfError(error);
    const measured = { 'graph.consultation.outcome': 'error', 'error.type': type };
    this.#operation.end({ ...measured, ...details }, measured, type);
  }
}
