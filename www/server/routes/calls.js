// @ts-check
import Type from 'typebox';
import { errorBody } from '../errors.js';
import { requireReadyHub } from './ready.js';

/** @import { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox' */
/** @import { LiveCalls } from '../../protocol/calls.js' */
/** @import { RecentTransfers } from '../../protocol/transfers.js' */

const callParams = Type.Object({ callId: Type.String() });

/**
 * Serves the state of the hub: `GET /calls`, the live calls; `GET /calls/{callId}/transfer`, the status of a call's transfer; and
 * `GET /transfers/recent`, the start of each recent transfer.
 *
 * @type {FastifyPluginAsyncTypebox}
 */
export const serveCalls = async (app) => {
  const { hub } = app;

  app.addHook('onRequest', requireReadyHub);

  app.get('/calls', () => {
    /** @type {LiveCalls} */
    const response = { calls: hub.liveCalls() };
    return response;
  });

  app.get('/transfers/recent', () => {
    /** @type {RecentTransfers} */
    const response = hub.recentTransfers();
    return response;
  });

  app.get('/calls/:callId/transfer', { schema: { params: callParams } }, (request, reply) => {
    const status = hub.status(request.params.callId);
    return status ?? reply.code(404).send(errorBody('unknownTransfer', 'There is no known transfer of this call.'));
  });
};
