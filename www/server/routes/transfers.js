// @ts-check
import { randomUUID } from 'node:crypto';
import { isTransferError, parseTransfer } from 'graph-call-transfer';
import { callKey } from 'graph-call-transfer/ids';
import { errorBody } from '../errors.js';
import { abortOnDisconnect } from './abort.js';
import { sendRequestSchema } from './send-request.js';
import { createTransferRecorder, describeFailure } from './transfer-recorder.js';

/** @import { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox' */
/** @import { TransferRequest } from 'graph-call-transfer' */
/** @import { LiveCall, LiveParticipant } from '../../protocol/calls.js' */
/** @import { SimulationOptions } from '../sender.js' */
/** @import { SendFailure } from '../../protocol/events.js' */

/**
 * Graph cannot take a request back: only the wait for its response ends.
 *
 * @type {Pick<SendFailure, 'message' | 'hint'>}
 */
const STOPPED_WAITING = {
  message: "Stopped waiting for Graph's response.",
  hint: 'The transfer may have begun. Its notifications show what happens; otherwise look the call up.',
};

/** @type {SendFailure} */
const NOT_SENT = {
  code: 'aborted',
  message: 'The client disconnected or the server shut down before the transfer was sent.',
  delivered: 'no',
};

/**
 * Serves `POST /transfers`: validates a transfer, publishes it to all streams, and sends it with the server's own token.
 *
 * @type {FastifyPluginAsyncTypebox}
 */
export const serveTransfers = async (app) => {
  const { eventSink: sink, hub, sender, metrics, sessions } = app;
  const running = createRunningTransfers();
  // The end of each transfer is appended to the log before it closes.
  app.addHook('preClose', running.abortAll);

  app.post('/transfers', { schema: { body: sendRequestSchema } }, async (request, reply) => {
    const { callId, body, version, timeoutMs, maxAttempts, transferId = randomUUID() } = request.body;
    const simulation = simulationOptions(request.body);

    const refusal = sender.validate(simulation);
    if (refusal) return reply.code(refusal.status).send(errorBody(refusal.code, refusal.message));

    const report = parseTransfer(callId, body, { endpoint: sender.endpoint(version) });
    if (!report.valid) {
      const message = 'The transfer is invalid, and was not sent. See "issues" for all problems.';
      return reply.code(422).send({ error: { code: 'invalidTransfer', message, issues: report.issues } });
    }

    if (running.has(transferId) || hub.transferRecord(transferId)) {
      const message = 'The relay already has a transfer with this id, and sent nothing. Use a new "transferId".';
      return reply.code(409).send(errorBody('transferIdInUse', message));
    }

    const operator = sessions.operator(request);
    const caller = findCaller(hub.liveCalls(), report.request);
    const known = hub.knownState(report.request.callId);
    const details = {
      version,
      ...simulation,
      ...(operator && { operator }),
      ...(caller && { caller }),
      ...(known !== undefined && { known }),
    };
    // From here on: a client that disconnects before the log has the transfer must not have it sent.
    const { signal, end } = running.add(transferId, abortOnDisconnect(reply));
    const recorder = createTransferRecorder({ sink, transferId, callId: report.request.callId, log: request.log });
    try {
      if (!(await recorder.recordStart(report.request, details))) {
        const message = 'The event log is unavailable, and the transfer was not sent. Retry when it is available.';
        return reply.code(503).send(errorBody('logUnavailable', message));
      }
      if (signal.aborted) {
        metrics.transfers.inc({ outcome: 'aborted' });
        await recorder.recordFailure(NOT_SENT);
        return reply.code(502).send({ ...recorder.receipt(), failure: NOT_SENT });
      }
      const response = await sender.send(report.request, {
        simulation,
        version,
        timeoutMs,
        signal,
        clientRequestId: transferId,
        onAttempt: recorder.recordAttempt,
        ...(maxAttempts !== undefined && { retry: { maxAttempts } }),
      });
      metrics.transfers.inc({ outcome: response.kind });
      await recorder.recordResponse(response);
      return { ...recorder.receipt(), response };
    } catch (error) {
      const cause = describeFailure(error);
      const failure = cause.code === 'aborted' && cause.delivered !== 'no' ? { ...cause, ...STOPPED_WAITING } : cause;
      metrics.transfers.inc({ outcome: failure.code ?? 'internal' });
      await recorder.recordFailure(failure);
      if (!isTransferError(error)) throw error;
      return reply.code(failure.code === 'timedOut' ? 504 : 502).send({ ...recorder.receipt(), failure });
    } finally {
      end();
    }
  });
};

/**
 * @param {SimulationOptions} request
 * @returns {SimulationOptions} the settings of the simulated Graph in it
 */
function simulationOptions({ profile, timeScale, seed }) {
  return {
    ...(profile !== undefined && { profile }),
    ...(timeScale !== undefined && { timeScale }),
    ...(seed !== undefined && { seed }),
  };
}

/**
 * Finds the party that a transfer moves among the live calls.
 *
 * @param {readonly LiveCall[]} calls
 * @param {TransferRequest} request
 * @returns {LiveParticipant | undefined} `undefined` where the call is unknown, or does not contain the transferee
 */
function findCaller(calls, { callId, body: { transferee } }) {
  const { participants = [] } = calls.find((call) => callKey(call.callId) === callKey(callId)) ?? {};
  if (!transferee) return participants.length === 1 ? participants[0] : undefined;
  const { participantId, identity = {} } = transferee;
  const ids = Object.values(identity).map((each) => (typeof each === 'object' ? each.id : undefined));
  return (
    participants.find((each) => each.participantId !== undefined && each.participantId === participantId) ??
    participants.find((each) => each.id !== undefined && ids.includes(each.id))
  );
}

/** Creates the set of running transfers, which a server that closes aborts, and whose ends it waits for. */
function createRunningTransfers() {
  /** @type {Map<string, { controller: AbortController, ended: Promise<void> }>} by transfer id */
  const running = new Map();
  let isClosing = false;

  return {
    /** @param {string} transferId */
    has: (transferId) => running.has(transferId.toLowerCase()),
    /**
     * @param {string} transferId
     * @param {AbortController} controller aborts the transfer
     */
    add(transferId, controller) {
      if (isClosing) controller.abort();
      /** @type {() => void} */
      let settle = () => {};
      const ended = /** @type {Promise<void>} */ (new Promise((resolve) => (settle = resolve)));
      running.set(transferId.toLowerCase(), { controller, ended });
      const end = () => {
        running.delete(transferId.toLowerCase());
        settle();
      };
      return { signal: controller.signal, end };
    },
    async abortAll() {
      isClosing = true;
      for (const { controller } of running.values()) controller.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}
