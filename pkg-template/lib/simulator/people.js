// @ts-check
/** Who is in a simulated call. */

import { canonical } from './calls.js';
import { typed } from './entries.js';
import { createGuidSource } from './guid.js';

/** Who calls, and who is there besides in a group call. */
const CALLER = { id: '751f6800-3180-414d-bd94-333364659951', displayName: 'Adele Vance' };
const COLLEAGUE = { id: 'f2f41b8b-5d6c-4b4e-9a57-0d1d0b3e5a11', displayName: 'Megan Bowen' };

/** @typedef {{ appId: string, tenantId: string }} App */

/**
 * @param {string} callId
 * @returns {() => string} gives the ids of what is in a call, always the same
 */
export function idsWithin(callId) {
  return createGuidSource(`in ${canonical(callId)}`);
}

/**
 * @param {string} callId
 * @param {'peerToPeer' | 'group'} callType
 * @param {App} app
 */
export function participants(callId, callType, app) {
  const nextGuid = idsWithin(callId);
  const users = callType === 'group' ? [CALLER, COLLEAGUE] : [CALLER];
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
