// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import Fastify from 'fastify';
import { createGate } from './access/gate.js';
import { securityHeaders } from './access/headers.js';
import { prepareLimits } from './access/limits.js';
import { createOperator, requireOperator } from './access/operator.js';
import { serveSignIn } from './access/sign-in.js';
import { StartError } from './command/start-error.js';
import { errorBody, handleError } from './errors.js';
import { logging } from './logger.js';
import { serveApi } from './routes/api.js';
import { serveHealth } from './routes/health.js';
import { servePage } from './routes/page.js';
import { serveSimulator } from './routes/simulator.js';

/** @import { FastifyInstance } from 'fastify' */
/** @import { EventLog } from './log/event-log.js' */
/** @import { ApiParts } from './routes/api.js' */
/** @import { Receiving } from './routes/webhook.js' */
/** @import { Simulators } from './simulated/simulators.js' */

/**
 * What the server is made of.
 *
 * @typedef {object} ServerParts
 * @property {string} pageRoot the folder with the built page
 * @property {Pick<EventLog, 'isReachable'>} log
 * @property {Simulators} [simulators] in simulated mode
 */

/** What a request's body may be at most, in bytes, where its route does not say otherwise. */
const BODY_LIMIT = 64 * 1024;

/** Above what operators and Graph need; each connection takes memory, whoever opens it. */
const MOST_CONNECTIONS = 10_000;

/** Whose word on a caller's address counts, behind https: proxies of this machine and of its private network. */
const NEIGHBOURS = ['loopback', 'linklocal', 'uniquelocal'];

/**
 * Makes the server of the console. It listens nowhere yet.
 *
 * @param {ServerParts & ApiParts & Receiving} parts
 * @returns {Promise<FastifyInstance>}
 * @throws {StartError} when the page is not there
 */
export async function createApp(parts) {
  const { pageRoot, configuration, log, hub, metrics, simulators } = parts;
  if (!existsSync(join(pageRoot, 'index.html'))) {
    throw new StartError('The page is not built. Run "npm run build" in the root of the project, or "npm start".');
  }
  const { publicOrigin, operatorSecret, metricsToken, logLevel } = configuration;
  const operator = createOperator({ secret: operatorSecret, publicOrigin });
  const findObjection = createGate({ publicOrigin });

  const app = Fastify({
    ...logging(logLevel),
    bodyLimit: BODY_LIMIT,
    requestTimeout: 10_000,
    trustProxy: publicOrigin === undefined ? false : NEIGHBOURS,
    // Otherwise a request that hangs would keep the server from closing.
    forceCloseConnections: true,
    frameworkErrors: handleError,
  });
  app.server.maxConnections = MOST_CONNECTIONS;
  app.setErrorHandler(handleError);
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(errorBody('notFound', 'Nothing is here.')));

  await app.register(helmet, securityHeaders);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('Cache-Control', 'no-store');
    const objection = findObjection(request);
    if (objection) return reply.code(objection.status).send(errorBody(objection.code, objection.message));
  });
  await app.register(fastifyCookie);
  await prepareLimits(app);

  await app.register(serveHealth, { operator, metricsToken, metrics, log, hub });
  await app.register(serveSignIn, { operator });
  await app.register(serveApi, { ...parts, operator, prefix: '/api' });
  if (simulators) {
    const serveSimulated = async (/** @type {FastifyInstance} */ scope) => {
      if (operator.isToSignIn) scope.addHook('onRequest', requireOperator(operator));
      await scope.register(serveSimulator, { simulators });
    };
    // Some profiles break off their answer on purpose, which Fastify would warn of.
    await app.register(serveSimulated, { prefix: '/sim', logLevel: 'error' });
  }
  await app.register(servePage, { pageRoot, operator });
  return app;
}
