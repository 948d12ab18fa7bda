import { createSimulator, type Simulator, type SimulatorProfile } from 'graph-call-transfer/simulator';
import { keepCalling } from '../../../calls/callers.js';
import { createCallDirectory } from '../../../calls/directory.js';
import { callKey } from '../../../protocol/call-key.js';
import { randomGuid } from '../guid.js';
import { currentSettings, pace, paces, type Settings } from './settings.js';
import { tell } from './tell.js';
import { createWebhook } from './webhook.js';

/** One simulated Graph for each profile that was asked for, and for each pace and seed: what is under way keeps its own. */
const graphs = new Map<string, Simulator>();

/** The simulated Graph that has a call, for the calls that were transferred. */
const graphOf = new Map<string, Simulator>();

/** The calls that live, as the notifications tell. */
const directory = createCallDirectory();
const listeners = new Set<() => void>();

/** The simulated Graph that plays as the settings say. */
export function graphFor({ profile, pace, seed }: Settings): Simulator {
  const settings = { profile: profile as SimulatorProfile, pace: paces[pace], seed };
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

/** Remembers which simulated Graph has a call. */
export function keepCall(callId: string, graph: Simulator): void {
  graphOf.set(callKey(callId), graph);
}

/** The simulated Graph that has a call; any other would tell of a call that nobody transferred. */
export function graphOfCall(callId: string): Simulator {
  return graphOf.get(callKey(callId)) ?? graphFor(currentSettings());
}

let areCallsBegun = false;

/** Has people call, from now on. */
export function beginCalls(): void {
  if (areCallsBegun) return;
  areCallsBegun = true;
  keepCalling(
    { announce: (call) => graphFor({ ...currentSettings(), profile: 'complete' }).announce(call) },
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
