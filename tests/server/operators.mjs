// @ts-check
/** An operator of the console, and the log that they read. */

import { EventEmitter, once } from 'node:events';
import { send } from './console-server.mjs';

/** @import { RelayEvent } from '../../www/protocol/events.js' */

/**
 * Gets the page as a browser would.
 *
 * @param {string} origin of a server on loopback
 * @returns {Promise<{ Cookie: string }>} the header that makes an operator
 */
export async function signedIn(origin) {
  const { headers } = await send(origin, '/');
  return { Cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '' };
}

/** Makes a log that keeps its events where a test can see them. */
export function createEventSink() {
  /** @type {RelayEvent[]} */
  const events = [];
  const appended = new EventEmitter();

  return {
    events,
    async append(/** @type {RelayEvent} */ event) {
      events.push(event);
      appended.emit('event');
    },
    /**
     * @param {RelayEvent['kind']} kind
     * @returns {Promise<RelayEvent>} the first event of this kind, when it is there
     */
    async next(kind) {
      for (;;) {
        const found = events.find((event) => event.kind === kind);
        if (found) return found;
        await once(appended, 'event');
      }
    },
  };
}
