// @ts-check
import { randomUUID } from 'node:crypto';
import { describeTransfer, isTransferError, parseTransfer } from 'graph-call-transfer';
import { errorBody } from '../errors.js';
import { abortWithConnection } from './connection.js';
import { readOrder } from './transfer-order.js';

/** @import { Attempt, TransferRequest } from 'graph-call-transfer' */
/** @import { FastifyBaseLogger, FastifyInstance } from 'fastify' */
/** @import { RelayEvent, SendFailure, TransferAnswered, TransferAttempted, TransferBegan, TransferFailed } from '../../protocol/events.js' */
/** @import { Metrics } from '../metrics.js' */
/** @import { Sender, Sending } from '../sender.js' */

/**
 * What the transfers need of the hub.
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
 * Serves `POST /transfers`: the transfer is checked, told to everybody, and sent with the server's own token.
 *
 * @param {FastifyInstance} app
 * @param {{ hub: EventSink, sender: Sender, metrics: Metrics }} options
 */
export async function serveTransfers(app, { hub, sender, metrics }) {
  app.post('/transfers', async (request, reply) => {
    const reading = readOrder(request.body);
    if ('objection' in reading) return reply.code(400).send(errorBody('invalidOrder', reading.objection));
    const { callId, body, version, profile, timeoutMs, transferId = randomUUID() } = reading.order;

    const objection = sender.findObjection(reading.order);
    if (objection) return reply.code(objection.status).send(errorBody(objection.code, objection.message));

    const report = parseTransfer(callId, body, { endpoint: sender.endpoint(version) });
    if (!report.valid) {
      const message = 'The transfer has errors, so nothing was sent; "issues" tells all of them.';
      return reply.code(422).send({ error: { code: 'invalidTransfer', message, issues: report.issues } });
    }

    const record = createRecord({ hub, transferId, callId: report.request.callId, log: request.log });
    if (!(await record.begin(report.request))) {
      const message = 'The event log cannot be reached, so nothing was sent. Try again when it is back.';
      return reply.code(503).send(errorBody('logAway', message));
    }

    const signal = abortWithConnection(reply);
    /** @type {Sending} */
    const sending = { version, timeoutMs, clientRequestId: transferId, signal, onAttempt: record.attempt };
    try {
      const answer = await sender.send(report.request, profile === undefined ? sending : { ...sending, profile });
      metrics.transfers.inc({ outcome: answer.kind });
      await record.end({ kind: 'answer', answer });
      return { transferId, answer };
    } catch (error) {
      const failure = describeFailure(error);
      metrics.transfers.inc({ outcome: failure.code ?? 'internal' });
      await record.end({ kind: 'failure', error: failure });
      if (!isTransferError(error)) throw error;
      return reply.code(failure.code === 'timedOut' ? 504 : 502).send({ transferId, failure });
    }
  });
}

/**
 * Makes what writes a transfer's events into the log, one after the other.
 *
 * @param {{ hub: EventSink, transferId: string, callId: string, log: FastifyBaseLogger }} options
 */
function createRecord({ hub, transferId, callId, log }) {
  let last = Promise.resolve(true);

  /**
   * @param {Said} said
   * @returns {Promise<boolean>} whether it was written; once the transfer is under way a missing event is no reason to stop
   */
  function write(said) {
    const event = /** @type {RelayEvent} */ ({ at: Date.now(), transferId, callId, ...said });
    const written = () =>
      hub.append(event).then(
        () => true,
        () => {
          log.warn({ kind: event.kind }, 'an event of a transfer was not kept: the log is away');
          return false;
        },
      );
    last = last.then(written);
    return last;
  }

  return {
    /** @param {TransferRequest} request */
    begin(request) {
      const { replacesCallId } = request.body.transferTarget;
      const { body } = describeTransfer(request);
      return write({ kind: 'transfer', body, ...(replacesCallId !== undefined && { replacesCallId }) });
    },
    /** @param {Attempt} attempt */
    attempt: (attempt) => void write({ kind: 'attempt', attempt }),
    /** @param {Said} said */
    end: (said) => write(said),
  };
}

/**
 * @param {unknown} error
 * @returns {SendFailure}
 */
function describeFailure(error) {
  if (!isTransferError(error)) return { code: 'internal', message: 'The server has a fault.', delivered: 'unknown' };
  const { cause, code, message, hint, delivered } = error;
  if (cause instanceof Error && 'code' in cause && cause.code === 'credentialFailed') {
    const advice = 'hint' in cause && typeof cause.hint === 'string' ? { hint: cause.hint } : {};
    return { code: 'credentialFailed', message: cause.message, ...advice, delivered: 'no' };
  }
  return { code, message, ...(hint !== undefined && { hint }), ...(delivered && { delivered }) };
}
