// @ts-check
import { callKey } from '../protocol/call-key.js';

/** @import { Simulator } from 'graph-call-transfer/simulator' */

/** So many simulated Graphs are kept, and so many calls with the one that has each. */
const MOST_GRAPHS = 100;
const MOST_CALLS = 1000;

/**
 * What a simulated Graph plays, and how.
 *
 * @typedef {object} Settings
 * @property {string} profile
 * @property {number | undefined} [pace]
 * @property {string | undefined} [seed]
 */

/**
 * The simulated Graphs that were asked for: one for each profile, and for each pace and seed that it is played with, so that what
 * is under way keeps its own. A call is with one Graph of a profile at a time, and only that one can tell how it stands.
 *
 * @typedef {object} Graphs
 * @property {(settings: Settings) => Simulator} find the one that plays so, made when it is not there
 * @property {(callId: string, settings: Settings) => Simulator} findForTransfer the one that takes a transfer of the call, and has
 *   the call from then on: the one that plays so; while a transfer of it is under way in another one of the profile, that one
 * @property {(callId: string, settings: Settings) => Simulator} findOfCall the one of the profile that has the call; the one that
 *   plays so where none is known
 * @property {() => Simulator[]} list
 */

/**
 * Makes the keeper of simulated Graphs. Of them, and of the calls that they have, the longest unused leave: first the Graphs in
 * which nothing is under way, and where there is none the oldest, whose transfers end untold.
 *
 * @param {object} options
 * @param {(settings: Settings) => Simulator} options.make
 * @param {number} [options.most] how many are kept
 * @returns {Graphs}
 */
export function createGraphs({ make, most = MOST_GRAPHS }) {
  /** The one that was used last stands last. @type {Map<string, Simulator>} */
  const graphs = new Map();
  /** @type {Map<string, { callId: string, graph: Simulator }>} */
  const calls = new Map();

  /** @param {Settings} settings */
  function find(settings) {
    const { profile, pace, seed } = settings;
    const key = JSON.stringify([profile, pace, seed]);
    const graph = graphs.get(key) ?? make(settings);
    graphs.delete(key);
    graphs.set(key, graph);
    if (graphs.size > most) leave();
    return graph;
  }

  function leave() {
    const others = [...graphs].slice(0, -1);
    const busy = new Set([...calls.values()].filter(isUnderWay).map(({ graph }) => graph));
    const leaving = others.find(([, graph]) => !busy.has(graph)) ?? others[0];
    if (!leaving) return;
    const [key, graph] = leaving;
    graphs.delete(key);
    for (const [call, { graph: its }] of calls) if (its === graph) calls.delete(call);
    graph.close();
  }

  return {
    find,
    findForTransfer(callId, settings) {
      const key = keyOf(callId, settings);
      const known = calls.get(key);
      const graph = known && isUnderWay(known) ? known.graph : find(settings);
      calls.delete(key);
      calls.set(key, { callId, graph });
      const [oldest = ''] = calls.keys();
      if (calls.size > MOST_CALLS) calls.delete(oldest);
      return graph;
    },
    findOfCall: (callId, settings) => calls.get(keyOf(callId, settings))?.graph ?? find(settings),
    list: () => [...graphs.values()],
  };
}

/**
 * @param {string} callId
 * @param {Settings} settings
 */
function keyOf(callId, { profile }) {
  return `${profile} ${callKey(callId)}`;
}

/** @param {{ callId: string, graph: Simulator }} call */
function isUnderWay({ callId, graph }) {
  return graph.truth(callId)?.kind === 'pending';
}
