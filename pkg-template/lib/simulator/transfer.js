// @ts-check

/** @import { TransferRequest } from '../../types/index.js' */
/** @import { SimulatedScenario } from '../../types/simulator.js' */

/**
 * A transfer that was accepted, as far as its notifications need it.
 *
 * @typedef {object} Transfer
 * @property {string} callId
 * @property {SimulatedScenario} scenario
 * @property {boolean} isConsultative
 * @property {boolean} isToPhone
 * @property {string | undefined} replacedCallId
 */

/**
 * @param {TransferRequest} request
 * @returns {Transfer}
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
