// @ts-check
import { isGuid } from './guid.js';

/** @import { SimulatedCall } from '../../types/simulator.js' */

/** @typedef {Pick<SimulatedCall, 'callType' | 'state'>} KnownCall */

/**
 * Makes the directory of the calls that a simulator knows.
 *
 * @param {readonly (string | SimulatedCall)[] | undefined} calls `undefined` for: every GUID is an established call
 * @returns {(callId: string) => KnownCall | undefined}
 */
export function createCallDirectory(calls) {
  if (calls === undefined) {
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
 * @param {string} callId
 * @returns {string} equal for the two spellings of one GUID; anything else stays different from every GUID
 */
function canonical(callId) {
  return isGuid(callId) ? callId.replaceAll('-', '').toLowerCase() : callId;
}
