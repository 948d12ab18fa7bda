// @ts-check
/** The figures of the relay as tables, beside their aims. */

import { kib, median, verdict } from '../figures.mjs';

/** @typedef {import('../table.mjs').Table} Table */
/** @typedef {Map<import('./measure.mjs').Server, import('./measure.mjs').FanOut[]>} FanOuts */
/** @typedef {Map<import('./measure.mjs').Server, import('./measure.mjs').Flood[]>} Floods */
/** @typedef {Map<import('./measure.mjs').Server, { ms: number }[]>} Replays */

const NAMES = { relay: 'relay', bare: 'node:http alone' };
const SERVERS = /** @type {const} */ (['relay', 'bare']);

/**
 * @template T
 * @param {Map<import('./measure.mjs').Server, T[]>} results
 * @param {import('./measure.mjs').Server} server
 * @param {(result: T) => number} figure
 */
const middle = (results, server, figure) => median((results.get(server) ?? []).map(figure));

/**
 * @param {FanOuts} results
 * @param {{ clients: number, posts: number }} size
 * @returns {Table}
 */
export function fanOutTable(results, { clients, posts }) {
  const ratios = (results.get('relay') ?? []).map(
    ({ cpuMs }, round) => cpuMs / (results.get('bare')?.[round]?.cpuMs ?? Number.NaN),
  );
  const missing = (results.get('relay') ?? []).reduce((sum, { delivered, expected }) => sum + expected - delivered, 0);
  const aim = verdict({ text: 'CPU ≤ 1.2×', limit: 1.2 }, median(ratios));
  const rows = SERVERS.map((server) => {
    const figure = (/** @type {keyof import('./measure.mjs').FanOut} */ name) =>
      middle(results, server, (each) => each[name]);
    return [
      NAMES[server],
      figure('delivered').toLocaleString('en'),
      ...[figure('ms'), figure('cpuMs')].map((ms) => ms.toFixed(0)),
      server === 'relay' ? median(ratios).toFixed(2) : '1.00',
      ...[figure('p50'), figure('p99')].map((ms) => ms.toFixed(1)),
      server === 'relay' ? aim : '',
    ];
  });
  return {
    title: `${posts} notifications, one after the other, to ${clients} clients`,
    head: ['server', 'delivered', 'ms', 'CPU ms', '× CPU', 'p50 ms', 'p99 ms', 'aim'],
    rows,
    notes: [
      missing === 0 ? 'All were delivered, in all rounds.' : `NOT DELIVERED: ${missing}.`,
      'CPU of the server alone, kernel included; the ratio is the median of the rounds. p50 and p99 are from post to arrival.',
    ],
  };
}

/**
 * @param {Floods} results
 * @returns {Table}
 */
export function floodTable(results) {
  const perSecond = middle(results, 'relay', (each) => each.perSecond);
  const aim = perSecond >= 10_000 ? 'met' : `missed, at ${(perSecond / 10_000).toFixed(2)}× the aim`;
  return {
    title: 'Notifications at the highest rate, without readers of the stream',
    head: ['server', 'per second', 'CPU µs each', 'per second by CPU', 'aim'],
    rows: SERVERS.map((server) => {
      const cpuUs = middle(results, server, (each) => each.cpuUs);
      return [
        NAMES[server],
        ...[middle(results, server, (each) => each.perSecond), cpuUs, 1_000_000 / cpuUs].map((figure) =>
          Math.round(figure).toLocaleString('en'),
        ),
        server === 'relay' ? `≥ 10,000 per second: ${aim}` : '',
      ];
    }),
    notes: [
      'The webhook verifies, parses, stores and applies each; all have the same token, as many of Graph do. The clients share the',
      'machine with the server; the column "by CPU" is the rate of one core that does nothing else.',
    ],
  };
}

/**
 * @param {Replays} results
 * @returns {Table}
 */
export function replayTable(results) {
  return {
    title: 'Reconnection of a client that missed 1,000 events',
    head: ['server', 'ms'],
    rows: SERVERS.map((server) => [NAMES[server], middle(results, server, ({ ms }) => ms).toFixed(1)]),
    notes: ['From the request to the arrival of the last one.'],
  };
}

/**
 * @param {Awaited<ReturnType<typeof import('./measure.mjs').measureMemory>>} memory
 * @returns {Table}
 */
export function memoryTable({ before, after, passed }) {
  const growth = (after.heap + after.external) / (before.heap + before.external);
  return {
    title: `Memory of the relay, before and after ${passed.toLocaleString('en')} more notifications`,
    head: ['KiB', 'before', 'after', 'aim'],
    rows: [
      ['JavaScript heap', kib(before.heap), kib(after.heap), ''],
      ['external', kib(before.external), kib(after.external), verdict({ text: 'both ≤ 1.05×', limit: 1.05 }, growth)],
      ['resident', kib(before.rss), kib(after.rss), ''],
    ],
    notes: ['The log keeps 10,000 events here, and was full before. After a garbage collection.'],
  };
}

/**
 * @param {Awaited<ReturnType<typeof import('./logs.mjs').measureLogs>>} figures
 * @returns {Table}
 */
export function logsTable({ memory, redis }) {
  const row = (/** @type {string} */ name, /** @type {import('./logs.mjs').LogFigures} */ { p50, p99, perSecond }) => {
    return [name, p50.toFixed(3), p99.toFixed(3), Math.round(perSecond).toLocaleString('en')];
  };
  return {
    title: 'The log: from the append of an event to its reader',
    head: ['log', 'p50 ms', 'p99 ms', 'appends per second'],
    rows: [row('memory', memory), ...(redis ? [row('Redis', redis)] : [])],
    notes: [
      redis ? 'Appends per second: 50 at a time.' : 'redis-server is not installed: NOT MEASURED is the log in Redis.',
    ],
  };
}
