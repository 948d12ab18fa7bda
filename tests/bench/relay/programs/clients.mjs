// @ts-check
/** The clients, which post and read streams, on plain sockets, so that they use little of the machine. */

import { once } from 'node:events';
import { connect } from 'node:net';
import { offer } from '../child.mjs';
import { NUMBER, numberedBody } from '../notification.mjs';

/** @type {{ port: number, token: string, sockets: import('node:net').Socket[] }} */
const at = { port: 0, token: '', sockets: [] };
/** @type {number[]} when each notification was posted, by number */
const postedAt = [];
/** @type {number[]} */
let latencies = [];
/** The number of messages to receive before `arrived` is called. */
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
    // A chunk can end inside a number.
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
 * Posts notifications, with at most `depth` unanswered ones on each connection.
 *
 * @param {{ first: number, count: number, connections: number, depth: number }} settings
 * @returns {Promise<number>} the number of accepted ones
 */
async function postAll({ first, count, connections, depth }) {
  let next = first;
  let accepted = 0;
  const end = first + count;
  const post = async () => {
    const socket = connect(at.port, '127.0.0.1').setEncoding('latin1');
    let unanswered = 0;
    const fill = () => {
      let text = '';
      for (; unanswered < depth && next < end; unanswered += 1, next += 1) {
        postedAt[next] = performance.now();
        text += requestOf(next);
      }
      if (text !== '') socket.write(text);
    };
    fill();
    while (unanswered > 0) {
      const [data] = await once(socket, 'data');
      const statuses = data.match(/HTTP\/1\.1 \d+/g) ?? [];
      unanswered -= statuses.length;
      accepted += statuses.filter((/** @type {string} */ status) => status.endsWith('202')).length;
      fill();
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, post));
  return accepted;
}

/** @param {number} part */
function quantile(part) {
  const sorted = latencies.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

offer({
  async connect({ port, token, streams }) {
    at.port = port;
    // The bare server ignores it.
    at.token = token ?? 'any';
    await Promise.all(Array.from({ length: streams }, () => openStream('')));
  },
  /** Posts one after the other, as Graph does; every stream receives each. */
  async fanOut({ count }) {
    const delivered = at.sockets.length * count;
    const all = arrival(delivered);
    const began = performance.now();
    await postAll({ first: 0, count, connections: 1, depth: 1 });
    const ms = (await all) - began;
    return { delivered: latencies.length, ms, p50: quantile(0.5), p99: quantile(0.99) };
  },
  /** Posts at the highest rate. */
  async flood({ count, connections, depth }) {
    const began = performance.now();
    const accepted = await postAll({ first: 0, count, connections, depth });
    return { accepted, perSecond: (accepted / (performance.now() - began)) * 1000 };
  },
  /** Opens a stream after a position, and waits for the events that it missed. */
  async replay({ count, after }) {
    const all = arrival(count);
    const began = performance.now();
    await openStream(`?after=${after}`);
    return { ms: (await all) - began };
  },
  /** Returns a position in the relay's log between the past events and the next ones. */
  async position() {
    const now = Date.now();
    while (Date.now() === now) await new Promise(setImmediate);
    // After all events of the past millisecond, and before the first of the next one, which can follow at once.
    return `${now}-999999`;
  },
});
