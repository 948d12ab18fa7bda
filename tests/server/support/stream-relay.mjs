// @ts-check
/** A relay with a memory log, and the numbered events of its streams. */

import { createMemoryLog } from '../../../www/server/log/memory.js';
import { numbered, numberOf } from './events.mjs';
import { ready, startRelay } from './relay-app.mjs';
import { listen } from './stream.mjs';

/** @import { TestContext } from 'node:test' */

/**
 * @param {TestContext} t
 * @param {Parameters<typeof createMemoryLog>[0]} [ofLog]
 * @param {Parameters<typeof startRelay>[1]} [ofRelay]
 */
export async function startStreamRelay(t, ofLog, ofRelay) {
  const log = createMemoryLog(ofLog);
  const relay = await startRelay(log, ofRelay);
  t.after(() => relay.close());
  await ready(relay.hub);
  /** @param {string} [query] */
  const open = (query = '') => {
    const reader = listen(`${relay.origin}/api/events${query}`);
    t.after(() => reader.close());
    return reader;
  };
  /** @param {number} from @param {number} to */
  const append = async (from, to) => {
    const ids = [];
    for (let number = from; number < to; number += 1) ids.push((await log.append(numbered(number))).id);
    return ids;
  };
  return { log, ...relay, open, append };
}

/** @param {readonly { event: any }[]} received */
export const numbersOf = (received) => received.map(({ event }) => numberOf(event));

/** @param {number} from @param {number} to */
export const range = (from, to) => Array.from({ length: to - from }, (_, at) => from + at);
