// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import Fastify from 'fastify';
import { BODY_LIMIT, findObjection, securityHeaders } from './access/security.js';
import { StartError } from './command/start-error.js';
import { errorBody, handleError } from './errors.js';
import { servePage } from './routes/page.js';
import { serveSimulator } from './routes/simulator.js';

/**
 * Makes the server of the console: the page, the simulator, and a sign of life. It listens nowhere yet.
 *
 * @param {{ pageRoot: string }} options `pageRoot` is the folder with the built page
 * @throws {StartError} when the page is not there
 */
export async function createApp({ pageRoot }) {
  if (!existsSync(join(pageRoot, 'index.html'))) {
    throw new StartError('The page is not built. Run "npm run build" in the root of the project, or "npm start".');
  }

  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: 10_000,
    // Otherwise a request that hangs would keep the server from closing.
    forceCloseConnections: true,
    frameworkErrors: handleError,
  });
  app.setErrorHandler(handleError);
  app.setNotFoundHandler((_request, reply) => reply.code(404).send(errorBody('notFound', 'Nothing is here.')));

  await app.register(helmet, securityHeaders);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('Cache-Control', 'no-store');
    const objection = findObjection(request);
    if (objection) return reply.code(objection.status).send(errorBody(objection.code, objection.message));
  });

  app.get('/healthz', () => ({ status: 'ok' }));
  await app.register(serveSimulator, { prefix: '/sim' });
  await app.register(servePage, { pageRoot });
  return app;
}
