// @ts-check
/** One address in front of several servers, like a load balancer's. */

import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** @param {number} port of the first target */
export async function startProxy(port) {
  let target = port;
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set();
  /** The upstream connections with an event stream. @type {Set<import('node:net').Socket>} */
  const streaming = new Set();
  let received = '';
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    client.on('data', (data) => {
      const text = data.toString('latin1');
      received += text;
      if (text.startsWith('GET /api/events')) streaming.add(upstream);
    });
    for (const [one, other] of /** @type {const} */ ([
      [client, upstream],
      [upstream, client],
    ])) {
      sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        sockets.delete(one);
        streaming.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${address.port}`,
    /** Returns the bytes of all clients so far. */
    received: () => received,
    /** @param {number} port of the target of new connections */
    move(port) {
      target = port;
    },
    /** Closes every connection; new ones are accepted. */
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    /** Discards all further data of the open streams, like a NAT that lost their connections; new ones are accepted. */
    stall() {
      for (const stream of streaming) stream.unpipe().resume();
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
