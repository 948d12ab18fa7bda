import type { ProfileInfo } from '../../types/simulator.js';
import type { Behaviour } from './behaviours.js';
import type { Timeline } from './timelines.js';

/** A profile: how it responds to requests, and what it delivers about an accepted transfer. */
export interface Profile extends ProfileInfo {
  /** For one simulator. */
  readonly createBehaviour: () => Behaviour;
  /** Absent where no transfer is accepted. */
  readonly timeline?: Timeline;
}
