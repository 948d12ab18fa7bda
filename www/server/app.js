// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import Fastify from 'fastify';
import { securityHeaders } from './access/headers.js';
import { registerRateLimit } from './access/limits.js';
import { createOriginCheck } from './access/origin-check.js';
import { createProxyTrust } from './access/proxy-trust.js';
import { createSessions, requireSession } from './access/sessions.js';
import { serveSignIn } from './access/sign-in.js';
import { StartError } from './command/start-error.js';
import { errorBody, handleError } from './errors.js';
import { loggerOptions } from './logger.js';
import { serveApi } from './routes/api.js';
import { serveHealth } from './routes/health.js';
import { servePage } from './routes/page.js';
import { serveSimulator } from './routes/simulator.js';
import { validationOptions } from './validation.js';

/** @import { FastifyInstance } from 'fastify' */
/** @import { Services } from './services.js' */

/** The limit of a request's body, in bytes, where its route has no other. */
const BODY_LIMIT = 64 * 1024;

/** More than operators and Graph need; every connection takes memory. */
const MAX_CONNECTIONS = 10_000;

/** The time for a whole request, and the interval in which Node looks for those that take longer: half a minute by default. */
const REQUEST_TIMEOUT_MS = 10_000;
const TIMEOUT_CHECK_MS = 2_000;

/**
 * Creates the server of the console. It does not listen yet.
 *
 * @param {Services} services
 * @param {{ pageRoot: string }} options `pageRoot` is the folder of the built page
 * @returns {Promise<FastifyInstance>}
 * @throws {StartError} when the page is missing
 */
export async function createApp(services, { pageRoot }) {
  if (!existsSync(join(pageRoot, 'index.html'))) {
    throw new StartError('The page is not built. Run "npm run build" in the root of the project, or "npm start".');
  }
  const { publicOrigin, trustedProxies, operatorSecret, logLevel } = services.configuration;
  const checkOrigin = createOriginCheck({ publicOrigin });

  const app = Fastify({
    ...loggerOptions(logLevel),
    ...validationOptions,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { connectionsCheckingInterval: TIMEOUT_CHECK_MS, headersTimeout: REQUEST_TIMEOUT_MS },
    trustProxy: publicOrigin === undefined ? false : createProxyTrust(trustedProxies),
    // Otherwise a request that hangs would keep the server from closing.
    forceCloseConnections: true,
    frameworkErrors: handleError,
  });
  app.server.maxConnections = MAX_CONNECTIONS;
  app.setErrorHandler(handleError);
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(errorBody('notFound', 'The resource was not found.')),
  );

  decorate(app, { ...services, sessions: createSessions({ secret: operatorSecret, publicOrigin }) });

  await app.register(helmet, securityHeaders);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('Cache-Control', 'no-store');
    const refusal = checkOrigin(request);
    if (refusal) return reply.code(refusal.status).send(errorBody(refusal.code, refusal.message));
  });
  await app.register(fastifyCookie);
  await registerRateLimit(app);

  await app.register(serveHealth);
  await app.register(serveSignIn);
  await app.register(serveApi, { prefix: '/api' });
  // Some profiles abort their response on purpose; Fastify would log a warning.
  if (app.simulators) await app.register(serveSimulated, { prefix: '/sim', logLevel: 'error' });
  await app.register(servePage, { pageRoot });
  return app;
}

/**
 * @param {FastifyInstance} app
 * @param {object} services
 */
function decorate(app, services) {
  for (const [name, service] of Object.entries(services)) app.decorate(name, service);
}

/** @param {FastifyInstance} app */
async function serveSimulated(app) {
  if (app.sessions.requiresSignIn) app.addHook('onRequest', requireSession);
  await app.register(serveSimulator);
}
