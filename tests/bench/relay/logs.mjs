// @ts-check
/** Measures the logs alone: from an append to its reader. */

import { startRedis, withoutRedis } from '../../server/support/redis.mjs';
import { startProgram } from './child.mjs';

/** The number of simultaneous appends when the rate is measured. */
const AT_ONCE = 50;

/**
 * @typedef {object} LogFigures
 * @property {number} p50 from the append of an event to its reader, in milliseconds, one event after the other
 * @property {number} p99
 * @property {number} perSecond events appended, 50 at a time
 */

/**
 * @param {number} events
 * @returns {Promise<{ memory: LogFigures, redis?: LogFigures }>} without Redis when it is not installed
 */
export async function measureLogs(events) {
  const memory = await measureLog(events, undefined);
  if (withoutRedis) return { memory };
  const redis = await startRedis();
  try {
    return { memory, redis: await measureLog(events, redis.url) };
  } finally {
    await redis.kill();
  }
}

/**
 * @param {number} count
 * @param {string | undefined} url
 * @returns {Promise<LogFigures>}
 */
async function measureLog(count, url) {
  const program = await startProgram('log');
  try {
    const { p50, p99 } = await program.call('measure', { url, count, atOnce: 1, prefix: 'one' });
    const { perSecond } = await program.call('measure', { url, count, atOnce: AT_ONCE, prefix: 'many' });
    return { p50, p99, perSecond };
  } finally {
    await program.stop();
  }
}
