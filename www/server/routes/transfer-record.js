// @ts-check
import { describeTransfer, isTransferError } from 'graph-call-transfer';

/** @import { Attempt, TransferAnswer, TransferRequest } from 'graph-call-transfer' */
/** @import { FastifyBaseLogger } from 'fastify' */
/** @import { RelayEvent, SendFailure } from '../../protocol/events.js' */
/** @import { TransferAnswered, TransferAttempted, TransferBegan, TransferFailed } from '../../protocol/events.js' */

/**
 * What takes the events: the hub.
 *
 * @typedef {{ append(event: RelayEvent): Promise<unknown> }} EventSink `append` rejects when the log is away
 */

/** @typedef {TransferBegan | TransferAttempted | TransferAnswered | TransferFailed} TransferEvent */

/**
 * What an event says besides when, and of which transfer.
 *
 * @template {TransferEvent} [E=TransferEvent]
 * @typedef {E extends TransferEvent ? Omit<E, 'at' | 'transferId' | 'callId'> : never} Said
 */

/**
 * Makes what writes the events of one transfer, in the order in which they happen. Each function tells whether the event was
 * kept; once the transfer is under way a missing one is no reason to stop.
 *
 * @param {{ sink: EventSink, transferId: string, callId: string, log: FastifyBaseLogger }} options
 */
export function createTransferRecord({ sink, transferId, callId, log }) {
  let last = Promise.resolve(true);

  /** @param {Said} said */
  function write(said) {
    const event = /** @type {RelayEvent} */ ({ at: Date.now(), transferId, callId, ...said });
    last = last.then(async () => {
      try {
        await sink.append(event);
        return true;
      } catch {
        log.warn({ kind: event.kind }, 'an event of a transfer was not kept: the log is away');
        return false;
      }
    });
    return last;
  }

  return {
    /**
     * @param {TransferRequest} request
     * @param {Pick<TransferBegan, 'version' | 'profile' | 'pace' | 'seed'>} whereTo
     */
    began(request, whereTo) {
      const { replacesCallId } = request.body.transferTarget;
      const { body } = describeTransfer(request);
      return write({ kind: 'transfer', body, ...whereTo, ...(replacesCallId !== undefined && { replacesCallId }) });
    },
    /** @param {Attempt} attempt */
    attempted: (attempt) => void write({ kind: 'attempt', attempt }),
    /** @param {TransferAnswer} answer */
    answered: (answer) => write({ kind: 'answer', answer }),
    /** @param {SendFailure} error */
    failed: (error) => write({ kind: 'failure', error }),
  };
}

/**
 * @param {unknown} error what sending rejected with
 * @returns {SendFailure}
 */
export function describeFailure(error) {
  if (!isTransferError(error)) return { code: 'internal', message: 'The server has a fault.', delivered: 'unknown' };
  const { cause, code, message, hint, delivered } = error;
  if (cause instanceof Error && 'code' in cause && cause.code === 'credentialFailed') {
    const advice = 'hint' in cause && typeof cause.hint === 'string' ? { hint: cause.hint } : {};
    return { code: 'credentialFailed', message: cause.message, ...advice, delivered: 'no' };
  }
  return { code, message, ...(hint !== undefined && { hint }), ...(delivered && { delivered }) };
}
