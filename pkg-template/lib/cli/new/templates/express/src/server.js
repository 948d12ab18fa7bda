/** The HTTP server: Express. */

import { once } from 'node:events';
import express from 'express';
import { toNodeListener } from 'graph-call-transfer/webhook';

/** Starts to listen; port 0 is any free one. */
export async function startServer({ webhook }, port) {
  const app = express();
  // Before express.json(): the webhook verifies the bytes as they came.
  app.post('/api/calls', toNodeListener(webhook));
  app.get('/health', (_request, response) => response.sendStatus(204));

  const server = app.listen(port);
  await once(server, 'listening');
  return {
    url: `http://localhost:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
