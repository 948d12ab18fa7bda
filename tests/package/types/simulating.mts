// Simulating: what its options and its values may be.

import {
  createSimulator,
  createSimulatorKey,
  type Delivery,
  type SimulatedTruth,
  type Simulator,
  type SimulatorKey,
  type SimulatorOptions,
} from 'graph-call-transfer/simulator';

const key: SimulatorKey = await createSimulatorKey();

/** Each name says what is right. */
export const right: Record<string, SimulatorOptions> = {
  nothing: {},
  everything: {
    profile: 'rosterNoise',
    seed: 'seed',
    clock: () => 0,
    calls: ['341a0500-d4bf-4224-8b19-1581168d328b', { id: '341a0500-d4bf-4224-8b19-1581168d328b', callType: 'group' }],
    appId: 'app',
    callbackUri: 'https://bot.example/api/webhook',
    pace: 0,
    key,
    sign: true,
  },
};

/** Each name says what is wrong. */
export const wrong: Record<string, SimulatorOptions> = {
  // @ts-expect-error
  profileOfBefore: { profile: 'accept' },
  // @ts-expect-error
  keyIsAPromise: { key: createSimulatorKey() },
  // @ts-expect-error
  paceIsAWord: { pace: 'quick' },
};

const graph: Simulator = createSimulator({ profile: 'silent' });
export const end: () => void = graph.deliver((delivery) => fetch(delivery.url, delivery));
graph.deliver(() => undefined);
graph.deliver(async ({ body, headers }) => void [body, headers.Authorization]);
graph.announce({ id: '341a0500-d4bf-4224-8b19-1581168d328b', callType: 'group' });

export async function read(): Promise<SimulatedTruth['kind'] | undefined> {
  for await (const delivery of graph) {
    const { number, at, method }: Delivery = delivery;
    // @ts-expect-error
    delivery.number = number;
    return graph.truth(`${at} ${method satisfies 'POST'}`)?.kind;
  }
  return undefined;
}

// @ts-expect-error
graph.announce('341a0500-d4bf-4224-8b19-1581168d328b');
// @ts-expect-error
await key.sign({ aud: 'app' });
