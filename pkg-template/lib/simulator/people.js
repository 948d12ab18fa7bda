// @ts-check
/** Who is in a simulated call. */

import { canonical } from './calls.js';
import { typed } from './entries.js';
import { createGuidSource } from './guid.js';

/** Who calls. */
const PEOPLE = [
  { id: '751f6800-3180-414d-bd94-333364659951', displayName: 'Adele Vance' },
  { id: 'f2f41b8b-5d6c-4b4e-9a57-0d1d0b3e5a11', displayName: 'Megan Bowen' },
  { id: '3c0b1f5e-7a6d-4c2f-8e15-94d0c6a7b822', displayName: 'Alex Wilber' },
  { id: '8d4a2e90-1b7c-4f3d-a6e8-52c19f0d7b33', displayName: 'Isaiah Langer' },
  { id: 'b6e7c3a1-94d2-4a58-bf07-6c3e81d5f944', displayName: 'Nestor Wilke' },
  { id: '0f9d8b7a-26e5-4d1c-9c3b-7e8f4a5d6c55', displayName: 'Lidia Holloway' },
];
/** How many are in a group call, besides the app. */
const GROUP_SIZE = 3;

/** @typedef {{ appId: string, tenantId: string }} App */

/**
 * @param {string} callId
 * @returns {() => string} gives the ids of what is in a call, always the same
 */
export function idsWithin(callId) {
  return createGuidSource(`in ${canonical(callId)}`);
}

/**
 * Tells who is in a call, the caller first: always the same people for the same call.
 *
 * @param {string} callId
 * @param {'peerToPeer' | 'group'} callType
 * @param {App} app
 */
export function participants(callId, callType, app) {
  const nextGuid = idsWithin(callId);
  const caller = Number.parseInt(nextGuid().slice(0, 8), 16) % PEOPLE.length;
  const users = [...PEOPLE.slice(caller), ...PEOPLE].slice(0, callType === 'group' ? GROUP_SIZE : 1);
  return [
    ...users.map((user) => participant(nextGuid(), userIdentity(user, app.tenantId))),
    // A bot does not learn its own id from the roster.
    participant(null, appIdentity(app)),
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

/** @param {App} app */
export function appIdentity({ appId }) {
  return typed('identitySet', { application: typed('identity', { id: appId, displayName: 'Simulated calling app' }) });
}
