// @ts-check
import { createHash, timingSafeEqual } from 'node:crypto';
import { errorBody } from '../errors.js';

/** @import { FastifyInstance, FastifyRequest } from 'fastify' */
/** @import { Operator } from '../access/operator.js' */
/** @import { Secret } from '../command/secret.js' */
/** @import { EventLog } from '../log/event-log.js' */
/** @import { Metrics } from '../metrics.js' */
/** @import { Hub } from '../relay/hub.js' */

/**
 * Serves what machines look after a server with. Whether it is alive and ready is one word, which everybody may know: who
 * asks for it cannot sign in. What it counts is for operators, and for who shows the token of the metrics.
 *
 * @param {FastifyInstance} app
 * @param {object} options
 * @param {Operator} options.operator
 * @param {Secret | undefined} options.metricsToken
 * @param {Metrics} options.metrics
 * @param {Pick<EventLog, 'isReachable'>} options.log
 * @param {Pick<Hub, 'isReady'>} options.hub
 */
export async function serveHealth(app, { operator, metricsToken, metrics, log, hub }) {
  // They are asked every few seconds.
  const quiet = /** @type {const} */ ({ logLevel: 'warn' });
  const expected = metricsToken && digest(`Bearer ${metricsToken.reveal()}`);

  app.get('/healthz', quiet, () => ({ status: 'ok' }));

  app.get('/readyz', quiet, (_request, reply) => {
    if (!log.isReachable) return reply.code(503).send(errorBody('logAway', 'The event log cannot be reached.'));
    if (!hub.isReady) return reply.code(503).send(errorBody('starting', 'The event log is still being read.'));
    return { status: 'ready' };
  });

  app.get('/metrics', quiet, async (request, reply) => {
    if (!operator.find(request) && !showsToken(request)) {
      const advice =
        'Sign in to the console, or show the token of GRAPH_CALL_TRANSFER_METRICS_TOKEN as a bearer token.';
      return reply
        .code(401)
        .header('WWW-Authenticate', 'Bearer')
        .send(errorBody('signInNeeded', `The metrics are not for everybody. ${advice}`));
    }
    return reply.type(metrics.contentType).send(await metrics.text());
  });

  /** @param {FastifyRequest} request */
  function showsToken({ headers }) {
    return expected !== undefined && timingSafeEqual(digest(headers.authorization ?? ''), expected);
  }
}

/** @param {string} text */
function digest(text) {
  return createHash('sha256').update(text).digest();
}
