// @ts-check
import { putBounded } from './bounded.js';
import { createGuidSource, isGuid } from './guid.js';

/** @import { SimulatedCall } from '../../types/simulator.js' */

/** @typedef {Pick<SimulatedCall, 'callType'> & Required<Pick<SimulatedCall, 'state'>>} KnownCall */

/**
 * What became of a call since the beginning. Whoever holds it may change it.
 *
 * @typedef {object} CallRecord
 * @property {KnownCall | undefined} call `undefined` once it is over
 * @property {Set<() => void>} underWay what is being told of it: each ends that
 * @property {boolean} isForgotten whether another took its place
 */

/** @typedef {ReturnType<typeof createCallDirectory>} CallDirectory */

/** Calls of which something is remembered. */
const LIMIT = 1000;

/**
 * Makes the directory of the calls that a simulator knows.
 *
 * @param {readonly (string | SimulatedCall)[] | undefined} calls `undefined` for: every GUID is an established call
 */
export function createCallDirectory(calls) {
  const find = calls === undefined ? anyGuid : listed(calls);
  /** @type {Map<string, CallRecord>} */
  const records = new Map();

  return {
    /**
     * @param {string} callId
     * @returns {KnownCall | undefined}
     */
    find(callId) {
      const record = records.get(canonical(callId));
      return record ? record.call : find(callId);
    },

    /**
     * Without a list a call that is over may be transferred anew.
     *
     * @param {string} callId
     * @returns {KnownCall | undefined}
     */
    findForTransfer(callId) {
      const record = records.get(canonical(callId));
      if (record?.call || (record && calls !== undefined)) return record.call;
      return find(callId);
    },

    /**
     * Remembers a call as the newest. The oldest is forgotten for it, and what is under way with that ends.
     *
     * @param {string} callId
     * @param {KnownCall} call
     * @returns {CallRecord}
     */
    remember(callId, call) {
      const key = canonical(callId);
      const record = records.get(key) ?? { call, underWay: new Set(), isForgotten: false };
      record.call = call;
      for (const forgotten of putBounded(records, key, record, LIMIT)) {
        forgotten.isForgotten = true;
        endAll(forgotten);
      }
      return record;
    },

    /**
     * Begins a call anew: what is under way with it ends.
     *
     * @param {string} callId
     * @param {KnownCall} call
     * @returns {CallRecord}
     */
    renew(callId, call) {
      const record = records.get(canonical(callId));
      if (record) endAll(record);
      return this.remember(callId, call);
    },

    /**
     * Ends a call of which nothing more is told.
     *
     * @param {string} callId
     */
    end(callId) {
      this.renew(callId, { state: 'terminated' }).call = undefined;
    },
  };
}

/** @param {CallRecord} record */
function endAll({ underWay }) {
  for (const end of [...underWay]) end();
}

/** @param {string} callId @returns {KnownCall | undefined} */
function anyGuid(callId) {
  return isGuid(callId) ? { state: 'established' } : undefined;
}

/**
 * @param {readonly (string | SimulatedCall)[]} calls
 * @returns {(callId: string) => KnownCall | undefined}
 */
function listed(calls) {
  const known = new Map(
    calls.map((call) => {
      const { id, callType = 'peerToPeer', state = 'established' } = typeof call === 'string' ? { id: call } : call;
      return [canonical(id), { callType, state }];
    }),
  );
  return (callId) => known.get(canonical(callId));
}

/**
 * Makes the object in which Graph shows a call.
 *
 * @param {string} callId
 * @param {KnownCall} call
 * @param {{ version: string, tenantId: string }} context the version of Graph that is asked, and the token's tenant
 * @returns {object} always the same for the same arguments
 */
export function callResource(callId, { callType, state }, { version, tenantId }) {
  const nextGuid = createGuidSource(canonical(callId));
  return {
    '@odata.context': `https://graph.microsoft.com/${version}/$metadata#communications/calls/$entity`,
    '@odata.type': '#microsoft.graph.call',
    id: callId,
    state,
    direction: 'incoming',
    callChainId: nextGuid(),
    myParticipantId: nextGuid(),
    tenantId,
    subject: null,
    requestedModalities: ['audio'],
    mediaState: state === 'established' ? { audio: 'active' } : null,
    resultInfo: null,
    chatInfo: callType === 'group' ? { threadId: `19:meeting_${nextGuid()}@thread.v2`, messageId: '0' } : null,
    meetingInfo: null,
    transcription: null,
    toneInfo: null,
  };
}

/**
 * @param {string} callId
 * @returns {string} the id of the chain of calls, by which services recognise each other's requests
 */
export function chainIdOf(callId) {
  return createGuidSource(canonical(callId))();
}

/**
 * @param {string} callId
 * @returns {string} equal for the two spellings of one GUID; anything else stays different from every GUID
 */
export function canonical(callId) {
  return isGuid(callId) ? callId.replaceAll('-', '').toLowerCase() : callId;
}
