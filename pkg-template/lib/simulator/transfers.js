// @ts-check
/** A transfer that was accepted. */

/** @import { TransferRequest } from '../../types/index.js' */
/** @import { SimulatedScenario } from '../../types/simulator.js' */

/**
 * The properties of a transfer that its notifications depend on.
 *
 * @typedef {object} SimulatedTransfer
 * @property {string} callId
 * @property {SimulatedScenario} scenario
 * @property {boolean} isConsultative
 * @property {boolean} isToPhone
 * @property {string | undefined} replacedCallId
 */

/**
 * Reads the transfer from a checked request.
 * @param {TransferRequest} request
 * @returns {SimulatedTransfer}
 */
export function readTransfer({ callId, kind, body }) {
  const { identity, replacesCallId } = body.transferTarget;
  const isConsultative = kind === 'consultative';
  const isToPhone = identity.phone !== undefined;
  const scenario = body.transferee ? 'group' : scenarioOf(isConsultative, isToPhone);
  return { callId, scenario, isConsultative, isToPhone, replacedCallId: replacesCallId };
}

/**
 * @param {boolean} isConsultative
 * @param {boolean} isToPhone
 */
function scenarioOf(isConsultative, isToPhone) {
  if (isConsultative) return isToPhone ? 'consultativePstn' : 'consultative';
  return isToPhone ? 'pstn' : 'blind';
}
