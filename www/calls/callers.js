// @ts-check

/** @import { SimulatedCall } from 'graph-call-transfer/simulator' */

/** So that every scenario has calls to choose from: two, of which one may be a consultation, and one with several people. */
const WANTED = /** @type {const} */ (['peerToPeer', 'peerToPeer', 'group']);

/** How long nobody calls after a call ended, in milliseconds at the natural pace. */
const LULL = 2000;

/**
 * Whoever knows the calls that live.
 *
 * @typedef {object} Directory
 * @property {() => readonly { callId: string }[]} calls
 * @property {(listener: () => void) => () => void} onNews has a listener told when they may have changed; what it gives ends that
 */

/**
 * Keeps calls coming in, as people call a bot: whenever one of them has ended, another one comes in.
 *
 * @param {{ announce: (call: SimulatedCall) => void }} simulator
 * @param {object} options
 * @param {Directory} options.directory
 * @param {() => number} options.pace what the lull is multiplied by
 * @param {() => string} options.newId makes the id of a call, a GUID
 */
export function keepCalling(simulator, { directory, pace, newId }) {
  /** @type {Map<string, 'peerToPeer' | 'group'>} the calls that came in from here, and live */
  const calls = new Map();
  /** @type {Set<string>} of those, the ones that the directory has heard of */
  const heard = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let lull;

  function call() {
    lull = undefined;
    const missing = [...WANTED];
    for (const callType of calls.values()) missing.splice(missing.indexOf(callType), 1);
    for (const callType of missing) {
      const id = newId();
      calls.set(id, callType);
      simulator.announce({ id, callType });
    }
  }

  const forget = directory.onNews(() => {
    const live = new Set(directory.calls().map(({ callId }) => callId));
    for (const id of calls.keys()) {
      if (live.has(id)) heard.add(id);
      else if (heard.delete(id)) calls.delete(id);
    }
    if (calls.size < WANTED.length) lull ??= setTimeout(call, LULL * pace());
  });
  call();

  return {
    close() {
      forget();
      clearTimeout(lull);
    },
  };
}
