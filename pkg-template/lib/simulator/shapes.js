// @ts-check
/** The bodies of notifications, in the shapes of Graph's transfer page and, where it shows none, of published captures. */

import { canonical } from './calls.js';
import { endings } from './endings.js';
import { createGuidSource } from './guid.js';

/** @import { Ending } from './endings.js' */
/** @import { Transfer } from './transfer.js' */

/**
 * What the body of a notification is made of.
 *
 * @typedef {object} Scene
 * @property {Transfer} transfer
 * @property {string} appId
 * @property {string} tenantId
 */

/** One entry of a body. @typedef {{ changeType: string, resourceUrl: string, resourceData: unknown }} Entry */

/** The name of a shape. @typedef {keyof typeof shapes} ShapeName */

export const shapes = {
  transferring: inCall({ state: 'transferring' }),
  audioInactive: inCall({ state: 'transferring', ...audio('inactive') }),
  transferAccepted: inCall({ state: 'transferAccepted' }),
  audioInactiveOnceAccepted: inCall({ state: 'transferAccepted', ...audio('inactive') }),

  completed: (/** @type {Scene} */ { transfer }) => terminated(transfer.callId, endings.completed(transfer)),
  hungUp: (/** @type {Scene} */ { transfer }) => terminated(transfer.callId, endings.hungUp(transfer)),
  failed: (/** @type {Scene} */ { transfer }) => establishedAgain(transfer, endings.failed(transfer)),
  declined: (/** @type {Scene} */ { transfer }) => establishedAgain(transfer, endings.declined(transfer)),
  audioActive: inCall({ state: 'established', ...audio('active') }),

  replacedCallTerminated: inReplacedCall('updated', { state: 'terminated', terminationReason: 'AppInitiated' }),
  replacedCallDeleted: inReplacedCall('deleted', {}),

  roster: (/** @type {Scene} */ scene) => roster(scene.transfer.callId, participants(scene, 'peerToPeer')),
  rosterDelta: (/** @type {Scene} */ scene) => rosterDelta(scene),
  tone: inCall({ state: 'established', toneInfo: typed('toneInfo', { sequenceId: 1, tone: 'pound' }) }),
  operation: (/** @type {Scene} */ scene) => promptCompleted(scene.transfer.callId),
  unknownState: inCall({ state: 'parked' }),
};

/**
 * @param {Entry} entry
 * @returns {string} the body with one entry
 */
export function writeBody(entry) {
  return JSON.stringify(typed('commsNotifications', { value: [typed('commsNotification', { ...entry })] }));
}

/**
 * The body in the form before Graph's, to which a webhook answers 204 to get Graph's.
 *
 * @param {Entry} entry
 * @param {Scene} scene
 * @returns {string}
 */
export function writeLegacyBody({ resourceData }, { transfer }) {
  const { state = 'terminated' } = /** @type {{ state?: string }} */ (resourceData);
  return JSON.stringify({
    id: transfer.callId,
    callState: state,
    participants: [{ identity: `8:orgid:${CALLER.id}`, displayName: CALLER.displayName, endPointType: 'default' }],
    presentedModalityTypes: ['audio'],
    threadId: null,
    subject: null,
  });
}

/**
 * What is told of a call that comes in.
 *
 * @param {object} call
 * @param {string} call.callId
 * @param {string} call.state `established` is told twice, as real calls do; any other state is all that is told
 * @param {'peerToPeer' | 'group'} call.callType
 * @param {string} call.chainId
 * @param {Pick<Scene, 'appId' | 'tenantId'>} app
 * @returns {Entry[]}
 */
export function incomingCall({ callId, state, callType, chainId }, { appId, tenantId }) {
  const scene = { transfer: { callId }, appId, tenantId };
  const [caller] = participants(scene, callType);
  const beginning = {
    state: state === 'established' ? 'incoming' : state,
    direction: 'incoming',
    callChainId: chainId,
    source: caller?.info,
    targets: [
      typed('invitationParticipantInfo', { identity: appIdentity(appId), endpointType: 'default', languageId: null }),
    ],
    requestedModalities: ['audio'],
    tenantId,
  };
  const comesIn = captured('created', callId, beginning);
  if (state !== 'established') return [comesIn];
  return [
    comesIn,
    captured('updated', callId, { id: callId, state, callChainId: chainId }),
    captured('updated', callId, { id: callId, state, ...audio('active') }),
    ...(callType === 'group' ? [roster(callId, participants(scene, callType))] : []),
  ];
}

/**
 * @param {object} resourceData
 * @returns {(scene: Scene) => Entry} an update of the call
 */
function inCall(resourceData) {
  return ({ transfer }) => aboutCall('updated', transfer.callId, resourceData);
}

/**
 * @param {string} changeType
 * @param {object} resourceData
 * @returns {(scene: Scene) => Entry}
 */
function inReplacedCall(changeType, resourceData) {
  return ({ transfer }) => aboutCall(changeType, transfer.replacedCallId ?? '', resourceData);
}

/**
 * @param {string} callId
 * @param {Ending} ending
 * @returns {Entry}
 */
function terminated(callId, { result, terminationReason }) {
  const why = result ? { resultInfo: typed('resultInfo', { ...result }) } : { terminationReason };
  return aboutCall('deleted', callId, { state: 'terminated', ...why });
}

/**
 * @param {Transfer} transfer
 * @param {Ending} ending
 * @returns {Entry}
 */
function establishedAgain({ callId, isConsultative, isToPhone }, { result }) {
  // Graph's page spells the subcode of a failure unlike that of a success.
  const resultInfo = typed('resultInfo', {
    code: result?.code,
    subCode: result?.subcode,
    message: result?.message,
  });
  // In its examples only the consultative transfer to a user has the context.
  const context = isConsultative && !isToPhone ? { replacesContext: btoa(`simulated:${idsOf(callId)()}`) } : {};
  return aboutCall('updated', callId, { state: 'established', resultInfo, ...context });
}

/**
 * @param {string} changeType
 * @param {string} callId
 * @param {object} resourceData
 * @returns {Entry} as on Graph's page: the call's id is in the URL alone
 */
function aboutCall(changeType, callId, resourceData) {
  return { changeType, resourceUrl: callUrl(callId), resourceData: typed('call', { ...resourceData }) };
}

/**
 * @param {string} changeType
 * @param {string} callId
 * @param {object} resourceData
 * @returns {Entry & { resource: string }} as in captures: with the older path beside today's
 */
function captured(changeType, callId, resourceData) {
  const { resourceUrl, ...entry } = aboutCall(changeType, callId, resourceData);
  return { changeType, resource: `/app/calls/${callId}`, resourceUrl, resourceData: entry.resourceData };
}

/**
 * @param {string} callId
 * @param {readonly object[]} everybody
 * @returns {Entry}
 */
function roster(callId, everybody) {
  return { changeType: 'updated', resourceUrl: `${callUrl(callId)}/participants`, resourceData: everybody };
}

/**
 * @param {Scene} scene
 * @returns {Entry}
 */
function rosterDelta(scene) {
  const { callId } = scene.transfer;
  const [caller] = participants(scene, 'peerToPeer');
  const muted = { ...caller, isMuted: true, rosterSequenceNumber: 2 };
  return {
    changeType: 'updated',
    resourceUrl: `${callUrl(callId)}/participants`,
    resourceData: typed('deltaParticipants', { sequenceNumber: 2, participants: [muted] }),
  };
}

/**
 * @param {string} callId
 * @returns {Entry} that a prompt was played: `deleted` is the end of the operation, not of the call
 */
function promptCompleted(callId) {
  const nextGuid = idsOf(callId);
  const id = nextGuid();
  const resultInfo = typed('resultInfo', { code: 200, subcode: 0, message: 'Action completed successfully.' });
  return {
    changeType: 'deleted',
    resourceUrl: `${callUrl(callId)}/operations/${id}`,
    resourceData: typed('playPromptOperation', { id, status: 'completed', clientContext: nextGuid(), resultInfo }),
  };
}

/** Two users of the examples in Microsoft's documentation. */
const CALLER = { id: '751f6800-3180-414d-bd94-333364659951', displayName: 'Adele Vance' };
const COLLEAGUE = { id: 'f2f41b8b-5d6c-4b4e-9a57-0d1d0b3e5a11', displayName: 'Megan Bowen' };

/**
 * @param {{ transfer: { callId: string }, appId: string, tenantId: string }} scene
 * @param {'peerToPeer' | 'group'} callType
 */
function participants({ transfer, appId, tenantId }, callType) {
  const nextGuid = idsOf(transfer.callId);
  const users = callType === 'group' ? [CALLER, COLLEAGUE] : [CALLER];
  return [
    ...users.map((user) => participant(nextGuid(), userIdentity(user, tenantId))),
    // A bot does not learn its own id from the roster.
    participant(null, appIdentity(appId)),
  ];
}

/**
 * @param {string | null} id
 * @param {object} identity
 */
function participant(id, identity) {
  const info = typed('participantInfo', {
    identity,
    endpointType: 'default',
    languageId: null,
    region: 'amer',
    countryCode: null,
  });
  const stream = {
    mediaType: 'audio',
    sourceId: '1',
    direction: 'sendReceive',
    serverMuted: false,
    label: 'main-audio',
  };
  return typed('participant', {
    id,
    info,
    isInLobby: false,
    isMuted: false,
    mediaStreams: [typed('mediaStream', stream)],
    meetingRole: 'attendee',
    publishedStates: [],
  });
}

/**
 * @param {{ id: string, displayName: string }} user
 * @param {string} tenantId
 */
function userIdentity({ id, displayName }, tenantId) {
  return typed('identitySet', { user: typed('identity', { id, displayName, identityProvider: 'AAD', tenantId }) });
}

/** @param {string} appId */
function appIdentity(appId) {
  return typed('identitySet', { application: typed('identity', { id: appId, displayName: 'Simulated calling app' }) });
}

/** @param {'active' | 'inactive'} state */
function audio(state) {
  return { mediaState: typed('callMediaState', { audio: state }) };
}

/** @param {string} callId */
function callUrl(callId) {
  return `/communications/calls/${callId}`;
}

/** @param {string} callId */
function idsOf(callId) {
  return createGuidSource(`in ${canonical(callId)}`);
}

/**
 * @template {object} Members
 * @param {string} type
 * @param {Members} members
 * @returns {{ '@odata.type': string } & Members}
 */
function typed(type, members) {
  return { '@odata.type': `#microsoft.graph.${type}`, ...members };
}
