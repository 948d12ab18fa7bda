// @ts-check
/** Measures a server that receives notifications and streams them: the relay, or the same with node:http alone. */

import { startProgram } from './child.mjs';

/** The number of events that either server keeps. */
const CAPACITY = 10_000;
const MISSED = 1000;

/** @typedef {'relay' | 'bare'} Server */

/**
 * @typedef {object} FanOut
 * @property {number} delivered
 * @property {number} expected
 * @property {number} ms from the first post to the last delivery
 * @property {number} p50 from the post of a notification to its arrival at a client, in milliseconds
 * @property {number} p99
 * @property {number} cpuMs of the server
 */

/**
 * Posts notifications one after the other, each of which goes to every client.
 *
 * @param {Server} name
 * @param {{ clients: number, posts: number }} size
 * @returns {Promise<FanOut>}
 */
export function measureFanOut(name, { clients, posts }) {
  return withServer(name, clients, async (server, readers) => {
    // First a run that is not measured, in which the engine compiles and loads code.
    await readers.call('fanOut', { count: posts / 2 });
    const before = await server.call('cpuUsage');
    const result = await readers.call('fanOut', { count: posts });
    const after = await server.call('cpuUsage');
    return { ...result, expected: clients * posts, cpuMs: after.cpuMs - before.cpuMs };
  });
}

/**
 * @typedef {object} Flood
 * @property {number} perSecond accepted notifications
 * @property {number} cpuUs of the server, for each of them
 */

/**
 * Posts notifications at the highest rate, without clients that read the stream.
 *
 * @param {Server} name
 * @param {number} posts
 * @returns {Promise<Flood>}
 */
export function measureFlood(name, posts) {
  const settings = { connections: 16, depth: 4 };
  return withServer(name, 0, async (server, senders) => {
    await senders.call('flood', { ...settings, count: posts / 4 });
    const before = await server.call('cpuUsage');
    const { accepted, perSecond } = await senders.call('flood', { ...settings, count: posts });
    const after = await server.call('cpuUsage');
    if (accepted !== posts) throw new Error(`${name} accepted ${accepted} of ${posts} notifications`);
    return { perSecond, cpuUs: ((after.cpuMs - before.cpuMs) / posts) * 1000 };
  });
}

/**
 * Reconnects a client that missed 1,000 events.
 *
 * @param {Server} name
 * @returns {Promise<{ ms: number }>}
 */
export function measureReplay(name) {
  return withServer(name, 0, async (_server, clients) => {
    const settings = { connections: 1, depth: 1 };
    await clients.call('flood', { ...settings, count: 100 });
    const position = await clients.call('position');
    await clients.call('flood', { ...settings, count: MISSED });
    // A position of the bare server is a number of events, one of the relay is a time.
    return clients.call('replay', { count: MISSED, after: name === 'bare' ? 100 : position });
  });
}

/**
 * @typedef {Record<'rss' | 'heap' | 'external', number>} Memory in bytes
 */

/**
 * Passes notifications through the relay, with clients that read the stream.
 *
 * @param {{ clients: number, posts: number }} size
 * @returns {Promise<{ before: Memory, after: Memory, passed: number }>} before: when the log is full; after: when all others have passed
 */
export function measureMemory({ clients, posts }) {
  const settings = { connections: 4, depth: 4 };
  return withServer('relay', clients, async (server, readers) => {
    await readers.call('flood', { ...settings, count: CAPACITY * 2 });
    const before = await server.call('memoryUsage');
    await readers.call('flood', { ...settings, count: posts });
    return { before, after: await server.call('memoryUsage'), passed: posts };
  });
}

/**
 * @template T
 * @param {Server} name
 * @param {number} streams that are open
 * @param {(server: import('./child.mjs').Program, clients: import('./child.mjs').Program) => Promise<T>} measure
 */
async function withServer(name, streams, measure) {
  const server = await startProgram(name);
  const clients = await startProgram('clients');
  try {
    const { port, token } = await server.call('start', { capacity: CAPACITY });
    await clients.call('connect', { port, token, streams });
    return await measure(server, clients);
  } finally {
    await Promise.all([server.stop(), clients.stop()]);
  }
}
