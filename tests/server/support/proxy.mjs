// @ts-check
/** One address in front of several servers, as a load balancer gives it. */

import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** @param {number} port where to connections go first */
export async function startProxy(port) {
  let target = port;
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set();
  /** Those on which events are streamed. @type {Set<import('node:net').Socket>} */
  const streaming = new Set();
  let asked = '';
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    client.on('data', (data) => {
      const text = data.toString('latin1');
      asked += text;
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
    /** Swallows what the streams that are open still tell, as where nobody knows their connections any more; new ones are taken. */
    stall() {
      for (const stream of streaming) stream.unpipe().resume();
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
