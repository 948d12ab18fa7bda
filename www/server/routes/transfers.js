// @ts-check
import { randomUUID } from 'node:crypto';
import { isTransferError, parseTransfer } from 'graph-call-transfer';
import { errorBody } from '../errors.js';
import { abortWithConnection } from './connection.js';
import { readOrder } from './transfer-order.js';
import { createTransferRecord, describeFailure } from './transfer-record.js';

/** @import { FastifyInstance } from 'fastify' */
/** @import { Metrics } from '../metrics.js' */
/** @import { Played, Sender } from '../sender.js' */
/** @import { SendFailure } from '../../protocol/events.js' */
/** @import { EventSink } from './transfer-record.js' */

/** @type {SendFailure} */
const NOT_BEGUN = {
  code: 'aborted',
  message: 'Whoever asked for the transfer was gone, or the server closed, before anything was sent.',
  delivered: 'no',
};

/**
 * Serves `POST /transfers`: the transfer is checked, told to everybody, and sent with the server's own token.
 *
 * @param {FastifyInstance} app
 * @param {{ sink: EventSink, sender: Sender, metrics: Metrics }} options
 */
export async function serveTransfers(app, { sink, sender, metrics }) {
  const underWay = createUnderWay();
  // The log must hear how each one ended, as long as it is there.
  app.addHook('preClose', underWay.stop);

  app.post('/transfers', async (request, reply) => {
    const reading = readOrder(request.body);
    if ('objection' in reading) return reply.code(400).send(errorBody('invalidOrder', reading.objection));
    const { callId, body, version, timeoutMs, maxAttempts, transferId = randomUUID() } = reading.order;
    const played = playedOf(reading.order);

    const objection = sender.findObjection(played);
    if (objection) return reply.code(objection.status).send(errorBody(objection.code, objection.message));

    const report = parseTransfer(callId, body, { endpoint: sender.endpoint(version) });
    if (!report.valid) {
      const message = 'The transfer has errors, so nothing was sent; "issues" tells all of them.';
      return reply.code(422).send({ error: { code: 'invalidTransfer', message, issues: report.issues } });
    }

    // From now on, because who is gone before the log has taken the transfer must not have it sent.
    const { signal, end } = underWay.begin(abortWithConnection(reply));
    const record = createTransferRecord({ sink, transferId, callId: report.request.callId, log: request.log });
    try {
      if (!(await record.began(report.request, { version, ...played }))) {
        const message = 'The event log cannot be reached, so nothing was sent. Try again when it is back.';
        return reply.code(503).send(errorBody('logAway', message));
      }
      if (signal.aborted) {
        metrics.transfers.inc({ outcome: 'aborted' });
        await record.failed(NOT_BEGUN);
        return reply.code(502).send({ transferId, failure: NOT_BEGUN });
      }
      const answer = await sender.send(report.request, {
        ...(maxAttempts !== undefined && { retry: { maxAttempts } }),
        ...{ played, version, timeoutMs, signal, clientRequestId: transferId, onAttempt: record.attempted },
      });
      metrics.transfers.inc({ outcome: answer.kind });
      await record.answered(answer);
      return { transferId, answer };
    } catch (error) {
      const failure = describeFailure(error);
      metrics.transfers.inc({ outcome: failure.code ?? 'internal' });
      await record.failed(failure);
      if (!isTransferError(error)) throw error;
      return reply.code(failure.code === 'timedOut' ? 504 : 502).send({ transferId, failure });
    } finally {
      end();
    }
  });
}

/**
 * @param {Played} order
 * @returns {Played} what of it is for a simulated Graph
 */
function playedOf({ profile, pace, seed }) {
  return {
    ...(profile !== undefined && { profile }),
    ...(pace !== undefined && { pace }),
    ...(seed !== undefined && { seed }),
  };
}

/** Makes what knows the transfers that are being sent, so that none is cut off unheard when the server closes. */
function createUnderWay() {
  /** @type {Map<AbortController, Promise<void>>} */
  const ends = new Map();
  let isStopping = false;

  return {
    /** @param {AbortController} controller ends the sending */
    begin(controller) {
      if (isStopping) controller.abort();
      /** @type {() => void} */
      let settle = () => {};
      ends.set(controller, new Promise((resolve) => (settle = resolve)));
      const end = () => {
        ends.delete(controller);
        settle();
      };
      return { signal: controller.signal, end };
    },
    async stop() {
      isStopping = true;
      for (const controller of ends.keys()) controller.abort();
      await Promise.all(ends.values());
    },
  };
}
