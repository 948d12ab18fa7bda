// @ts-check
import rateLimit from '@fastify/rate-limit';
import { errorBody } from '../errors.js';

/** @import { FastifyInstance, FastifyRequest } from 'fastify' */

const MINUTE_MS = 60_000;

/** The requests of one operator per minute: to routes that reach Graph, and to searches while the operator types. */
const MAX_OPERATOR_REQUESTS = 60;
export const MAX_OPERATOR_SEARCHES = 240;

/** The rejected deliveries of one address per minute. */
const MAX_REJECTED_DELIVERIES = 600;

/** The sign-in attempts of one address per minute. */
export const signInLimit = { max: 5, timeWindow: MINUTE_MS };

/**
 * Registers the plugin of the other limits, without a limit of its own.
 *
 * @param {FastifyInstance} app
 */
export async function registerRateLimit(app) {
  // A closed connection has no address any more, and no client that waits for a response.
  app.addHook('onRequest', async (request, reply) => {
    if (isGone(request)) reply.hijack();
  });
  await app.register(rateLimit, { global: false });
}

/**
 * Limits the requests of each operator to the routes of a scope, all together.
 *
 * @param {FastifyInstance} scope
 * @param {number} [max] per minute
 */
export function limitOperators(scope, max = MAX_OPERATOR_REQUESTS) {
  scope.addHook('onRequest', scope.rateLimit({ max, timeWindow: MINUTE_MS, keyGenerator: clientKey }));
}

/**
 * Returns what distinguishes the client of a request: its session, or else its address.
 *
 * @param {FastifyRequest} request
 */
export function clientKey(request) {
  return request.server.sessions.find(request)?.id ?? request.ip;
}

/**
 * Limits the rejected deliveries to the webhook's scope. A verified delivery is never limited: Graph may not repeat it.
 *
 * @param {FastifyInstance} scope
 */
export function limitRejections(scope) {
  const count = scope.createRateLimit({ max: MAX_REJECTED_DELIVERIES, timeWindow: MINUTE_MS });

  scope.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode < 400 || reply.statusCode >= 500 || isGone(request)) return payload;
    const result = await count(request);
    if (result.isAllowed || !result.isExceeded) return payload;
    reply.code(429).removeHeader('Content-Length').header('Retry-After', result.ttlInSeconds);
    reply.type('application/json; charset=utf-8');
    return JSON.stringify(errorBody('tooManyRequests', 'Too many deliveries of this address were rejected.'));
  });
}

/** @param {FastifyRequest} request */
function isGone(request) {
  return request.ip === undefined;
}
