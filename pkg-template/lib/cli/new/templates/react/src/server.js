/** The HTTP server: the webhook for Graph, and the requests of the page. */

import { once } from 'node:events';
import { join } from 'node:path';
import express from 'express';
import { toNodeListener } from 'graph-call-transfer/webhook';

/** Starts to listen; port 0 is any free one. */
export async function startServer(desk, port) {
  const app = express();
  // Before express.json(): the webhook verifies the bytes as they came.
  app.post('/api/calls', toNodeListener(desk.webhook));

  // Before you publish this: check here who the operator is, and which calls are theirs.
  app.get('/api/calls', (_request, response) => response.json(desk.calls()));
  app.post('/api/transfers', express.json(), async (request, response) => {
    const { callId, target } = request.body ?? {};
    const { isSent, problems } = await desk.transfer(callId, target);
    response.status(isSent ? 202 : 400).json({ problems });
  });
  // The page, after `npm run build`.
  app.use(express.static(join(import.meta.dirname, '../dist')));

  // Without a sign-in, only for this machine.
  const server = app.listen(port, 'localhost');
  await once(server, 'listening');
  return {
    url: `http://localhost:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
