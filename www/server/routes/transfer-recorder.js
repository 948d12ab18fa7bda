// @ts-check
import { describeTransfer, isTransferError } from 'graph-call-transfer';

/** @import { SendAttempt, TransferResponse, TransferRequest } from 'graph-call-transfer' */
/** @import { FastifyBaseLogger } from 'fastify' */
/** @import { Position, RelayEvent, SendFailure, TransferEvent, TransferStarted } from '../../protocol/events.js' */

/**
 * Appends events to the log.
 *
 * @typedef {{ append(event: RelayEvent): Promise<{ id: Position }> }} EventSink `append` rejects while the log is unavailable
 */

/**
 * An event without its time, its number and its transfer.
 *
 * @template {TransferEvent} [E=TransferEvent]
 * @typedef {E extends TransferEvent ? Omit<E, 'at' | 'sequence' | 'transferId' | 'callId'> : never} EventDetails
 */

/**
 * Creates a recorder of the events of one transfer: it numbers them, and appends them in their order. Each function resolves with
 * whether the event was appended; a transfer in progress continues without.
 *
 * @param {{ sink: EventSink, transferId: string, callId: string, log: FastifyBaseLogger }} options
 */
export function createTransferRecorder({ sink, transferId, callId, log }) {
  let last = Promise.resolve(true);
  /** @type {TransferEvent[]} */
  const events = [];
  /** @type {Position | undefined} */
  let position;

  /** @param {EventDetails} details */
  function append(details) {
    const head = { at: Date.now(), transferId, sequence: events.length, callId };
    const event = /** @type {TransferEvent} */ ({ ...head, ...details });
    events.push(event);
    last = last.then(async () => {
      try {
        ({ id: position } = await sink.append(event));
        return true;
      } catch {
        log.warn({ kind: event.kind }, 'event not appended: the event log is unavailable');
        return false;
      }
    });
    return last;
  }

  return {
    /**
     * @param {TransferRequest} request
     * @param {Pick<TransferStarted, 'version' | 'profile' | 'timeScale' | 'seed' | 'known' | 'operator' | 'caller'>} details
     */
    recordStart(request, details) {
      const { replacesCallId } = request.body.transferTarget;
      const { body } = describeTransfer(request);
      return append({
        kind: 'transfer',
        body,
        ...details,
        ...(replacesCallId !== undefined && { replacesCallId }),
      });
    },
    /** @param {SendAttempt} attempt */
    recordAttempt: (attempt) => void append({ kind: 'attempt', attempt }),
    /** @param {TransferResponse} response */
    recordResponse: (response) => append({ kind: 'response', response }),
    /** @param {SendFailure} error */
    recordFailure: (error) => append({ kind: 'failure', error }),
    /** Returns the events that were recorded, for the response to the client. */
    receipt: () => ({ transferId, events, ...(position !== undefined && { position }) }),
  };
}

/**
 * @param {unknown} error with which sending rejected
 * @returns {SendFailure}
 */
export function describeFailure(error) {
  if (!isTransferError(error)) {
    return { code: 'internal', message: 'Internal error of the server.', delivered: 'unknown' };
  }
  const { cause, code, message, hint, delivered } = error;
  if (cause instanceof Error && 'code' in cause && cause.code === 'credentialFailed') {
    const advice = 'hint' in cause && typeof cause.hint === 'string' ? { hint: cause.hint } : {};
    return { code: 'credentialFailed', message: cause.message, ...advice, delivered: 'no' };
  }
  return { code, message, ...(hint !== undefined && { hint }), ...(delivered && { delivered }) };
}
