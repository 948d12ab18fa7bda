// @ts-check
/** An operator's session, and an event sink whose events a test can read. */

import { EventEmitter, once } from 'node:events';
import { send, startServer } from './console-server.mjs';

/** @import { RelayEvent } from '../../www/protocol/events.js' */

/**
 * Loads the page like a browser.
 *
 * @param {string} origin of a server on loopback
 * @returns {Promise<{ Cookie: string }>} the header with the session
 */
export async function signedIn(origin) {
  const { headers } = await send(origin, '/');
  return { Cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '' };
}

/**
 * Starts a server, and signs an operator in.
 *
 * @param {import('node:test').TestContext} t stops the server at its end
 * @param {Parameters<typeof startServer>[0]} [options]
 */
export async function startSignedIn(t, options) {
  const server = await startServer(options);
  t.after(() => server.stop());
  const headers = await signedIn(server.origin);
  return {
    ...server,
    headers,
    /** @param {string} path @returns {Promise<any>} the status, and the members of the JSON body */
    async get(path) {
      const { status, body } = await send(server.origin, path, { headers });
      return { status, ...JSON.parse(body) };
    },
  };
}

/** Creates an event sink that collects its events. */
export function createEventSink() {
  /** @type {RelayEvent[]} */
  const events = [];
  const appended = new EventEmitter();

  return {
    events,
    async append(/** @type {RelayEvent} */ event) {
      events.push(event);
      appended.emit('event');
      return { id: `1-${events.length}` };
    },
    /**
     * @param {RelayEvent['kind']} kind
     * @returns {Promise<RelayEvent>} the first event of this kind, when it was appended
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
