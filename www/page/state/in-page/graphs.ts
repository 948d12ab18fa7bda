import { createSimulator, type Simulator, type SimulatorProfile } from 'graph-call-transfer/simulator';
import { keepCalling } from '../../../calls/callers.js';
import { createCallDirectory } from '../../../calls/directory.js';
import { randomGuid } from '../guid.js';
import { profile } from '../simulator.js';
import { pace, paces, seed } from './settings.js';
import { tell } from './tell.js';
import { createWebhook } from './webhook.js';

/** One simulated Graph for each profile that was asked for, and for each pace and seed: what is under way keeps its own. */
const graphs = new Map<string, Simulator>();

/** The calls that live, as the notifications tell. */
const directory = createCallDirectory();
const listeners = new Set<() => void>();

/** The simulated Graph that plays the chosen course. */
export function chosenGraph(): Simulator {
  return graphFor(profile.peek());
}

/** The simulated Graph that plays a course. */
export function graphFor(wanted: string): Simulator {
  const settings = { profile: wanted as SimulatorProfile, pace: paces[pace.peek()], seed: seed.peek() };
  const key = JSON.stringify(settings);
  const known = graphs.get(key);
  if (known) return known;
  // The notifications stay in the page: there is nobody to whom a signature would prove anything.
  const graph = createSimulator({ ...settings, sign: false });
  graph.deliver(
    createWebhook({
      tell,
      take(notifications, at) {
        directory.apply(notifications, at);
        const changes = directory.takeChanges();
        if (!changes) return;
        tell({ kind: 'calls', at, ...changes });
        for (const listener of listeners) listener();
      },
    }),
  );
  graphs.set(key, graph);
  return graph;
}

let areCallsBegun = false;

/** Has people call, from now on. */
export function beginCalls(): void {
  if (areCallsBegun) return;
  areCallsBegun = true;
  keepCalling(
    { announce: (call) => graphFor('complete').announce(call) },
    {
      directory: {
        calls: directory.list,
        onNews(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      pace: () => paces[pace.peek()],
      newId: randomGuid,
    },
  );
}
