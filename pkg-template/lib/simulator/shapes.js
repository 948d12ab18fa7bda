// @ts-check
/** What notifications tell of a transfer: as on Graph's transfer page and, where it shows nothing, as in published captures. */

import { endings } from './endings.js';
import { aboutCall, aboutRoster, audio, callUrl, typed } from './entries.js';
import { idsWithin, participants } from './people.js';

/** @import { Ending } from './endings.js' */
/** @import { Entry } from './entries.js' */
/** @import { App } from './people.js' */
/** @import { Transfer } from './transfer.js' */

/** The name of a shape. @typedef {keyof typeof shapes} ShapeName */

/** @typedef {(transfer: Transfer, app: App) => Entry} Shape */

export const shapes = /** @satisfies {Record<string, Shape>} */ ({
  transferring: inCall({ state: 'transferring' }),
  audioInactive: inCall({ state: 'transferring', ...audio('inactive') }),
  transferAccepted: inCall({ state: 'transferAccepted' }),
  audioInactiveOnceAccepted: inCall({ state: 'transferAccepted', ...audio('inactive') }),

  completed: (transfer) => terminated(transfer, endings.completed(transfer)),
  hungUp: (transfer) => terminated(transfer, endings.hungUp(transfer)),
  failed: (transfer) => establishedAgain(transfer, endings.failed(transfer)),
  declined: (transfer) => establishedAgain(transfer, endings.declined(transfer)),
  audioActive: inCall({ state: 'established', ...audio('active') }),

  replacedCallTerminated: inReplacedCall('updated', { state: 'terminated', terminationReason: 'AppInitiated' }),
  replacedCallDeleted: inReplacedCall('deleted', {}),

  roster: (transfer, app) => aboutRoster(transfer.callId, everybody(transfer, app)),
  rosterDelta: mutedCaller,
  // Captures of tones name the state of the call, which looks as if it were established again.
  tone: inCall({ state: 'established', toneInfo: typed('toneInfo', { sequenceId: 1, tone: 'pound' }) }),
  operation: promptPlayed,
  unknownState: inCall({ state: 'parked' }),
});

/**
 * @param {object} resourceData
 * @returns {Shape} an update of the call
 */
function inCall(resourceData) {
  return ({ callId }) => aboutCall('updated', callId, resourceData);
}

/**
 * @param {string} changeType
 * @param {object} resourceData
 * @returns {Shape}
 */
function inReplacedCall(changeType, resourceData) {
  return ({ replacedCallId = '' }) => aboutCall(changeType, replacedCallId, resourceData);
}

/**
 * @param {Transfer} transfer
 * @param {Ending} ending
 * @returns {Entry}
 */
function terminated({ callId }, { result, terminationReason }) {
  const why = result ? { resultInfo: typed('resultInfo', result) } : { terminationReason };
  return aboutCall('deleted', callId, { state: 'terminated', ...why });
}

/**
 * @param {Transfer} transfer
 * @param {Ending} ending
 * @returns {Entry}
 */
function establishedAgain({ callId, isConsultative, isToPhone }, { result }) {
  // Graph's page spells the subcode of a failure unlike that of a success.
  const { code, subcode: subCode, message } = result ?? {};
  const resultInfo = typed('resultInfo', { code, subCode, message });
  // In its examples only the consultative transfer to a user has the context.
  const context = isConsultative && !isToPhone ? { replacesContext: btoa(`simulated:${idsWithin(callId)()}`) } : {};
  return aboutCall('updated', callId, { state: 'established', resultInfo, ...context });
}

/** @type {Shape} */
function mutedCaller(transfer, app) {
  const [caller] = everybody(transfer, app);
  const muted = { ...caller, isMuted: true, rosterSequenceNumber: 2 };
  return aboutRoster(transfer.callId, typed('deltaParticipants', { sequenceNumber: 2, participants: [muted] }));
}

/** Here `deleted` is the end of the operation, not of the call. @type {Shape} */
function promptPlayed({ callId }) {
  const nextGuid = idsWithin(callId);
  const id = nextGuid();
  const resultInfo = typed('resultInfo', { code: 200, subcode: 0, message: 'Action completed successfully.' });
  return {
    changeType: 'deleted',
    resourceUrl: `${callUrl(callId)}/operations/${id}`,
    resourceData: typed('playPromptOperation', { id, status: 'completed', clientContext: nextGuid(), resultInfo }),
  };
}

/**
 * @param {Transfer} transfer
 * @param {App} app
 */
function everybody({ callId, scenario }, app) {
  return participants(callId, scenario === 'group' ? 'group' : 'peerToPeer', app);
}
