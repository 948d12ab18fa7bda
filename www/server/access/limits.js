// @ts-check
import rateLimit from '@fastify/rate-limit';
import { errorBody } from '../errors.js';

/** @import { FastifyInstance, FastifyRequest } from 'fastify' */
/** @import { Operator } from './operator.js' */

const MINUTE = 60_000;

/** How often one operator may ask in a minute. */
const REQUESTS_OF_OPERATOR = 60;

/** How many deliveries of one address may be rejected in a minute before it is told to stay away. */
const REJECTED_DELIVERIES = 600;

/** How often one address may try a secret in a minute. */
export const signInLimit = { max: 5, timeWindow: MINUTE };

/**
 * Makes the other limits possible; by itself it limits nothing.
 *
 * @param {FastifyInstance} app
 */
export async function prepareLimits(app) {
  // The address of a client that is gone is not known any more, and nobody waits for an answer.
  app.addHook('onRequest', async (request, reply) => {
    if (isGone(request)) reply.hijack();
  });
  await app.register(rateLimit, { global: false });
}

/**
 * Limits how often an operator may ask for the routes of a scope, all together.
 *
 * @param {FastifyInstance} scope
 * @param {Operator} operator
 */
export function limitOperator(scope, operator) {
  const keyGenerator = (/** @type {FastifyRequest} */ request) => operator.find(request)?.id ?? request.ip;
  scope.addHook('onRequest', scope.rateLimit({ max: REQUESTS_OF_OPERATOR, timeWindow: MINUTE, keyGenerator }));
}

/**
 * Limits how many deliveries to the webhook's scope may be rejected. What was verified is never limited: a delivery that
 * was refused may never come again.
 *
 * @param {FastifyInstance} scope
 */
export function limitRejections(scope) {
  const count = scope.createRateLimit({ max: REJECTED_DELIVERIES, timeWindow: MINUTE });

  scope.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode < 400 || reply.statusCode >= 500 || isGone(request)) return payload;
    const result = await count(request);
    if (result.isAllowed || !result.isExceeded) return payload;
    reply.code(429).removeHeader('Content-Length').header('Retry-After', result.ttlInSeconds);
    reply.type('application/json; charset=utf-8');
    return JSON.stringify(errorBody('tooManyRequests', 'Too many deliveries from this address were rejected.'));
  });
}

/** @param {FastifyRequest} request */
function isGone(request) {
  return request.ip === undefined;
}
