// @ts-check
import { randomUUID } from 'node:crypto';
import { createSimulator, createSimulatorKey, profiles } from 'graph-call-transfer/simulator';

/** @import { Delivery, SimulatedCall, Simulator } from 'graph-call-transfer/simulator' */

/**
 * The simulated Graphs of a server, one for each profile. All sign with one key, so that one webhook trusts them all.
 *
 * @typedef {object} Simulators
 * @property {readonly string[]} names of the profiles
 * @property {string} appId the app that they tell
 * @property {(profile?: string) => Simulator | undefined} find by default the first profile's, which takes every right transfer
 * @property {(call: SimulatedCall) => void} announce lets a call come in
 * @property {(send: (delivery: Delivery) => Promise<unknown>) => void} deliver tells what happens from now on
 * @property {() => void} close
 */

/** The app of a server without a real one. */
const APP_ID = 'c1a11e70-0000-4000-8000-000000000001';

/**
 * @param {{ pace?: number }} [options] what the waits between deliveries are multiplied by; 1 by default
 * @returns {Promise<Simulators>}
 */
export async function createSimulators({ pace = 1 } = {}) {
  const key = await createSimulatorKey();
  // A log outlives the server: another one must not give its calls and deliveries the same ids.
  const seed = randomUUID();
  const simulators = new Map(
    profiles.map(({ name: profile }) => [
      String(profile),
      createSimulator({ profile, seed: `${seed} ${profile}`, key, pace, appId: APP_ID }),
    ]),
  );
  const names = [...simulators.keys()];
  const [first = ''] = names;
  const find = (/** @type {string | undefined} */ profile = first) => simulators.get(profile);

  return {
    names,
    appId: APP_ID,
    find,
    announce: (call) => find()?.announce(call),
    deliver(send) {
      for (const simulator of simulators.values()) simulator.deliver(send);
    },
    close() {
      for (const simulator of simulators.values()) simulator.close();
    },
  };
}
