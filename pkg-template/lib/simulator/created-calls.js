// @ts-check
/** The calls that the app created: their lives, the end of any call, and the notifications about both. */

import { setBounded } from '../bounded-map.js';
import { callKey } from '../guid.js';
import { callees, endByApp, endByParty } from './callees.js';
import { audio, createCallEntry, typed, writeBody } from './graph-resources.js';
import { createGuidSource } from './random.js';

/** @import { CallRequest } from '../../types/index.js' */
/** @import { CalleeBehaviour, SimulatedCreatedCall } from '../../types/simulator.js' */
/** @import { EndResult } from './callees.js' */
/** @import { CallDirectory, MutableCall, OutcomeStore } from './calls.js' */
/** @import { Entry } from './graph-resources.js' */
/** @import { Schedule } from './schedule.js' */
/** @import { Sequences } from './sequences.js' */

/** @typedef {ReturnType<typeof createCreatedCalls>} CreatedCalls */

const MAX_CALLS = 1000;
const HANG_UP_MS = 200;

/**
 * @param {object} context
 * @param {CalleeBehaviour} context.callee
 * @param {CallDirectory} context.directory
 * @param {OutcomeStore} context.outcomeStore
 * @param {Schedule} context.schedule
 * @param {Sequences} context.sequences
 * @param {Map<string, MutableCall>} context.created by key
 */
export function createCreatedCalls({ callee, directory, outcomeStore, schedule, sequences, created }) {
  const { createDeliveries, createSequenceSeed, start } = sequences;

  /**
   * @param {string} callId
   * @param {readonly (readonly [offset: number, entry: Entry])[]} timed
   * @param {{ now: number, tenantId: string }} origin
   */
  function deliveriesOf(callId, timed, { now, tenantId }) {
    const nextGuid = createGuidSource(createSequenceSeed(callId));
    const callbackUri = created.get(callKey(callId))?.callbackUri;
    const messages = timed.map(([offset, entry]) => {
      const body = writeBody({ ...entry, ...(callbackUri !== undefined && { callbackUri }) });
      return { offset, body, messageId: nextGuid(), ...(callbackUri !== undefined && { url: callbackUri }) };
    });
    return createDeliveries(messages, { callId, tenantId, now });
  }

  /**
   * Ends a call, and reports its end.
   * @param {string} callId
   * @param {SimulatedCreatedCall['endedBy'] & string} endedBy
   * @param {EndResult} result
   * @param {{ now: number, tenantId: string }} origin
   */
  function endCall(callId, endedBy, result, origin) {
    const isTransferring = directory.find(callId)?.state === 'transferring';
    const { scenario, delivered = 0, total = 0 } = outcomeStore.get(callId) ?? {};
    directory.end(callId);
    if (isTransferring) {
      outcomeStore.set(callId, {
        kind: 'ended',
        cause: endedBy === 'app' ? 'hungUpByApp' : 'callerLeft',
        ...{ isIncident: false, connectedTo: 'none', result, delivered, total },
        ...(scenario && { scenario }),
      });
    }
    const call = created.get(callKey(callId));
    if (call) Object.assign(call, { state: 'ended', endedBy });
    if (!schedule.hasListeners) return;
    const resultInfo = typed('resultInfo', result);
    const deleted = createCallEntry('deleted', callId, { state: 'terminated', resultInfo });
    const terminating = createCallEntry('updated', callId, { state: 'terminating' });
    const timed = endedBy === 'app' ? [at(50, terminating), at(HANG_UP_MS, deleted)] : [at(0, deleted)];
    const deliveries = deliveriesOf(callId, timed, origin);
    schedule.start({ deliveries, onDelivered() {}, onEnd() {} });
  }

  return {
    /**
     * Starts a call that was created.
     * @param {{ callId: string, request: CallRequest, now: number, tenantId: string }} accepted
     */
    startCall({ callId, request, now, tenantId }) {
      const isToPhone = request.body.targets[0]?.identity.phone !== undefined;
      const { callbackUri } = request;
      /** @type {MutableCall} */
      const call = { id: callId, state: 'establishing', callbackUri };
      setBounded(created, callKey(callId), call, MAX_CALLS);
      const record = directory.comeIn(callId, { callType: 'peerToPeer', state: 'establishing', direction: 'outgoing' });
      if (!schedule.hasListeners) return;

      const { stages, end } = /** @type {import('./callees.js').Callee} */ (callees[callee]);
      const result = end?.(isToPhone);
      let offset = 0;
      const timed = stages.map(([delay, stage]) => {
        offset += delay;
        return at(offset, entryOf(callId, stage, result));
      });
      const deliveries = deliveriesOf(callId, timed, { now, tenantId }).map((delivery, index) => {
        const stage = stages[index]?.[1];
        const onDue = () => {
          if (stage === 'ended') {
            Object.assign(call, { state: 'ended', endedBy: 'target' });
            record.call = undefined;
          } else if (stage !== undefined && record.call) {
            call.state = stage;
            record.call = { ...record.call, state: stage };
          }
        };
        return { ...delivery, onDue };
      });
      start(record, { deliveries, onDelivered() {}, onEnd() {} });
    },

    /**
     * Hangs up for the app.
     * @param {string} callId
     * @param {{ now: number, tenantId: string }} origin
     */
    hangUp: (callId, origin) => endCall(callId, 'app', endByApp, origin),

    /**
     * Hangs up for the other party.
     * @param {string} callId
     * @param {{ now: number, tenantId: string }} origin
     */
    leave: (callId, origin) => endCall(callId, 'target', endByParty, origin),

    /**
     * Returns the created calls, in their order.
     * @returns {SimulatedCreatedCall[]}
     */
    list() {
      return [...created.values()].map((call) => {
        // A transfer that completed has ended the call that it replaced.
        const isReplaced = call.state !== 'ended' && directory.find(call.id) === undefined;
        return Object.freeze(isReplaced ? { ...call, state: 'ended', endedBy: 'transfer' } : { ...call });
      });
    },
  };
}

/**
 * @param {string} callId
 * @param {import('./callees.js').Stage[1]} stage
 * @param {EndResult | undefined} result
 */
function entryOf(callId, stage, result) {
  const direction = 'outgoing';
  if (stage === 'ended') {
    const resultInfo = result && typed('resultInfo', result);
    return createCallEntry('deleted', callId, { state: 'terminated', id: callId, resultInfo });
  }
  const media = stage === 'established' ? audio('active') : {};
  return createCallEntry('updated', callId, { state: stage, direction, id: callId, ...media });
}

/**
 * @param {number} offset
 * @param {Entry} entry
 * @returns {readonly [number, Entry]}
 */
function at(offset, entry) {
  return [offset, entry];
}
