// @ts-check

import { once } from 'node:events';

/**
 * Lets a server listen on a free port of the loopback address, until the test is over.
 * @param {import('node:test').TestContext} t
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
