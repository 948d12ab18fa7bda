// @ts-check
/** The situations in which a cause holds, like `src/codes/situation.rs`. */

/** @import { Situation } from '../../types/codes.js' */

/** How a cause fits to what is known, best first. */
export const CONFIRMED = 0;
export const POSSIBLE = 1;
export const EXCLUDED = 2;

/**
 * Situations of which one excludes the others.
 *
 * @type {readonly (readonly Situation[])[]}
 */
const ALTERNATIVES = [
  ['request', 'result'],
  ['incomingCall', 'outgoingCall'],
  ['fromTelephone', 'toTelephone'],
  ['toTelephone', 'toUser', 'toApp'],
  ['directRouting', 'operatorConnect', 'callingPlan'],
  ['blind', 'consultative'],
  ['beforeEstablished', 'established'],
  ['peerToPeer', 'groupCall'],
  ['appHostedMedia', 'serviceHostedMedia'],
];

/**
 * Returns how a cause fits that holds in all these situations. That a code came from a request or from a result confirms nothing: it can
 * only exclude.
 *
 * @param {readonly Situation[]} situations
 * @param {readonly Situation[]} known
 */
export function fit(situations, known) {
  const worst = Math.max(CONFIRMED, ...situations.map((situation) => fitOf(situation, known)));
  const isSpecific = situations.some((situation) => situation !== 'request' && situation !== 'result');
  return worst === CONFIRMED && !isSpecific ? POSSIBLE : worst;
}

/**
 * @param {Situation} situation
 * @param {readonly Situation[]} known
 */
function fitOf(situation, known) {
  if (known.includes(situation)) return CONFIRMED;
  const isExcluded = known.some((other) =>
    ALTERNATIVES.some((group) => group.includes(situation) && group.includes(other)),
  );
  return isExcluded ? EXCLUDED : POSSIBLE;
}
