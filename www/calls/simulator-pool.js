// @ts-check
import { callKey } from 'graph-call-transfer/ids';
import { createSimulatorCalls } from 'graph-call-transfer/simulator';

/** @import { CalleeBehaviour, Simulator, SimulatorCalls } from 'graph-call-transfer/simulator' */

const MAX_SIMULATORS = 100;
const MAX_CALLS = 1000;

/**
 * The settings of a simulated Graph.
 *
 * @typedef {object} SimulatorSettings
 * @property {string} profile
 * @property {number | undefined} [timeScale]
 * @property {string | undefined} [seed]
 * @property {CalleeBehaviour | undefined} [callee]
 */

/**
 * The simulated Graphs in use: one for each combination of profile, time scale and seed, so that a transfer in progress keeps
 * its own. They share their calls, as the servers of a real Graph do: the profile decides only what happens to a transfer.
 *
 * @typedef {object} SimulatorPool
 * @property {(settings: SimulatorSettings) => Simulator} get returns the simulated Graph with these settings; creates it when needed
 * @property {(callId: string, settings: SimulatorSettings) => Simulator} getForTransfer returns the simulated Graph with these settings, and
 *   assigns the call to it unless a transfer of the call is in progress in another one
 * @property {(callId: string, settings: SimulatorSettings) => Simulator} getForCall returns the one to which the call is assigned, if it has
 *   the profile; otherwise the one with these settings
 * @property {() => Simulator[]} list
 */

/**
 * Creates a pool of simulated Graphs. Above its capacity the longest unused one without a transfer in progress is closed; where
 * all have one, the oldest, whose transfers end without further notifications. The assignments of calls are limited too.
 *
 * @param {object} options
 * @param {(settings: SimulatorSettings, calls: SimulatorCalls) => Simulator} options.create the new one must use the calls
 * @param {number} [options.capacity] the maximum number of simulated Graphs
 * @returns {SimulatorPool}
 */
export function createSimulatorPool({ create, capacity = MAX_SIMULATORS }) {
  /** In the order of their last use. @type {Map<string, Simulator>} */
  const simulators = new Map();
  /** @type {Map<string, { callId: string, simulator: Simulator }>} */
  const assignments = new Map();
  const calls = createSimulatorCalls();

  /** @param {SimulatorSettings} settings */
  function get(settings) {
    const { profile, timeScale, seed, callee } = settings;
    const key = JSON.stringify([profile, timeScale, seed, callee]);
    const simulator = simulators.get(key) ?? create(settings, calls);
    simulators.delete(key);
    simulators.set(key, simulator);
    if (simulators.size > capacity) evict();
    return simulator;
  }

  function evict() {
    const others = [...simulators].slice(0, -1);
    const busy = new Set([...assignments.values()].filter(isInProgress).map(({ simulator }) => simulator));
    const evicted = others.find(([, simulator]) => !busy.has(simulator)) ?? others[0];
    if (!evicted) return;
    const [key, simulator] = evicted;
    simulators.delete(key);
    for (const [call, assigned] of assignments) if (assigned.simulator === simulator) assignments.delete(call);
    simulator.close();
  }

  return {
    get,
    getForTransfer(callId, settings) {
      const key = callKey(callId);
      const simulator = get(settings);
      const assigned = assignments.get(key);
      if (assigned && isInProgress(assigned)) return simulator;
      assignments.delete(key);
      assignments.set(key, { callId, simulator });
      const [oldest = ''] = assignments.keys();
      if (assignments.size > MAX_CALLS) assignments.delete(oldest);
      return simulator;
    },
    getForCall(callId, settings) {
      const { simulator } = assignments.get(callKey(callId)) ?? {};
      return simulator?.profile === settings.profile ? simulator : get(settings);
    },
    list: () => [...simulators.values()],
  };
}

/** @param {{ callId: string, simulator: Simulator }} assignment */
function isInProgress({ callId, simulator }) {
  return simulator.actualOutcome(callId)?.kind === 'pending';
}
