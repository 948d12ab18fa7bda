/** The HTTP server: Fastify. */

import Fastify from 'fastify';
import { toPlainHandler } from 'graph-call-transfer/webhook';

/** Starts to listen; port 0 is any free one. */
export async function startServer({ webhook }, port) {
  const handle = toPlainHandler(webhook);
  const app = Fastify({ forceCloseConnections: true });
  app.register(async (calls) => {
    // The webhook verifies the bytes as they came, not the parsed JSON.
    calls.removeAllContentTypeParsers();
    calls.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    calls.post('/api/calls', async ({ method, url, headers, body }, reply) => {
      const response = await handle({ method, url, headers, body });
      return reply.code(response.status).headers(Object.fromEntries(response.headers)).send(response.body);
    });
  });
  app.get('/health', (_request, reply) => reply.code(204).send());

  await app.listen({ port });
  return { url: `http://localhost:${app.server.address().port}`, close: () => app.close() };
}
