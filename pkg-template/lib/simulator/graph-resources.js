// @ts-check
/** Graph's objects as the simulator writes them: the call, the entries of a notification, participants and their identities. */

import { callKey } from '../guid.js';
import { createGuidSource } from './random.js';

/** @import { KnownCall } from './calls.js' */

/** An entry of a notification body. @typedef {{ changeType: string, resourceUrl: string, resourceData: unknown }} Entry */
/** The app that receives notifications. @typedef {{ appId: string, tenantId: string }} App */

const USERS = [
  { id: '751f6800-3180-414d-bd94-333364659951', displayName: 'Adele Vance' },
  { id: 'f2f41b8b-5d6c-4b4e-9a57-0d1d0b3e5a11', displayName: 'Megan Bowen' },
  { id: '3c0b1f5e-7a6d-4c2f-8e15-94d0c6a7b822', displayName: 'Alex Wilber' },
  { id: '8d4a2e90-1b7c-4f3d-a6e8-52c19f0d7b33', displayName: 'Isaiah Langer' },
  { id: 'b6e7c3a1-94d2-4a58-bf07-6c3e81d5f944', displayName: 'Nestor Wilke' },
  { id: '0f9d8b7a-26e5-4d1c-9c3b-7e8f4a5d6c55', displayName: 'Lidia Holloway' },
];
/** The number of users in a group call, besides the app. */
const GROUP_SIZE = 3;

/**
 * Returns the seed of the ids that belong to a call, equal for every spelling of its id.
 * @param {string} callId
 */
function seedOf(callId) {
  return callKey(callId).replaceAll('-', '');
}

/**
 * Creates the `call` resource that a read returns.
 * @param {string} callId
 * @param {KnownCall} call
 * @param {{ version: string, tenantId: string }} request the requested version of Graph, and the token's tenant
 * @returns {object} equal for equal arguments
 */
export function createCallResource(callId, { callType, state, direction = 'incoming' }, { version, tenantId }) {
  const nextGuid = createGuidSource(seedOf(callId));
  return {
    '@odata.context': `https://graph.microsoft.com/${version}/$metadata#communications/calls/$entity`,
    '@odata.type': '#microsoft.graph.call',
    id: callId,
    state,
    direction,
    callChainId: nextGuid(),
    myParticipantId: nextGuid(),
    tenantId,
    subject: null,
    requestedModalities: ['audio'],
    mediaState: state === 'established' ? { audio: 'active' } : null,
    resultInfo: null,
    chatInfo: callType === 'group' ? { threadId: `19:meeting_${nextGuid()}@thread.v2`, messageId: '0' } : null,
    meetingInfo: null,
    transcription: null,
    toneInfo: null,
  };
}

/**
 * Returns the `callChainId` of a call, which services use to correlate requests.
 * @param {string} callId
 */
export function chainIdOf(callId) {
  return createGuidSource(seedOf(callId))();
}

/**
 * Writes a notification body with one entry.
 * @param {Entry} entry
 * @returns {string}
 */
export function writeBody(entry) {
  return JSON.stringify(typed('commsNotifications', { value: [typed('commsNotification', { ...entry })] }));
}

/**
 * Writes a body in the legacy Skype form. A webhook answers it with 204 and receives Graph's form next.
 * @param {string} callId
 * @param {Entry} entry
 * @returns {string}
 */
export function writeLegacyBody(callId, { resourceData }) {
  const { state = 'terminated' } = /** @type {{ state?: string }} */ (resourceData);
  return JSON.stringify({
    id: callId,
    callState: state,
    participants: [],
    presentedModalityTypes: ['audio'],
    threadId: null,
    subject: null,
  });
}

/**
 * Creates an entry about a call. As on Graph's transfer page, only the URL has the call id.
 * @param {string} changeType
 * @param {string} callId
 * @param {object} resourceData
 * @returns {Entry}
 */
export function createCallEntry(changeType, callId, resourceData) {
  return { changeType, resourceUrl: callUrl(callId), resourceData: typed('call', { ...resourceData }) };
}

/**
 * Creates an entry about a call as captures of incoming calls show it: with the older `resource` path beside `resourceUrl`.
 * @param {string} changeType
 * @param {string} callId
 * @param {object} resourceData
 * @returns {Entry & { resource: string }}
 */
export function createCapturedEntry(changeType, callId, resourceData) {
  return { resource: `/app/calls/${callId}`, ...createCallEntry(changeType, callId, resourceData) };
}

/**
 * Creates an entry about the participants of a call.
 * @param {string} callId
 * @param {unknown} resourceData the whole roster, or the changes
 * @returns {Entry}
 */
export function createRosterEntry(callId, resourceData) {
  return { changeType: 'updated', resourceUrl: `${callUrl(callId)}/participants`, resourceData };
}

/**
 * Creates the member of a call that contains the state of its audio.
 * @param {'active' | 'inactive'} state
 */
export function audio(state) {
  return { mediaState: typed('callMediaState', { audio: state }) };
}

/** @param {string} callId */
export function callUrl(callId) {
  return `/communications/calls/${callId}`;
}

/**
 * Adds the `@odata.type` of a Graph type to an object.
 * @template {object} Members
 * @param {string} type
 * @param {Members} members
 * @returns {{ '@odata.type': string } & Members}
 */
export function typed(type, members) {
  return { '@odata.type': `#microsoft.graph.${type}`, ...members };
}

/**
 * Creates a source of the ids of objects in a call: the same ids for the same call.
 * @param {string} callId
 * @returns {() => string}
 */
export function createInnerIdSource(callId) {
  return createGuidSource(`in ${seedOf(callId)}`);
}

/**
 * Returns the participants of a call, the caller first: the same users for the same call.
 * @param {string} callId
 * @param {'peerToPeer' | 'group'} callType
 * @param {App} app
 */
export function createParticipants(callId, callType, app) {
  const nextGuid = createInnerIdSource(callId);
  const caller = Number.parseInt(nextGuid().slice(0, 8), 16) % USERS.length;
  const users = [...USERS.slice(caller), ...USERS].slice(0, callType === 'group' ? GROUP_SIZE : 1);
  return [
    ...users.map((user) => createParticipant(nextGuid(), createUserIdentity(user, app.tenantId))),
    // The roster does not contain the bot's own participant id.
    createParticipant(null, createAppIdentity(app)),
  ];
}

/**
 * @param {string | null} id
 * @param {object} identity
 */
function createParticipant(id, identity) {
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
function createUserIdentity({ id, displayName }, tenantId) {
  return typed('identitySet', { user: typed('identity', { id, displayName, identityProvider: 'AAD', tenantId }) });
}

/**
 * Creates the identity set of the app.
 * @param {App} app
 */
export function createAppIdentity({ appId }) {
  return typed('identitySet', { application: typed('identity', { id: appId, displayName: 'Simulated calling app' }) });
}
