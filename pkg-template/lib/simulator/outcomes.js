// @ts-check
/** The outcomes that an accepted transfer can have. */

/** @import { ResultInfo } from '../../types/index.js' */
/** @import { SimulatedOutcome } from '../../types/simulator.js' */
/** @import { SimulatedTransfer } from './transfers.js' */

/**
 * An outcome in Graph's words, and what really happened.
 *
 * @typedef {object} PlannedOutcome
 * @property {Extract<SimulatedOutcome['kind'], 'completed' | 'failed' | 'ended'>} kind
 * @property {SimulatedOutcome['cause']} [cause] absent where it completed
 * @property {boolean} isIncident
 * @property {NonNullable<SimulatedOutcome['connectedTo']>} connectedTo
 * @property {Required<Pick<ResultInfo, 'code' | 'subcode' | 'message'>>} [result]
 * @property {string} [terminationReason]
 */

/** @typedef {keyof typeof outcomes} OutcomeName */

/**
 * The outcomes. `completed` and `failed` are those of Graph's transfer page, which has no example of the others: a result of 400 or
 * more on an established call is a failure, and an ended call has the results of Microsoft's tables and of published reports.
 */
export const outcomes = /** @satisfies {Record<string, (transfer: SimulatedTransfer) => PlannedOutcome>} */ ({
  completed: ({ isConsultative }) => ({
    kind: 'completed',
    isIncident: false,
    connectedTo: 'transferTarget',
    ...completion(isConsultative),
  }),
  /** Graph reports an answer by voicemail like any other one. */
  voicemail: ({ isConsultative }) => ({
    kind: 'completed',
    isIncident: false,
    connectedTo: 'voicemail',
    ...completion(isConsultative),
  }),

  failed: ({ isConsultative }) => returned('unknown', [500, isConsultative ? 7700 : 7000, 'Transfer failed.']),
  declined: () => returned('declined', [603, 8538, 'Callee declined.']),
  busy: ({ isToPhone }) => returned('busy', isToPhone ? [486, 560486, 'Busy Here.'] : [486, 8539, 'Callee is busy.']),
  noAnswer: ({ isToPhone }) =>
    returned('noAnswer', isToPhone ? [480, 560480, 'No answer.'] : [487, 10004, 'The call was not answered in time.']),
  /** RFC 3261 names "do not disturb" as a reason of 480. */
  doNotDisturb: () => returned('unreachable', [480, 8541, 'Callee is temporarily unavailable.']),
  /** The `DiagCode` names the cause, and the subcode is a general one. */
  unreachable: () => ({
    ...returned('unreachable', [400, 8541, '']),
    result: {
      code: 400,
      subcode: 8541,
      message:
        'Callee only had Trouter endpoints registered and PNH got delivery errors from all of them.. DiagCode: 480#10076',
    },
  }),
  noRoute: () => returned('notAllowed', [403, 510559, 'Get Outbound routing - No viable path (Forbidden).']),
  sbcRefused: () => returned('notAllowed', [403, 560403, 'Forbidden.']),
  sbcUnavailable: () => returned('trunk', [503, 560503, 'Service Unavailable.']),
  sbcMisunderstood: () => returned('trunk', [400, 540400, 'Bad Request.']),

  hungUp: () => ended('callerLeft', 'none', [200, 4521, 'Call ended.'], '0#4521'),
  /** The app's own end disconnects the caller, who would have been with the target. */
  hungUpByApp: () => ended('hungUpByApp', 'none', [200, 7000, 'The conversation has ended by bot.']),
  /** The controller ends the leg of a caller who is with the target already. */
  hungUpBySbc: () => ended('callerLeft', 'transferTarget', [200, 540000, 'Call ended by the PSTN user.']),
  mediaFailed: () => ended('media', 'none', [500, 1004, 'IceConnectivityChecksFailed.']),
  notJoined: () => ended('media', 'none', [500, 7112, 'MediaControllerConversationAddParticipantFailed.']),
});

/** The causes that people are the reason of. @type {ReadonlySet<SimulatedOutcome['cause']>} */
const ORDINARY = new Set(['declined', 'busy', 'noAnswer', 'unreachable', 'callerLeft', 'hungUpByApp', 'unknown']);

/** @typedef {readonly [code: number, subcode: number, text: string]} Result */

/**
 * The transfer failed, and the call is with the app again.
 * @param {NonNullable<SimulatedOutcome['cause']>} cause
 * @param {Result} result
 * @returns {PlannedOutcome}
 */
function returned(cause, result) {
  return {
    kind: 'failed',
    cause,
    isIncident: !ORDINARY.has(cause),
    connectedTo: 'transferor',
    result: resultInfo(result),
  };
}

/**
 * The call ended for another reason than the transfer.
 * @param {NonNullable<SimulatedOutcome['cause']>} cause
 * @param {PlannedOutcome['connectedTo']} connectedTo
 * @param {Result} result
 * @param {string} [diagCode]
 * @returns {PlannedOutcome}
 */
function ended(cause, connectedTo, result, diagCode) {
  return { kind: 'ended', cause, isIncident: !ORDINARY.has(cause), connectedTo, result: resultInfo(result, diagCode) };
}

/** @param {Result} result @param {string} [diagCode] */
function resultInfo([code, subcode, text], diagCode = `${code}#${subcode}`) {
  return { code, subcode, message: `${text} DiagCode: ${diagCode}.@` };
}

/** @param {boolean} isConsultative @returns {Pick<PlannedOutcome, 'result' | 'terminationReason'>} */
function completion(isConsultative) {
  return isConsultative
    ? { terminationReason: 'AppTransferred' }
    : { result: { code: 0, subcode: 7015, message: 'GracefulTransferCompleted' } };
}
