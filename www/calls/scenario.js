// @ts-check

/** @import { TransferScenario } from '../protocol/history.js' */

/**
 * Returns the scenario of a transfer, by Graph's page.
 *
 * @param {object} transfer
 * @param {boolean} transfer.group whether a participant of a group call is moved
 * @param {boolean} transfer.phone whether the target is a telephone
 * @param {boolean} transfer.consultative whether the transfer replaces a call with the target
 * @returns {TransferScenario}
 */
export function scenarioOf({ group, phone, consultative }) {
  if (group) return 'group';
  if (phone) return consultative ? 'consultativePstn' : 'pstn';
  return consultative ? 'consultative' : 'blind';
}
