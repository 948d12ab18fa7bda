// @ts-check
import { decideCallEnd } from 'graph-call-transfer/notifications';
import { recordedTarget, toRecordedParty } from './recorded-party.js';
import { scenarioOf } from './scenario.js';

/** @import { Consultation } from '../protocol/consultations.js' */
/** @import { RecordedOutcome, TransferRecord } from '../protocol/history.js' */

/**
 * Returns what a record contains of a consultation.
 *
 * @param {Consultation} consultation
 * @returns {Omit<TransferRecord, 'id' | 'lastId'>}
 */
export function consultationFacts(consultation) {
  const { consultationId, callId, state, startedAt, endedAt, operator, version, status, code } = consultation;
  const target = recordedTarget(consultation.target);
  const { result } = state;
  const decision = state.end === 'notAnswered' && result ? decideCallEnd(result) : undefined;
  return {
    ...{ kind: 'consultation', transferId: consultationId, callId, startedAt, outcome: outcomeOf(state) },
    ...(state.callId !== undefined && { replacesCallId: state.callId }),
    ...(endedAt !== undefined && { endedAt }),
    scenario: scenarioOf({ group: false, phone: target?.kind === 'phone', consultative: true }),
    ...(consultation.caller && { caller: toRecordedParty(consultation.caller) }),
    ...(target && { target }),
    ...(operator && { operator }),
    version,
    ...(status !== undefined && { status }),
    ...(code !== undefined && { code }),
    ...(decision && { cause: decision.cause }),
    ...(state.end === 'notAnswered' && !decision && { cause: /** @type {const} */ ('noAnswer') }),
    ...(result && {
      result: {
        ...(result.code !== undefined && { code: result.code }),
        ...(result.subcode !== undefined && { subcode: result.subcode }),
      },
    }),
    ...(endedAt !== undefined && { isIncident: consultation.isLeftOver === true || state.end === 'refused' }),
  };
}

/**
 * @param {Consultation['state']} state
 * @returns {RecordedOutcome}
 */
function outcomeOf({ phase, end = 'cancelled' }) {
  if (phase !== 'ended') return 'pending';
  if (end === 'transferred') return 'completed';
  return end === 'aborted' ? 'cancelled' : end;
}
