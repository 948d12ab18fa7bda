import type { SendRequest } from '../../protocol/transfers.js';

/** The factors of the simulator's delays: 1 is Graph's speed. */
export const speeds = { atOnce: 0, tenTimes: 0.1, twice: 0.5, asGraph: 1, slow: 3 } as const;
export type Speed = keyof typeof speeds;

/** A speed, or the relay's. */
export type SpeedChoice = Speed | 'asStarted';

/** The settings of a simulated Graph. */
export type SimulationSettings = Pick<SendRequest, 'timeScale' | 'seed'> & { readonly profile: string };
