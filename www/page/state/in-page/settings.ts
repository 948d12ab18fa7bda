import { signal } from '@preact/signals';
import { profile } from '../simulator.js';

/** How slowly the simulator in the page may play: 1 is Graph's rhythm. */
export const paces = { atOnce: 0, tenTimes: 0.1, twice: 0.5, asGraph: 1, slow: 3 } as const;
export type Pace = keyof typeof paces;

export const pace = signal<Pace>('asGraph');

/** Decides what the simulator in the page makes up: ids, the exact times, what is lost. */
export const seed = signal('1');

/** What one simulated Graph plays, and how. */
export interface Settings {
  /** The name of the course. */
  readonly profile: string;
  readonly pace: Pace;
  readonly seed: string;
}

/** The settings as they stand now. */
export function currentSettings(): Settings {
  return { profile: profile.peek(), pace: pace.peek(), seed: seed.peek() };
}
