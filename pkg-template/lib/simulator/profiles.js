// @ts-check
/** The profiles: how each simulated Graph responds to requests, and what it delivers about an accepted transfer. */

import { likeGraph } from './behaviours.js';
import { deliveryProfiles } from './delivery-profiles.js';
import { responseProfiles } from './response-profiles.js';
import { timelines } from './timelines.js';

/** @import { ProfileInfo, SimulatorProfile } from '../../types/simulator.js' */
/** @import { Profile } from './profile.js' */

/** @type {readonly Profile[]} */
const allProfiles = [
  ...deliveryProfiles.map((info) => ({ ...info, createBehaviour: likeGraph, timeline: timelines[info.name] })),
  ...responseProfiles,
];

/** @type {readonly ProfileInfo[]} */
export const profiles = Object.freeze(
  allProfiles.map(({ name, group, title, description }) => Object.freeze({ name, group, title, description })),
);

/**
 * Returns a profile by its name.
 * @param {SimulatorProfile} name
 * @returns {Profile | undefined}
 */
export function findProfile(name) {
  return allProfiles.find((profile) => profile.name === name);
}
