// @ts-check

/** @import { SimulatedCall } from 'graph-call-transfer/simulator' */

/** Enough calls for every scenario: two with one caller, of which one may be the consultation, and one with several people. */
const CALL_TYPES = /** @type {const} */ (['peerToPeer', 'peerToPeer', 'group']);

/** The pause between the end of a call and the next incoming one, in milliseconds at the time scale 1. */
const PAUSE_MS = 2000;

/**
 * A list of the live calls.
 *
 * @typedef {object} LiveCallList
 * @property {() => readonly { callId: string }[]} liveCalls
 * @property {(listener: () => void) => () => void} onUpdate notifies the listener when the list may have changed; returns a function
 *   that removes it
 */

/**
 * Simulates people who call a bot: whenever one of their calls has ended, another one comes in.
 *
 * @param {{ createIncomingCall: (call: SimulatedCall) => void }} simulator
 * @param {object} options
 * @param {LiveCallList} options.directory
 * @param {() => number} options.timeScale the factor of the pause
 * @param {() => string} options.newId returns a new call id, a GUID
 */
export function simulateCallers(simulator, { directory, timeScale, newId }) {
  /** @type {Map<string, 'peerToPeer' | 'group'>} the simulated calls that have not ended */
  const calls = new Map();
  /** @type {Set<string>} those of them that were in the directory */
  const listed = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;

  function addMissingCalls() {
    pause = undefined;
    const missing = [...CALL_TYPES];
    for (const callType of calls.values()) missing.splice(missing.indexOf(callType), 1);
    for (const callType of missing) {
      const id = newId();
      calls.set(id, callType);
      simulator.createIncomingCall({ id, callType });
    }
  }

  const removeListener = directory.onUpdate(() => {
    const live = new Set(directory.liveCalls().map(({ callId }) => callId));
    for (const id of calls.keys()) {
      // A call that was never listed has not been announced yet.
      if (live.has(id)) listed.add(id);
      else if (listed.delete(id)) calls.delete(id);
    }
    if (calls.size < CALL_TYPES.length) pause ??= setTimeout(addMissingCalls, PAUSE_MS * timeScale());
  });
  addMissingCalls();

  return {
    close() {
      removeListener();
      clearTimeout(pause);
    },
  };
}
