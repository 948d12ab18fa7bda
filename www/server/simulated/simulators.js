// @ts-check
import { createSimulator, profiles } from 'graph-call-transfer/simulator';

/** @import { Simulator } from 'graph-call-transfer/simulator' */

/**
 * The simulated Graphs of a server, one for each profile.
 *
 * @typedef {object} Simulators
 * @property {readonly string[]} names of the profiles
 * @property {(profile?: string) => Simulator | undefined} find by default the first profile's, which takes every right transfer
 */

/** @returns {Simulators} */
export function createSimulators() {
  const simulators = new Map(
    profiles.map(({ name }) => [String(name), createSimulator({ profile: name, seed: name })]),
  );
  const names = [...simulators.keys()];
  const [first = ''] = names;
  return { names, find: (profile = first) => simulators.get(profile) };
}
