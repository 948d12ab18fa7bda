// @ts-check
/** What is measured of a server that takes notifications and streams them: of the relay, and of the same with node:http alone. */

import { startProgram } from './child.mjs';

/** As many events as either server keeps. */
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
    // What is compiled and loaded at the first use is no matter of the streams.
    await readers.ask('fanOut', { count: posts / 2 });
    const before = await server.ask('usage');
    const result = await readers.ask('fanOut', { count: posts });
    const after = await server.ask('usage');
    return { ...result, expected: clients * posts, cpuMs: after.cpuMs - before.cpuMs };
  });
}

/**
 * @typedef {object} Flood
 * @property {number} perSecond notifications that were taken
 * @property {number} cpuUs of the server, for each
 */

/**
 * Posts as many notifications as are taken, and nobody listens.
 *
 * @param {Server} name
 * @param {number} posts
 * @returns {Promise<Flood>}
 */
export function measureFlood(name, posts) {
  const settings = { connections: 16, depth: 4 };
  return withServer(name, 0, async (server, senders) => {
    await senders.ask('flood', { ...settings, count: posts / 4 });
    const before = await server.ask('usage');
    const { taken, perSecond } = await senders.ask('flood', { ...settings, count: posts });
    const after = await server.ask('usage');
    if (taken !== posts) throw new Error(`${name} took ${taken} of ${posts} notifications`);
    return { perSecond, cpuUs: ((after.cpuMs - before.cpuMs) / posts) * 1000 };
  });
}

/**
 * Lets a reader come back that missed 1,000 events.
 *
 * @param {Server} name
 * @returns {Promise<{ ms: number }>}
 */
export function measureReplay(name) {
  return withServer(name, 0, async (_server, clients) => {
    const settings = { connections: 1, depth: 1 };
    await clients.ask('flood', { ...settings, count: 100 });
    const place = await clients.ask('place');
    await clients.ask('flood', { ...settings, count: MISSED });
    // The bare server counts, the relay tells the time.
    return clients.ask('replay', { count: MISSED, after: name === 'bare' ? 100 : place });
  });
}

/**
 * @typedef {Record<'rss' | 'heap' | 'external', number>} Held in bytes
 */

/**
 * Lets notifications go through the relay, with clients that listen.
 *
 * @param {{ clients: number, posts: number }} size
 * @returns {Promise<{ before: Held, after: Held, passed: number }>} held once as many came as are kept, and after all others
 */
export function measureMemory({ clients, posts }) {
  const settings = { connections: 4, depth: 4 };
  return withServer('relay', clients, async (server, readers) => {
    await readers.ask('flood', { ...settings, count: CAPACITY * 2 });
    const before = await server.ask('held');
    await readers.ask('flood', { ...settings, count: posts });
    return { before, after: await server.ask('held'), passed: posts };
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
    const { port, token } = await server.ask('start', { capacity: CAPACITY });
    await clients.ask('connect', { port, token, streams });
    return await measure(server, clients);
  } finally {
    await Promise.all([server.stop(), clients.stop()]);
  }
}
