// @ts-check
import { putBounded } from './bounded.js';
import { canonical } from './calls.js';
import { isGuid } from './guid.js';

/** @import { SimulatedTruth } from '../../types/simulator.js' */

/** A truth that is still being found out. @typedef {{ -readonly [Member in keyof SimulatedTruth]: SimulatedTruth[Member] }} Truth */

/** Calls whose last transfer is known. */
const LIMIT = 1000;

/** Keeps what really became of the last transfer of each call. */
export function createTruths() {
  /** @type {Map<string, Truth>} */
  const truths = new Map();

  return {
    /**
     * @param {string} callId
     * @param {Truth} truth may change later
     */
    set(callId, truth) {
      putBounded(truths, canonical(callId), truth, LIMIT);
    },

    /** @param {string} callId */
    refused(callId) {
      if (!isGuid(callId) || truths.get(canonical(callId))?.kind === 'pending') return;
      this.set(callId, { kind: 'refused', delivered: 0, total: 0 });
    },

    /**
     * @param {string} callId
     * @returns {SimulatedTruth | undefined}
     */
    get(callId) {
      const truth = truths.get(canonical(callId));
      return truth && Object.freeze({ ...truth });
    },
  };
}
