// @ts-check
import { randomUUID } from 'node:crypto';
import { isTransferError, validateCall } from 'graph-call-transfer';
import { callKey } from 'graph-call-transfer/ids';
import Type from 'typebox';
import { consultationCall } from '../../calls/consultation-call.js';
import { creationEvent } from '../../calls/consultations.js';
import { MAX_TIME_SCALE } from '../command/settings.js';
import { errorBody } from '../errors.js';
import { requireReadyHub } from './ready.js';
import { versionSchema } from './send-request.js';
import { describeFailure } from './transfer-recorder.js';

/** @import { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox' */
/** @import { CallRequest } from 'graph-call-transfer' */
/** @import { CalleeBehaviour } from 'graph-call-transfer/simulator' */
/** @import { SimulationOptions } from '../sender.js' */
/** @import { Consultations, ConsultationChanged, ConsultationRequest, ConsultationStart } from '../../protocol/consultations.js' */

const CREATE_TIMEOUT_MS = 30_000;
const MAX_DEPTH = 8;
const GUID = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$';
const CALLEES = ['answers', 'answersAtOnce', 'declines', 'busy', 'noAnswer', 'unreachable', 'ringsOn', 'hangsUp'];

const startSchema = Type.Object(
  {
    callId: Type.String({ pattern: GUID, description: 'a GUID' }),
    target: Type.Object({}, { description: 'an object' }),
    sourceInstanceId: Type.Optional(Type.String({ pattern: GUID, description: 'a GUID' })),
    version: versionSchema,
    callee: Type.Optional(Type.Enum(CALLEES, { description: `one of ${CALLEES.join(', ')}` })),
    timeScale: Type.Optional(
      Type.Number({ minimum: 0, maximum: MAX_TIME_SCALE, description: `a number from 0 to ${MAX_TIME_SCALE}` }),
    ),
    consultationId: Type.Optional(Type.String({ pattern: GUID, description: 'a GUID' })),
  },
  { additionalProperties: false, maxDepth: MAX_DEPTH, description: 'a JSON object with "callId" and "target"' },
);
const NO_APPLICATION_INSTANCE = {
  ...{ status: 409, code: 'noApplicationInstance' },
  message:
    'A telephone is called with an application instance that has a number, and the server has none. ' +
    'Start it with --application-instance. Nobody was called.',
};
const params = Type.Object({ consultationId: Type.String() });

/**
 * Serves the consultations: `POST /consultations` calls the target, `POST /consultations/{id}/cancel` hangs up, `GET` lists them.
 * To complete one, the client sends a transfer that replaces the consultation call.
 *
 * @type {FastifyPluginAsyncTypebox}
 */
export const serveConsultations = async (app) => {
  const { configuration, consultationRunner, eventSink: sink, hub, sender, sessions } = app;

  app.addHook('onRequest', requireReadyHub);

  app.get('/consultations', () => /** @type {Consultations} */ ({ consultations: hub.consultations() }));

  app.post('/consultations', { schema: { body: startSchema } }, async (request, reply) => {
    const { callId, version, callee, timeScale } = request.body;
    const order = /** @type {ConsultationRequest} */ (request.body);
    const consultationId = (request.body.consultationId ?? randomUUID()).toLowerCase();
    const facts = {
      ...{ callbackUri: callbackUri(), tenantId: sender.tenantId },
      applicationInstanceId: configuration.applicationInstance,
    };
    const call = consultationCall({ ...order, consultationId }, facts);
    /** @type {SimulationOptions} */
    const simulation = {
      ...(callee && { callee: /** @type {CalleeBehaviour} */ (callee) }),
      ...(timeScale !== undefined && { timeScale }),
    };
    const refusal =
      sender.validate(simulation) ??
      validatePublicAddress() ??
      ('phone' in order.target && !call.source ? NO_APPLICATION_INSTANCE : undefined);
    if (refusal) return reply.code(refusal.status).send(errorBody(refusal.code, refusal.message));
    const report = validateCall(call, { endpoint: sender.endpoint(version) });
    if (!report.valid) {
      const message = 'The call is invalid, and was not created. See "issues" for all problems.';
      return reply.code(422).send({ error: { code: 'invalidTransfer', message, issues: report.issues } });
    }
    if (hub.consultation(consultationId)) {
      const message = 'The relay already has a consultation with this id. Use a new "consultationId".';
      return reply.code(409).send(errorBody('consultationIdInUse', message));
    }
    const operator = sessions.operator(request);
    const caller = findCaller(callId);
    /** @type {ConsultationStart} */
    const start = {
      ...{ target: order.target, version, ...simulation },
      ...(operator && { operator }),
      ...(caller && { caller }),
    };
    consultationRunner.adopt(consultationId);
    /** @param {Partial<ConsultationChanged>} change */
    const append = (change) => sink.append({ kind: 'consultation', at: hub.now(), consultationId, callId, ...change });
    try {
      await append({ start });
    } catch {
      const message = 'The event log is unavailable, and nobody was called. Retry when it is available.';
      return reply.code(503).send(errorBody('logUnavailable', message));
    }
    // Not awaited: the stream reports what happens.
    void create(report.request, { version, simulation }, append);
    return { consultationId };
  });

  app.post('/consultations/:consultationId/cancel', { schema: { params } }, async (request, reply) => {
    const consultationId = request.params.consultationId.toLowerCase();
    const known = hub.consultation(consultationId);
    if (!known) return reply.code(404).send(errorBody('unknownConsultation', 'There is no such consultation.'));
    // Whoever cancels hangs up without a wait.
    consultationRunner.adopt(consultationId);
    const { callId } = known;
    try {
      await sink.append({ kind: 'consultation', at: hub.now(), consultationId, callId, event: { kind: 'cancel' } });
    } catch {
      return reply
        .code(503)
        .send(errorBody('logUnavailable', 'The event log is unavailable. Retry when it is available.'));
    }
    return { consultationId };
  });

  /**
   * Creates the consultation call, and records what came of it. It is never created again.
   *
   * @param {CallRequest} call
   * @param {Pick<import('../sender.js').LookupOptions, 'version' | 'simulation'>} options
   * @param {(change: Partial<ConsultationChanged>) => Promise<unknown>} append
   */
  async function create(call, options, append) {
    /** @type {Partial<ConsultationChanged>} */
    let change;
    try {
      const { signal } = new AbortController();
      const response = await sender.createCall(call, { ...options, timeoutMs: CREATE_TIMEOUT_MS, signal });
      change = { response, event: creationEvent(response) };
    } catch (error) {
      const failure = describeFailure(error);
      const isCertain = isTransferError(error) && failure.delivered !== 'unknown';
      change = { failure, event: { kind: isCertain ? 'creationRefused' : 'creationUnknown' } };
    }
    await append(change).catch(() => {
      // The notifications of the call name it, and the runner ends it.
      app.log.warn('a consultation was not recorded: the event log is unavailable');
    });
  }

  function callbackUri() {
    return new URL('/api/webhook', configuration.publicOrigin ?? 'https://bot.example').href;
  }

  function validatePublicAddress() {
    if (configuration.mode === 'simulated' || configuration.publicOrigin !== undefined) return undefined;
    const message =
      'The server has no public address for the notifications of the call. Start it with --public-url, and nobody was called.';
    return { status: 409, code: 'noPublicAddress', message };
  }

  /** @param {string} callId */
  function findCaller(callId) {
    const call = hub.liveCalls().find((live) => callKey(live.callId) === callKey(callId));
    return call?.participants.length === 1 ? call.participants[0] : undefined;
  }
};
