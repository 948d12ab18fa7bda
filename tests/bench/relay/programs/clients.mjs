// @ts-check
/** Those who post and those who listen, on plain sockets, so that they use as little of the machine as can be. */

import { once } from 'node:events';
import { connect } from 'node:net';
import { answer } from '../child.mjs';
import { NUMBER, numberedBody } from '../notification.mjs';

/** @type {{ port: number, token: string, sockets: import('node:net').Socket[] }} */
const at = { port: 0, token: '', sockets: [] };
/** @type {number[]} when each notification was posted, by number */
const postedAt = [];
/** @type {number[]} */
let latencies = [];
/** How many messages are still to come before `arrived` is told. */
let awaited = 0;
/** @type {(ms: number) => void} */
let arrived = () => {};

/** @param {string} query */
async function openStream(query) {
  const socket = connect(at.port, '127.0.0.1');
  let tail = '';
  let hasHello = false;
  socket.setEncoding('latin1').on('data', (/** @type {string} */ data) => {
    const text = tail + data;
    hasHello ||= text.includes('event: hello');
    const now = performance.now();
    let end = 0;
    for (const match of text.matchAll(NUMBER)) {
      end = match.index + match[0].length;
      latencies.push(now - (postedAt[Number(match[1])] ?? now));
      awaited -= 1;
      if (awaited === 0) arrived(now);
    }
    // A number may be cut in two.
    tail = text.slice(Math.max(end, text.length - 16));
  });
  socket.write(`GET /api/events${query} HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n`);
  at.sockets.push(socket);
  while (!hasHello) await once(socket, 'data');
}

/** @param {number} count */
function arrival(count) {
  latencies = [];
  awaited = count;
  return new Promise((resolve) => {
    arrived = resolve;
  });
}

/** @param {number} number */
function requestOf(number) {
  const body = numberedBody(number);
  const authorization = `Authorization: Bearer ${at.token}`;
  const head = `POST /api/webhook HTTP/1.1\r\nHost: localhost\r\n${authorization}\r\nContent-Type: application/json\r\n`;
  return `${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/**
 * Posts, with so many on their way at a time on each of the connections.
 *
 * @param {{ first: number, count: number, connections: number, depth: number }} settings
 * @returns {Promise<number>} how many were taken
 */
async function postAll({ first, count, connections, depth }) {
  let next = first;
  let taken = 0;
  const end = first + count;
  const post = async () => {
    const socket = connect(at.port, '127.0.0.1').setEncoding('latin1');
    let onItsWay = 0;
    const fill = () => {
      let text = '';
      for (; onItsWay < depth && next < end; onItsWay += 1, next += 1) {
        postedAt[next] = performance.now();
        text += requestOf(next);
      }
      if (text !== '') socket.write(text);
    };
    fill();
    while (onItsWay > 0) {
      const [data] = await once(socket, 'data');
      const statuses = data.match(/HTTP\/1\.1 \d+/g) ?? [];
      onItsWay -= statuses.length;
      taken += statuses.filter((/** @type {string} */ status) => status.endsWith('202')).length;
      fill();
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, post));
  return taken;
}

/** @param {number} part */
function quantile(part) {
  const sorted = latencies.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

answer({
  async connect({ port, token, streams }) {
    at.port = port;
    // The server beside the relay takes any.
    at.token = token ?? 'any';
    await Promise.all(Array.from({ length: streams }, () => openStream('')));
  },
  /** One after the other, as they come from Graph, and every stream gets each. */
  async fanOut({ count }) {
    const delivered = at.sockets.length * count;
    const all = arrival(delivered);
    const began = performance.now();
    await postAll({ first: 0, count, connections: 1, depth: 1 });
    const ms = (await all) - began;
    return { delivered: latencies.length, ms, p50: quantile(0.5), p99: quantile(0.99) };
  },
  /** As many as are taken, and nobody listens. */
  async flood({ count, connections, depth }) {
    const began = performance.now();
    const taken = await postAll({ first: 0, count, connections, depth });
    return { taken, perSecond: (taken / (performance.now() - began)) * 1000 };
  },
  /** A reader that missed the last ones. */
  async replay({ count, after }) {
    const all = arrival(count);
    const began = performance.now();
    await openStream(`?after=${after}`);
    return { ms: (await all) - began };
  },
  /** A place of the relay between what was posted and what will be. */
  async place() {
    const now = Date.now();
    while (Date.now() === now) await new Promise(setImmediate);
    // Behind all of the millisecond that is over, and before the first of the next: that may come at once.
    return `${now}-999999`;
  },
});
