// @ts-check

import { once } from 'node:events';

/**
 * Starts a server on a free port of the loopback address, and stops it after the test.
 * @param {Pick<import('node:test').TestContext, 'after'>} t
 * @param {import('node:http').Server} server
 * @returns {Promise<number>} the port
 */
export async function listenOnLoopback(t, server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return port;
}
