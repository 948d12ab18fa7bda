// @ts-check
import { describeReadCall, isTransferError } from 'graph-call-transfer';
import { errorBody } from '../errors.js';
import { abortWithConnection } from './connection.js';
import { describeFailure } from './transfer-record.js';

/** @import { FastifyInstance } from 'fastify' */
/** @import { Sender } from '../sender.js' */

/** How long Graph may take, in milliseconds. Somebody waits for it, and may ask again. */
const PATIENCE = 15_000;

/**
 * Serves `GET /calls/{callId}`: how a call stands, as Graph itself says, asked with the server's own token.
 *
 * @param {FastifyInstance} app
 * @param {{ sender: Sender }} options
 */
export async function serveReadings(app, { sender }) {
  app.get('/calls/:callId', async (request, reply) => {
    const { callId } = /** @type {{ callId: string }} */ (request.params);
    const { version = 'v1.0', profile } = /** @type {Record<string, unknown>} */ (request.query);
    if (version !== 'v1.0' && version !== 'beta') return refuse('"version" needs to be "v1.0" or "beta".');
    if (profile !== undefined && typeof profile !== 'string') return refuse('"profile" needs to be a text.');
    const played = profile === undefined ? {} : { profile };
    const objection = sender.findObjection(played) ?? objectionTo(callId);
    if (objection) return reply.code(objection.status).send(errorBody(objection.code, objection.message));

    const { signal } = abortWithConnection(reply);
    try {
      return { reading: await sender.read(callId, { played, version, signal, timeoutMs: PATIENCE }) };
    } catch (error) {
      if (!isTransferError(error)) throw error;
      const failure = describeFailure(error);
      return reply.code(failure.code === 'timedOut' ? 504 : 502).send({ failure });
    }

    /** @param {string} objection */
    function refuse(objection) {
      return reply.code(400).send(errorBody('invalidOrder', objection));
    }
  });
}

/** @param {string} callId */
function objectionTo(callId) {
  try {
    describeReadCall(callId);
  } catch {
    return { status: 422, code: 'invalidCall', message: 'This is no id of a call.' };
  }
  return undefined;
}
