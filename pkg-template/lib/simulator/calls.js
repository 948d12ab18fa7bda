// @ts-check
import { createGuidSource, isGuid } from './guid.js';

/** @import { SimulatedCall } from '../../types/simulator.js' */

/** @typedef {Pick<SimulatedCall, 'callType'> & Required<Pick<SimulatedCall, 'state'>>} KnownCall */

/**
 * Makes the directory of the calls that a simulator knows.
 *
 * @param {readonly (string | SimulatedCall)[] | undefined} calls `undefined` for: every GUID is an established call
 * @returns {(callId: string) => KnownCall | undefined}
 */
export function createCallDirectory(calls) {
  if (calls === undefined) {
    /** @type {KnownCall} */
    const anyCall = { state: 'established' };
    return (callId) => (isGuid(callId) ? anyCall : undefined);
  }

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
 * @returns {string} equal for the two spellings of one GUID; anything else stays different from every GUID
 */
function canonical(callId) {
  return isGuid(callId) ? callId.replaceAll('-', '').toLowerCase() : callId;
}
