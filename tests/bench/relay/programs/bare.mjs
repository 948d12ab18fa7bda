// @ts-check
/** The same with nothing but node:http: takes what is posted as it is, keeps the last, and writes it to every stream. */

import { once } from 'node:events';
import { createServer } from 'node:http';
import { answer, held, usage } from '../child.mjs';
import { CALL_IDS } from '../notification.mjs';

/** @type {Set<import('node:http').ServerResponse>} */
const streams = new Set();
/** @type {string[]} */
let kept = [];
let capacity = 0;
let count = 0;

/** @param {string} body */
function take(body) {
  count += 1;
  const data = JSON.stringify({ kind: 'notifications', at: Date.now(), callIds: CALL_IDS, body });
  const message = `id: ${count}\nevent: notifications\ndata: ${data}\n\n`;
  kept.push(message);
  if (kept.length > capacity * 2) kept = kept.slice(-capacity);
  for (const stream of streams) stream.write(message);
}

const server = createServer((request, response) => {
  if (request.method === 'POST') {
    let body = '';
    request.setEncoding('utf8').on('data', (data) => {
      body += data;
    });
    request.on('end', () => {
      take(body);
      response.writeHead(202).end();
    });
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write('event: hello\ndata: {}\n\n');
  const after = new URL(request.url ?? '/', 'http://localhost').searchParams.get('after');
  if (after !== null) for (const message of kept.slice(Number(after) - count)) response.write(message);
  streams.add(response);
  response.on('close', () => streams.delete(response));
});

answer({
  async start(settings) {
    capacity = settings.capacity;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { port: /** @type {import('node:net').AddressInfo} */ (server.address()).port };
  },
  usage,
  held,
});
