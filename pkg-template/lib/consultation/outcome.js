// @ts-check
/** The outcome of a consultation that has ended. */

import { decideCallEnd } from '../notifications/decide.js';
import { isLeftOver } from './machine.js';

/** @import { ConnectedParty, RefusedResponse, TransferOutcome } from '../../types/index.js' */
/** @import { ConsultationEnd, ConsultationOutcome, ConsultationState } from '../../types/consultation.js' */

/**
 * @param {ConsultationState} state of the phase `ended`
 * @param {{ clientContext: string, refusal: RefusedResponse | undefined, transfer: TransferOutcome | undefined }} facts
 * @returns {ConsultationOutcome}
 */
export function outcomeOf(state, { clientContext, refusal, transfer }) {
  const { callId, result } = state;
  const end = /** @type {ConsultationEnd} */ (state.end);
  const leftOver = isLeftOver(state) ? { ...(callId !== undefined && { callId }), clientContext } : undefined;
  const decision = end === 'notAnswered' ? causeOf(result) : undefined;
  return Object.freeze({
    kind: end,
    connectedTo: connectedTo(state, transfer),
    ...(callId !== undefined && { consultationCallId: callId }),
    ...(decision && { cause: decision.cause }),
    isIncident: leftOver !== undefined || end === 'refused' || decision?.isIncident === true,
    ...(result !== undefined && { result }),
    ...(end === 'refused' && refusal !== undefined && { refusal }),
    ...(transfer !== undefined && { transfer }),
    ...(leftOver !== undefined && { leftOver }),
  });
}

/**
 * Returns why the target did not answer. Without a result it was hung up, because it did not answer in time.
 * @param {ConsultationState['result']} result
 */
function causeOf(result) {
  if (result === undefined) return { cause: /** @type {const} */ ('noAnswer'), isIncident: false };
  return decideCallEnd(result) ?? { cause: /** @type {const} */ ('unknown'), isIncident: false };
}

/**
 * @param {ConsultationState} state
 * @param {TransferOutcome | undefined} transfer
 * @returns {ConnectedParty}
 */
function connectedTo({ end, isUndecided }, transfer) {
  if (end === 'transferred') return 'transferTarget';
  if (isUndecided) return 'unknown';
  // After `transferAccepted` an end of the call does not show whether the caller reached the target.
  if (end === 'callerLeft') return transfer?.kind === 'ended' ? transfer.connectedTo : 'none';
  return 'transferor';
}
