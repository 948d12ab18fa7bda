// @ts-check
import { errorBody } from '../errors.js';

/** @import { FastifyReply, FastifyRequest } from 'fastify' */

/**
 * Responds with 503 until the log was read; a hook of the routes that serve the state of the hub.
 *
 * @param {FastifyRequest} request
 * @param {FastifyReply} reply
 */
export async function requireReadyHub(request, reply) {
  reply.header('Cache-Control', 'no-store');
  if (request.server.hub.isReady) return undefined;
  return reply
    .code(503)
    .header('Retry-After', '1')
    .send(errorBody('starting', 'The server is still reading its log, or cannot reach it. Retry in a moment.'));
}
