// @ts-check
/** A server of node:http alone: accepts each body as it is, keeps the last ones, and writes each to every stream. */

import { once } from 'node:events';
import { createServer } from 'node:http';
import { cpuUsage, memoryUsage, offer } from '../child.mjs';
import { CALL_IDS } from '../notification.mjs';

/** @type {Set<import('node:http').ServerResponse>} */
const streams = new Set();
/** @type {string[]} */
let kept = [];
let capacity = 0;
let count = 0;

/** @param {string} body */
function accept(body) {
  count += 1;
  const data = JSON.stringify({ kind: 'notifications', at: Date.now(), callIds: CALL_IDS, body });
  const message = `id: ${count}\nevent: notifications\ndata: ${data}\n\n`;
  kept.push(message);
  if (kept.length > capacity * 2) kept = kept.slice(-capacity);
  for (const stream of streams) stream.write(message);
}

const server = createServer((request, httpResponse) => {
  if (request.method === 'POST') {
    let body = '';
    request.setEncoding('utf8').on('data', (data) => {
      body += data;
    });
    request.on('end', () => {
      accept(body);
      httpResponse.writeHead(202).end();
    });
    return;
  }
  httpResponse.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  httpResponse.write('event: hello\ndata: {}\n\n');
  const after = new URL(request.url ?? '/', 'http://localhost').searchParams.get('after');
  if (after !== null) for (const message of kept.slice(Number(after) - count)) httpResponse.write(message);
  streams.add(httpResponse);
  httpResponse.on('close', () => streams.delete(httpResponse));
});

offer({
  async start(settings) {
    capacity = settings.capacity;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { port: /** @type {import('node:net').AddressInfo} */ (server.address()).port };
  },
  cpuUsage,
  memoryUsage,
});
