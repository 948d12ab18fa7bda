// @ts-check
import { errorBody } from '../errors.js';

/** @import { FastifyInstance } from 'fastify' */
/** @import { LiveCalls } from '../../protocol/calls.js' */
/** @import { RecentTransfers } from '../../protocol/transfers.js' */
/** @import { Hub } from '../relay/hub.js' */

/**
 * Serves what is known: `GET /api/calls`, the calls that live; `GET /api/transfers`, how the last transfers began; and
 * `GET /api/transfers/{callId}`, how the transfer of a call stands. All say 503 until the log is read.
 *
 * @param {FastifyInstance} app
 * @param {{ hub: Hub }} options
 */
export async function serveCalls(app, { hub }) {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('Cache-Control', 'no-store');
    if (hub.isReady) return;
    return reply
      .code(503)
      .header('Retry-After', '1')
      .send(errorBody('starting', 'The server is still reading its log, or cannot reach it. Try again in a moment.'));
  });

  app.get('/calls', () => {
    /** @type {LiveCalls} */
    const answer = { calls: hub.calls() };
    return answer;
  });

  app.get('/transfers', () => {
    /** @type {RecentTransfers} */
    const answer = { transfers: hub.recentTransfers() };
    return answer;
  });

  app.get('/transfers/:callId', (request, reply) => {
    const { callId } = /** @type {{ callId: string }} */ (request.params);
    const status = hub.status(callId);
    return status ?? reply.code(404).send(errorBody('unknownTransfer', 'Nothing is known of a transfer of this call.'));
  });
}
