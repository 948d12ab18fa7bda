import { createSimulator, type SimulatorProfile } from 'graph-call-transfer/simulator';
import { keepCalling } from '../../../calls/callers.js';
import { createCallDirectory } from '../../../calls/directory.js';
import { createGraphs } from '../../../calls/graphs.js';
import { randomGuid } from '../guid.js';
import { currentSettings } from '../simulator.js';
import { tell } from './tell.js';
import { createWebhook } from './webhook.js';

/** The calls that live, as the notifications tell. */
const directory = createCallDirectory();
const listeners = new Set<() => void>();

/** The simulated Graphs of this page. */
export const graphs = createGraphs({
  make({ profile, pace = 1, seed = '' }) {
    // The notifications stay in the page: there is nobody to whom a signature would prove anything.
    const graph = createSimulator({ profile: profile as SimulatorProfile, pace, seed, sign: false });
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
    return graph;
  },
});

let areCallsBegun = false;

/** Has people call, from now on. */
export function beginCalls(): void {
  if (areCallsBegun) return;
  areCallsBegun = true;
  keepCalling(
    { announce: (call) => graphs.find({ ...currentSettings(), profile: 'complete' }).announce(call) },
    {
      directory: {
        calls: directory.list,
        onNews(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      pace: () => currentSettings().pace ?? 1,
      newId: randomGuid,
    },
  );
}
