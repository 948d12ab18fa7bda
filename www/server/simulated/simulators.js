// @ts-check
import { randomUUID } from 'node:crypto';
import { createSimulator, createSimulatorKey, profiles } from 'graph-call-transfer/simulator';
import { createGraphs } from '../../calls/graphs.js';

/** @import { Delivery, SimulatedCall, Simulator, SimulatorProfile } from 'graph-call-transfer/simulator' */
/** @import { Settings } from '../../calls/graphs.js' */

/**
 * The simulated Graphs of a server: one for each profile, and one more for each other pace and for each seed that is asked for.
 * All sign with one key, so that one webhook trusts them all.
 *
 * @typedef {object} Simulators
 * @property {readonly string[]} names of the profiles
 * @property {string} appId the app that they tell
 * @property {(profile: string | undefined) => boolean} knows whether there is such a profile; there is one by default
 * @property {(played?: Played) => Simulator} find the one that plays so
 * @property {(callId: string, played: Played) => Simulator} findForTransfer the one that takes a transfer of the call
 * @property {(callId: string, played: Played) => Simulator} findOfCall the one of the profile that has the call
 * @property {(call: SimulatedCall) => void} announce lets a call come in
 * @property {(send: (delivery: Delivery) => Promise<unknown>) => void} deliver tells what happens from now on
 * @property {() => void} close
 */

/**
 * What is played, and how. By default the first profile, which takes every right transfer, at the server's pace, and each time
 * something else.
 *
 * @typedef {Partial<Settings>} Played
 */

/** The app of a server without a real one. */
const APP_ID = 'c1a11e70-0000-4000-8000-000000000001';

/**
 * @param {{ pace?: number }} [options] what the waits between deliveries are multiplied by where nothing else is asked for; 1 by
 *   default
 * @returns {Promise<Simulators>}
 */
export async function createSimulators({ pace: ownPace = 1 } = {}) {
  const key = await createSimulatorKey();
  const names = profiles.map(({ name }) => String(name));
  const [first = ''] = names;
  /** @type {((delivery: Delivery) => Promise<unknown>)[]} */
  const listeners = [];

  const graphs = createGraphs({
    make({ profile, pace = ownPace, seed }) {
      const graph = createSimulator({
        profile: /** @type {SimulatorProfile} */ (profile),
        pace,
        // A log outlives the server, and a Graph: another one must not give its deliveries the same ids, or they count as known.
        seed: randomUUID(),
        ...(seed !== undefined && { courseSeed: seed }),
        key,
        appId: APP_ID,
      });
      for (const send of listeners) graph.deliver(send);
      return graph;
    },
  });

  /** @param {Played} [played] */
  const settingsOf = ({ profile = first, pace = ownPace, seed } = {}) => ({ profile, pace, seed });
  /** @type {Simulators['find']} */
  const find = (played) => graphs.find(settingsOf(played));

  return {
    names,
    appId: APP_ID,
    knows: (profile) => profile === undefined || names.includes(profile),
    find,
    findForTransfer: (callId, played) => graphs.findForTransfer(callId, settingsOf(played)),
    findOfCall: (callId, played) => graphs.findOfCall(callId, settingsOf(played)),
    announce: (call) => find().announce(call),
    deliver(send) {
      listeners.push(send);
      for (const graph of graphs.list()) graph.deliver(send);
    },
    close() {
      for (const graph of graphs.list()) graph.close();
    },
  };
}
