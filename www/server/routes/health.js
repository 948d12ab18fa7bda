// @ts-check
import { createHash, timingSafeEqual } from 'node:crypto';
import { errorBody } from '../errors.js';

/** @import { FastifyInstance, FastifyRequest } from 'fastify' */

/**
 * Serves the routes for monitoring: `/healthz` and `/readyz` to every client, for a monitoring program cannot sign in;
 * `/metrics` to operators, and to clients with the metrics token.
 *
 * @param {FastifyInstance} app
 */
export async function serveHealth(app) {
  const { configuration, eventLog, hub, metrics, sessions } = app;
  const { metricsToken } = configuration;
  // They are requested every few seconds.
  const quiet = /** @type {const} */ ({ logLevel: 'warn' });
  const expected = metricsToken && digest(`Bearer ${metricsToken.reveal()}`);

  app.get('/healthz', quiet, () => ({ status: 'ok' }));

  app.get('/readyz', quiet, (_request, reply) => {
    if (!eventLog.isReachable)
      return reply.code(503).send(errorBody('logUnavailable', 'The event log is unavailable.'));
    if (!hub.isReady) return reply.code(503).send(errorBody('starting', 'The server is still reading the event log.'));
    return { status: 'ready' };
  });

  app.get('/metrics', quiet, async (request, reply) => {
    if (!sessions.find(request) && !hasMetricsToken(request)) {
      const message =
        'The metrics require a session or the metrics token. Sign in to the console, or send the token of ' +
        'GRAPH_CALL_TRANSFER_METRICS_TOKEN as a bearer token.';
      return reply.code(401).header('WWW-Authenticate', 'Bearer').send(errorBody('signInRequired', message));
    }
    return reply.type(metrics.contentType).send(await metrics.text());
  });

  /** @param {FastifyRequest} request */
  function hasMetricsToken({ headers }) {
    return expected !== undefined && timingSafeEqual(digest(headers.authorization ?? ''), expected);
  }
}

/** @param {string} text */
function digest(text) {
  return createHash('sha256').update(text).digest();
}
