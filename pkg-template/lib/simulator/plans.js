// @ts-check
/** What the profiles tell of a transfer that was accepted. Everything that a profile decides stands in this table. */

import { loseSome, oldFormFirst, reorder, slowDown, twice } from './disturbances.js';

/** @import { Planned } from './disturbances.js' */
/** @import { EndingName } from './endings.js' */
/** @import { ShapeName } from './shapes.js' */
/** @import { Transfer } from './transfer.js' */

/** Milliseconds since the step before, and what is told then. @typedef {readonly [wait: number, tells: ShapeName]} Step */

/**
 * @typedef {object} Plan
 * @property {EndingName} [ending] what becomes of the transfer, whatever is told; without one nothing ever does
 * @property {readonly Step[]} steps
 * @property {(planned: readonly Planned[], nextFraction: () => number) => readonly Planned[]} [disturb] what happens to the
 *   deliveries on their way
 */

/** Of these the transfers that replace no call have none. */
const ofReplacedCall = new Set(['replacedCallTerminated', 'replacedCallDeleted']);

/** @type {readonly Step[]} */
const toAcceptance = [
  [300, 'transferring'],
  [400, 'audioInactive'],
  [800, 'transferAccepted'],
];

/** @type {readonly Step[]} */
const replacedCallEnds = [
  [1000, 'replacedCallTerminated'],
  [100, 'replacedCallDeleted'],
];

/** @satisfies {Plan} */
const complete = {
  ending: 'completed',
  steps: [...toAcceptance, ...replacedCallEnds, [300, 'completed']],
};

/** How much a wait may differ from the one in the table: a tenth to either side. */
const VARIATION = 0.1;

export const plans = /** @satisfies {Record<string, Plan>} */ ({
  complete,

  completeBeforeAudioInactive: {
    ending: 'completed',
    steps: [
      [300, 'transferring'],
      [1200, 'transferAccepted'],
      [400, 'audioInactiveOnceAccepted'],
      [600, 'replacedCallTerminated'],
      [100, 'replacedCallDeleted'],
      [300, 'completed'],
    ],
  },

  failed: {
    ending: 'failed',
    steps: [
      [300, 'transferring'],
      [400, 'audioInactive'],
      [2200, 'failed'],
      [200, 'audioActive'],
    ],
  },

  targetDeclined: {
    ending: 'declined',
    steps: [
      [300, 'transferring'],
      [400, 'audioInactive'],
      [1600, 'declined'],
      [200, 'audioActive'],
    ],
  },

  callerHangsUp: {
    ending: 'hungUp',
    steps: [
      [300, 'transferring'],
      [400, 'audioInactive'],
      [1100, 'hungUp'],
    ],
  },

  silent: { steps: [] },

  late: {
    ending: 'completed',
    steps: [...toAcceptance, ...replacedCallEnds, [30_300, 'completed']],
  },

  rosterNoise: {
    ending: 'completed',
    steps: [
      [100, 'roster'],
      [200, 'transferring'],
      [100, 'tone'],
      [300, 'audioInactive'],
      [200, 'rosterDelta'],
      [200, 'operation'],
      [400, 'transferAccepted'],
      [300, 'roster'],
      [700, 'replacedCallTerminated'],
      [100, 'replacedCallDeleted'],
      [100, 'operation'],
      [200, 'completed'],
    ],
  },

  unknownState: {
    ending: 'completed',
    steps: [
      [300, 'transferring'],
      [200, 'unknownState'],
      [200, 'audioInactive'],
      [800, 'transferAccepted'],
      [400, 'unknownState'],
      [600, 'replacedCallTerminated'],
      [100, 'replacedCallDeleted'],
      [300, 'completed'],
    ],
  },

  doubled: { ...complete, disturb: twice },
  reordered: { ...complete, disturb: reorder },
  lossy: { ...complete, disturb: loseSome },
  slow: { ...complete, disturb: slowDown },
  legacyFirst: { ...complete, disturb: oldFormFirst },
});

/**
 * @param {Plan} plan
 * @param {Transfer} transfer
 * @param {() => number} nextFraction
 * @returns {readonly Planned[]} what is due, and when, in the order of the times
 */
export function makePlan({ steps, disturb }, { replacedCallId }, nextFraction) {
  let offset = 0;
  const planned = steps.map(([wait, tells]) => {
    offset += Math.round(wait * (1 - VARIATION + 2 * VARIATION * nextFraction()));
    return { offset, tells };
  });
  const told = planned.filter(({ tells }) => replacedCallId !== undefined || !ofReplacedCall.has(tells));
  return disturb ? disturb(told, nextFraction) : told;
}
