// @ts-check
/**
 * The notifications about a transfer and about an incoming call: as on Graph's transfer page and, where the page has no example,
 * as in published captures.
 */

import {
  audio,
  callUrl,
  chainIdOf,
  createAppIdentity,
  createCallEntry,
  createCapturedEntry,
  createInnerIdSource,
  createParticipants,
  createRosterEntry,
  typed,
} from './graph-resources.js';
import { outcomes } from './outcomes.js';

/** @import { CallState } from '../../types/index.js' */
/** @import { App, Entry } from './graph-resources.js' */
/** @import { OutcomeName, PlannedOutcome } from './outcomes.js' */
/** @import { SimulatedTransfer } from './transfers.js' */

/** @typedef {keyof typeof courseNotifications | OutcomeName} NotificationName */

/** Creates the entry of one notification. @typedef {(transfer: SimulatedTransfer, app: App) => Entry} EntryFactory */

/** The notifications before the outcome, and beside it. */
const courseNotifications = /** @satisfies {Record<string, EntryFactory>} */ ({
  transferring: callUpdate({ state: 'transferring' }),
  audioInactive: callUpdate({ state: 'transferring', ...audio('inactive') }),
  transferAccepted: callUpdate({ state: 'transferAccepted' }),
  audioInactiveOnceAccepted: callUpdate({ state: 'transferAccepted', ...audio('inactive') }),

  audioActive: callUpdate({ state: 'established', ...audio('active') }),

  replacedCallTerminated: onReplacedCall('updated', { state: 'terminated', terminationReason: 'AppInitiated' }),
  replacedCallDeleted: onReplacedCall('deleted', {}),

  roster: (transfer, app) => createRosterEntry(transfer.callId, participantsOf(transfer, app)),
  rosterDelta: mutedCaller,
  // Captures of tones contain the state `established`, which looks as if the call had returned to the app.
  tone: callUpdate({ state: 'established', toneInfo: typed('toneInfo', { sequenceId: 1, tone: 'pound' }) }),
  operation: promptPlayed,
  unknownState: callUpdate({ state: 'parked' }),
});

/**
 * Creates the entry of a notification.
 * @param {NotificationName} name
 * @param {SimulatedTransfer} transfer
 * @param {App} app
 * @returns {Entry}
 */
export function createTransferEntry(name, transfer, app) {
  if (!isOutcome(name)) return courseNotifications[name](transfer, app);
  const outcome = outcomes[name](transfer);
  return outcome.kind === 'failed' ? transferFailure(transfer, outcome) : callEnd(transfer, outcome);
}

/** @param {NotificationName} name @returns {name is OutcomeName} */
function isOutcome(name) {
  return Object.hasOwn(outcomes, name);
}

/**
 * @param {object} resourceData
 * @returns {EntryFactory}
 */
function callUpdate(resourceData) {
  return ({ callId }) => createCallEntry('updated', callId, resourceData);
}

/**
 * @param {string} changeType
 * @param {object} resourceData
 * @returns {EntryFactory}
 */
function onReplacedCall(changeType, resourceData) {
  return ({ replacedCallId = '' }) => createCallEntry(changeType, replacedCallId, resourceData);
}

/**
 * @param {SimulatedTransfer} transfer
 * @param {PlannedOutcome} outcome
 * @returns {Entry}
 */
function callEnd({ callId }, { result, terminationReason }) {
  const reason = result ? { resultInfo: typed('resultInfo', result) } : { terminationReason };
  return createCallEntry('deleted', callId, { state: 'terminated', ...reason });
}

/**
 * @param {SimulatedTransfer} transfer
 * @param {PlannedOutcome} outcome
 * @returns {Entry}
 */
function transferFailure({ callId, isConsultative, isToPhone }, { result }) {
  // Graph's page writes `subCode` in a failure and `subcode` in a success.
  const { code, subcode: subCode, message } = result ?? {};
  const resultInfo = typed('resultInfo', { code, subCode, message });
  // Among the examples of the page, only the consultative transfer to a user has a `replacesContext`.
  const hasContext = isConsultative && !isToPhone;
  const context = hasContext ? { replacesContext: btoa(`simulated:${createInnerIdSource(callId)()}`) } : {};
  return createCallEntry('updated', callId, { state: 'established', resultInfo, ...context });
}

/** @type {EntryFactory} */
function mutedCaller(transfer, app) {
  const [caller] = participantsOf(transfer, app);
  const muted = { ...caller, isMuted: true, rosterSequenceNumber: 2 };
  return createRosterEntry(transfer.callId, typed('deltaParticipants', { sequenceNumber: 2, participants: [muted] }));
}

/** Here `deleted` ends the operation, not the call. @type {EntryFactory} */
function promptPlayed({ callId }) {
  const nextGuid = createInnerIdSource(callId);
  const id = nextGuid();
  const resultInfo = typed('resultInfo', { code: 200, subcode: 0, message: 'Action completed successfully.' });
  return {
    changeType: 'deleted',
    resourceUrl: `${callUrl(callId)}/operations/${id}`,
    resourceData: typed('playPromptOperation', { id, status: 'completed', clientContext: nextGuid(), resultInfo }),
  };
}

/**
 * @param {SimulatedTransfer} transfer
 * @param {App} app
 */
function participantsOf({ callId, scenario }, app) {
  return createParticipants(callId, scenario === 'group' ? 'group' : 'peerToPeer', app);
}

/**
 * @typedef {object} IncomingCall
 * @property {string} callId
 * @property {CallState} state with `established` the notifications show each step, the last twice as for real calls; with any
 *   other state there is one notification
 * @property {'peerToPeer' | 'group'} callType
 */

/**
 * Creates the entries of the notifications about an incoming call.
 * @param {IncomingCall} call
 * @param {App} app
 * @returns {readonly (readonly [offset: number, entry: Entry])[]} with their offsets from the first, in milliseconds
 */
export function createIncomingCallEntries({ callId, state, callType }, app) {
  const callChainId = chainIdOf(callId);
  const participants = createParticipants(callId, callType, app);
  const created = (/** @type {CallState} */ initialState) =>
    createCapturedEntry('created', callId, {
      state: initialState,
      direction: 'incoming',
      callChainId,
      source: participants[0]?.info,
      targets: [typed('invitationParticipantInfo', { identity: createAppIdentity(app), endpointType: 'default' })],
      requestedModalities: ['audio'],
      tenantId: app.tenantId,
    });
  if (state !== 'established') return [[0, created(state)]];

  return [
    [0, created('incoming')],
    [600, createCapturedEntry('updated', callId, { id: callId, state, callChainId })],
    [800, createCapturedEntry('updated', callId, { id: callId, state, ...audio('active') })],
    ...(callType === 'group' ? [/** @type {const} */ ([1000, createRosterEntry(callId, participants)])] : []),
  ];
}
