// @ts-check

import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that systems choose themselves, for listeners and for connections: one of these could be taken before it is used. */
const PORTS = { first: 20_000, number: 10_000 };

/**
 * Returns a port of the loopback address that was free a moment ago.
 * @returns {Promise<number>}
 */
export async function freePort() {
  const port = PORTS.first + Math.floor(Math.random() * PORTS.number);
  const server = createServer();
  const isFree = await new Promise((resolve) => {
    server.once('listening', () => resolve(true)).once('error', () => resolve(false));
    server.listen(port, '127.0.0.1');
  });
  if (!isFree) return freePort();
  server.close();
  await once(server, 'close');
  return port;
}
