// @ts-check
import { randomUUID } from 'node:crypto';

/** @import { Hub } from '../relay/hub.js' */
/** @import { Simulators } from './simulators.js' */

/** So that every scenario has calls to choose from: two, of which one may be a consultation, and one with several people. */
const WANTED = /** @type {const} */ (['peerToPeer', 'peerToPeer', 'group']);

/** How long nobody calls after a call ended, in milliseconds at the natural pace. */
const LULL = 2000;

/**
 * Keeps calls coming in, as people call a bot: whenever one of them has ended, another one comes in.
 *
 * @param {Simulators} simulators
 * @param {{ hub: Pick<Hub, 'calls' | 'onNews'>, pace: number }} options
 */
export function keepCalling(simulators, { hub, pace }) {
  /** @type {Map<string, 'peerToPeer' | 'group'>} the calls that came in from here, and live */
  const calls = new Map();
  /** @type {Set<string>} of those, the ones that the hub has heard of */
  const heard = new Set();
  /** @type {NodeJS.Timeout | undefined} */
  let lull;

  function call() {
    lull = undefined;
    const missing = [...WANTED];
    for (const callType of calls.values()) missing.splice(missing.indexOf(callType), 1);
    for (const callType of missing) {
      const id = randomUUID();
      calls.set(id, callType);
      simulators.announce({ id, callType });
    }
  }

  const forget = hub.onNews(() => {
    const live = new Set(hub.calls().map(({ callId }) => callId));
    for (const id of calls.keys()) {
      if (live.has(id)) heard.add(id);
      else if (heard.delete(id)) calls.delete(id);
    }
    if (calls.size < WANTED.length) lull ??= setTimeout(call, LULL * pace);
  });
  call();

  return {
    close() {
      forget();
      clearTimeout(lull);
    },
  };
}
