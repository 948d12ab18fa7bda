// @ts-check
/** The life of a call that the app created, from its notifications in any order. It does no I/O. */

/** @import { CallLife } from '../../types/consultation.js' */
/** @import { CallNotification } from '../../types/index.js' */

/** The states in their order. A call that has reached one does not return to an earlier one. */
const ORDER = ['establishing', 'ringing', 'established', 'terminating', 'terminated'];

/** @type {CallLife} */
export const UNBORN = Object.freeze({ state: 'establishing', isReported: false });

/**
 * Returns the life of a call after one more notification. The order of the notifications does not matter, nor a repetition.
 * @param {CallLife} life
 * @param {Pick<CallNotification, 'changeType' | 'state' | 'result' | 'terminationReason'>} notification
 * @returns {CallLife} the same object if nothing is new
 */
export function advanceCall(life, { changeType, state, result, terminationReason }) {
  const reached = changeType === 'deleted' ? 'terminated' : stageOf(state);
  const isEnd = reached === 'terminated';
  const next = ORDER.indexOf(reached ?? '') > ORDER.indexOf(life.state) ? reached : life.state;
  // A result of an established call is that of a transfer.
  const found = isEnd ? (life.result ?? result) : life.result;
  const reason = isEnd ? (life.terminationReason ?? terminationReason) : life.terminationReason;
  if (life.isReported && next === life.state && found === life.result && reason === life.terminationReason) return life;
  return Object.freeze({
    state: /** @type {CallLife['state']} */ (next),
    isReported: true,
    ...(found !== undefined && { result: found }),
    ...(reason !== undefined && { terminationReason: reason }),
  });
}

/**
 * Returns the stage of a state. Graph has further states of an established call, such as `hold` and `transferring`, and may add others:
 * none of them proves that a target answered, except those that an answered call alone can have.
 * @param {string | undefined} state
 */
function stageOf(state) {
  if (state === undefined) return undefined;
  if (ORDER.includes(state)) return state;
  return ['hold', 'transferring', 'transferAccepted'].includes(state) ? 'established' : undefined;
}
