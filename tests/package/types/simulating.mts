// The types of the simulator: its options and its values.

import {
  createSimulator,
  createSimulatorCalls,
  createSimulatorKey,
  type Delivery,
  type SimulatedOutcome,
  type Simulator,
  type SimulatorKey,
  type SimulatorOptions,
} from 'graph-call-transfer/simulator';

const key: SimulatorKey = await createSimulatorKey();

/** Options that compile. */
export const right: Record<string, SimulatorOptions> = {
  nothing: {},
  everything: {
    profile: 'rosterNoise',
    seed: 'seed',
    clock: () => 0,
    calls: ['341a0500-d4bf-4224-8b19-1581168d328b', { id: '341a0500-d4bf-4224-8b19-1581168d328b', callType: 'group' }],
    appId: 'app',
    callbackUri: 'https://bot.example/api/webhook',
    timeScale: 0,
    key,
    sign: true,
  },
  sharedCalls: { calls: createSimulatorCalls(['341a0500-d4bf-4224-8b19-1581168d328b']) },
};

/** Options that do not compile. */
export const wrong: Record<string, SimulatorOptions> = {
  // @ts-expect-error
  oldProfile: { profile: 'accept' },
  // @ts-expect-error
  keyIsAPromise: { key: createSimulatorKey() },
  // @ts-expect-error
  callsAreAnyObject: { calls: {} },
  // @ts-expect-error
  timeScaleIsAWord: { timeScale: 'quick' },
};

const graph: Simulator = createSimulator({ profile: 'silent' });
export const end: () => void = graph.onDelivery((delivery) => fetch(delivery.url, delivery));
graph.onDelivery(() => undefined);
graph.onDelivery(async ({ body, headers }) => void [body, headers.Authorization]);
graph.createIncomingCall({ id: '341a0500-d4bf-4224-8b19-1581168d328b', callType: 'group' });

export async function read(): Promise<SimulatedOutcome['kind'] | undefined> {
  for await (const delivery of graph) {
    const { number, dueAt, method }: Delivery = delivery;
    // @ts-expect-error
    delivery.number = number;
    return graph.actualOutcome(`${dueAt} ${method satisfies 'POST'}`)?.kind;
  }
  return undefined;
}

// @ts-expect-error
graph.createIncomingCall('341a0500-d4bf-4224-8b19-1581168d328b');
// @ts-expect-error
await key.sign({ aud: 'app' });
