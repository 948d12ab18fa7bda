// @ts-check
/** The transfers that `trigger` plays: those of Graph's transfer page. */

import { randomUUID } from 'node:crypto';

/** @import { SimulatedCall, SimulatedScenario } from 'graph-call-transfer/simulator' */

/** A call, and the body of its transfer. @typedef {{ call: SimulatedCall, body: object }} Scenario */

/** @type {readonly SimulatedScenario[]} */
export const SCENARIOS = ['blind', 'consultative', 'pstn', 'consultativePstn', 'group'];

const USER = { user: { id: '550fae72-d251-43ec-868c-373732c2704f', displayName: 'Heidi Steen' } };
const PHONE = {
  '@odata.type': '#microsoft.graph.identitySet',
  phone: { '@odata.type': '#microsoft.graph.identity', id: '+12345678901' },
};

/**
 * @param {SimulatedScenario} name
 * @param {string} [callId] by default a new one
 * @returns {Scenario}
 */
export function createScenario(name, callId = randomUUID()) {
  const isConsultative = name === 'consultative' || name === 'consultativePstn';
  const isToPhone = name === 'pstn' || name === 'consultativePstn';
  const transferTarget = {
    endpointType: 'default',
    identity: isToPhone ? PHONE : USER,
    ...(isConsultative && { replacesCallId: randomUUID() }),
  };
  const transferee = {
    participantId: randomUUID(),
    identity: { user: { id: '751f6800-3180-414d-bd94-333364659951' } },
  };
  return {
    call: { id: callId, callType: name === 'group' ? 'group' : 'peerToPeer' },
    body: { transferTarget, ...(name === 'group' && { transferee }) },
  };
}
