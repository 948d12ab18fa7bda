// @ts-check
/** A log alone: appends events and follows them. */

import { createMemoryLog } from '../../../../www/server/log/memory.js';
import { createRedisLog } from '../../../../www/server/log/redis.js';
import { reachable } from '../../../server/support/reachable.mjs';
import { offer } from '../child.mjs';
import { CALL_IDS, numberedBody } from '../notification.mjs';

/**
 * @param {import('../../../../www/server/log/event-log.js').EventLog} log
 * @param {number} count
 * @param {number} atOnce the number of simultaneous appends
 */
async function measure(log, count, atOnce) {
  /** @type {number[]} */
  const appendedAt = [];
  /** @type {number[]} */
  const latencies = [];
  const abort = new AbortController();
  const reading = (async () => {
    for await (const batch of log.follow(undefined, abort.signal)) {
      for (const { event } of batch) latencies.push(performance.now() - (appendedAt[event.at] ?? 0));
      if (latencies.length === count) abort.abort();
    }
  })();
  const began = performance.now();
  for (let first = 0; first < count; first += atOnce) {
    const numbers = Array.from({ length: atOnce }, (_, at) => first + at);
    await Promise.all(
      numbers.map((at) => {
        appendedAt[at] = performance.now();
        return log.append({ kind: 'notifications', at, callIds: CALL_IDS, body: numberedBody(at) });
      }),
    );
  }
  const perSecond = (count / (performance.now() - began)) * 1000;
  await reading;
  await log.close();
  const sorted = latencies.toSorted((a, b) => a - b);
  return { perSecond, p50: sorted[Math.floor(count * 0.5)], p99: sorted[Math.floor(count * 0.99)] };
}

offer({
  async measure({ url, count, atOnce, prefix }) {
    if (url === undefined) return measure(createMemoryLog(), count, atOnce);
    const log = createRedisLog({ url, prefix });
    await reachable(log);
    return measure(log, count, atOnce);
  },
});
