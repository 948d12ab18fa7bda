// @ts-check
/** One address in front of several servers, as a load balancer gives it. */

import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** @param {number} port where to connections go first */
export async function startProxy(port) {
  let target = port;
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set();
  let asked = '';
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    client.on('data', (data) => {
      asked += data.toString('latin1');
    });
    for (const [one, other] of /** @type {const} */ ([
      [client, upstream],
      [upstream, client],
    ])) {
      sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${address.port}`,
    /** What all clients have sent so far. */
    asked: () => asked,
    /** @param {number} to where connections go from now on */
    move(to) {
      target = to;
    },
    /** Breaks every connection off; new ones are taken. */
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
