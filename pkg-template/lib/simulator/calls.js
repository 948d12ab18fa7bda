// @ts-check
/** The state of a simulator: its calls, and the outcomes of their transfers. */

import { setBounded } from '../bounded-map.js';
import { callKey, isGuid } from '../guid.js';

/** @import { SimulatedCall, SimulatedCreatedCall, SimulatedOutcome, SimulatorCalls } from '../../types/simulator.js' */

/** @typedef {Pick<SimulatedCall, 'callType'> & Required<Pick<SimulatedCall, 'state'>> & { direction?: 'incoming' | 'outgoing' }} KnownCall */
/** A call with all its properties. @typedef {{ [Member in keyof SimulatedCall]-?: NonNullable<SimulatedCall[Member]> }} ListedCall */

/** A created call, which its owner may change. @typedef {{ -readonly [Member in keyof SimulatedCreatedCall]: SimulatedCreatedCall[Member] }} MutableCall */

/**
 * The current state of a call. Its holder may change it.
 *
 * @typedef {object} CallRecord
 * @property {KnownCall | undefined} call `undefined` once the call has ended
 * @property {Set<() => void>} activeSequences stops each sequence of deliveries about the call
 * @property {boolean} isForgotten whether the record was removed for a newer one
 * @property {boolean} isListed whether the call came in: after its end it no longer exists
 */

/** @typedef {{ directory: CallDirectory, outcomeStore: OutcomeStore, created: Map<string, MutableCall> }} CallState */
/** @typedef {ReturnType<typeof createCallDirectory>} CallDirectory */
/** @typedef {ReturnType<typeof createOutcomeStore>} OutcomeStore */

/**
 * The outcome of a transfer that may still change.
 * @typedef {{ -readonly [Member in keyof SimulatedOutcome]: SimulatedOutcome[Member] }} MutableOutcome
 */

const MAX_CALLS = 1000;

/** The states that several simulators can share. @type {WeakMap<object, CallState>} */
const sharedStates = new WeakMap();

/**
 * Creates the state of a simulator's calls.
 * @param {readonly ListedCall[] | undefined} calls `undefined`: every GUID is an established call
 * @returns {CallState}
 */
export function createCallState(calls) {
  return { directory: createCallDirectory(calls), outcomeStore: createOutcomeStore(), created: new Map() };
}

/**
 * Creates a handle of a state for several simulators.
 * @param {readonly ListedCall[] | undefined} calls as for `createCallState`
 * @returns {SimulatorCalls}
 */
export function shareCallState(calls) {
  const handle = /** @type {SimulatorCalls} */ (Object.freeze({}));
  sharedStates.set(handle, createCallState(calls));
  return handle;
}

/**
 * Returns the state of a handle, or `undefined` for another value.
 * @param {unknown} handle
 */
export function findSharedState(handle) {
  return typeof handle === 'object' && handle !== null ? sharedStates.get(handle) : undefined;
}

/**
 * Creates the directory of a simulator's calls.
 * @param {readonly ListedCall[] | undefined} calls `undefined`: every GUID is an established call
 */
function createCallDirectory(calls) {
  const findInitial = calls === undefined ? findAnyGuid : createListLookup(calls);
  /** @type {Map<string, CallRecord>} */
  const records = new Map();

  return {
    /**
     * Returns a call, or `undefined` for one that does not exist or has ended.
     * @param {string} callId
     * @returns {KnownCall | undefined}
     */
    find(callId) {
      const record = records.get(callKey(callId));
      return record ? record.call : findInitial(callId);
    },

    /**
     * Returns the state of a call that may be replaced by a transfer. Without a list, every other call is established.
     * @param {string} callId
     */
    isReplaceable(callId) {
      const record = records.get(callKey(callId));
      return record === undefined || record.call?.state === 'established' || (!record.isListed && calls === undefined);
    },

    /**
     * Returns a call that a transfer may name. Without a list, that includes a call that has ended, unless it came in.
     * @param {string} callId
     * @returns {KnownCall | undefined}
     */
    findForTransfer(callId) {
      const record = records.get(callKey(callId));
      if (record?.call || (record && (calls !== undefined || record.isListed))) return record.call;
      return findInitial(callId);
    },

    /**
     * Stores a call as the newest. The oldest above the limit is forgotten, and its deliveries stop.
     * @param {string} callId
     * @param {KnownCall} call
     * @returns {CallRecord}
     */
    store(callId, call) {
      const key = callKey(callId);
      const record = records.get(key) ?? { call, activeSequences: new Set(), isForgotten: false, isListed: false };
      record.call = call;
      for (const forgotten of setBounded(records, key, record, MAX_CALLS)) {
        forgotten.isForgotten = true;
        stopSequences(forgotten);
      }
      return record;
    },

    /**
     * Starts a call from the beginning: deliveries about its earlier state stop.
     * @param {string} callId
     * @param {KnownCall} call
     * @returns {CallRecord}
     */
    restart(callId, call) {
      const record = records.get(callKey(callId));
      if (record) stopSequences(record);
      return this.store(callId, call);
    },

    /**
     * Lets a call come in: deliveries about an earlier call with its id stop.
     * @param {string} callId
     * @param {KnownCall} call
     * @returns {CallRecord}
     */
    comeIn(callId, call) {
      const record = this.restart(callId, call);
      record.isListed = true;
      return record;
    },

    /**
     * Ends a call, and stops the deliveries about it.
     * @param {string} callId
     */
    end(callId) {
      this.restart(callId, { state: 'terminated' }).call = undefined;
    },
  };
}

/** @param {CallRecord} record */
function stopSequences({ activeSequences }) {
  for (const stop of [...activeSequences]) stop();
}

/**
 * @param {string} callId
 * @returns {KnownCall | undefined}
 */
function findAnyGuid(callId) {
  return isGuid(callId) ? { state: 'established' } : undefined;
}

/**
 * @param {readonly ListedCall[]} calls
 * @returns {(callId: string) => KnownCall | undefined}
 */
function createListLookup(calls) {
  const listed = new Map(calls.map(({ id, callType, state }) => [callKey(id), { callType, state }]));
  return (callId) => listed.get(callKey(callId));
}

/** Creates the store of the actual outcome of each call's last transfer. */
function createOutcomeStore() {
  /** @type {Map<string, MutableOutcome>} */
  const outcomes = new Map();

  return {
    /**
     * @param {string} callId
     * @param {MutableOutcome} outcome its owner may change it later
     */
    set(callId, outcome) {
      setBounded(outcomes, callKey(callId), outcome, MAX_CALLS);
    },

    /**
     * Records that a transfer was refused, unless another transfer of the call is pending.
     * @param {string} callId
     */
    setRefused(callId) {
      if (!isGuid(callId) || outcomes.get(callKey(callId))?.kind === 'pending') return;
      this.set(callId, { kind: 'refused', delivered: 0, total: 0 });
    },

    /**
     * Returns a copy of an outcome.
     * @param {string} callId
     * @returns {SimulatedOutcome | undefined}
     */
    get(callId) {
      const outcome = outcomes.get(callKey(callId));
      return outcome && Object.freeze({ ...outcome });
    },
  };
}
