// @ts-check
import { describeReadCall, isTransferError } from 'graph-call-transfer';
import Type from 'typebox';
import { errorBody } from '../errors.js';
import { abortOnDisconnect } from './abort.js';
import { profileSchema, versionSchema } from './send-request.js';
import { describeFailure } from './transfer-recorder.js';

/** @import { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox' */
/** @import { LookupResponse } from '../../protocol/lookups.js' */

/** The timeout of Graph's response, in milliseconds. An operator waits for it, and can ask again. */
const TIMEOUT_MS = 15_000;

const schema = {
  params: Type.Object({ callId: Type.String() }),
  querystring: Type.Object({ version: versionSchema, profile: Type.Optional(profileSchema) }),
};

/**
 * Serves `GET /calls/{callId}`: looks a call up at Graph, with the server's own token.
 *
 * @type {FastifyPluginAsyncTypebox}
 */
export const serveCallLookup = async (app) => {
  const { sender } = app;

  app.get('/calls/:callId', { schema }, async (request, reply) => {
    const { callId } = request.params;
    const { version, profile } = request.query;
    const simulation = profile === undefined ? {} : { profile };
    const refusal = sender.validate(simulation) ?? validateCallId(callId);
    if (refusal) return reply.code(refusal.status).send(errorBody(refusal.code, refusal.message));

    const { signal } = abortOnDisconnect(reply);
    try {
      const lookup = await sender.lookUp(callId, { simulation, version, signal, timeoutMs: TIMEOUT_MS });
      return /** @type {LookupResponse} */ ({ lookup });
    } catch (error) {
      if (!isTransferError(error)) throw error;
      const failure = describeFailure(error);
      return reply.code(failure.code === 'timedOut' ? 504 : 502).send({ failure });
    }
  });
};

/** @param {string} callId */
function validateCallId(callId) {
  try {
    describeReadCall(callId);
  } catch {
    return {
      status: 422,
      code: 'invalidCallId',
      message: 'The call id is invalid: expected the id of a call, a GUID.',
    };
  }
  return undefined;
}
