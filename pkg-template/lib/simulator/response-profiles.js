// @ts-check

import {
  acceptAsJson,
  hang,
  refuseAll,
  refuseTransfers,
  respondAsBadGateway,
  throttleTwice,
  truncateResponse,
} from './behaviours.js';
import { refusals } from './refusals.js';
import { timelines } from './timelines.js';

/** @import { Profile } from './profile.js' */

/** Profiles that respond in their own way. @type {readonly Profile[]} */
export const responseProfiles = [
  {
    name: 'empty202WithJsonType',
    group: 'completes',
    title: 'Accept, with a JSON type',
    description: 'Accepts a valid request with 202, no body and the JSON content type, then completes.',
    createBehaviour: acceptAsJson,
    timeline: timelines.complete,
  },
  {
    name: 'throttledTwice',
    group: 'completes',
    title: 'Throttle twice, then accept',
    description: 'Responds twice with 429 and Retry-After: 1, then accepts a valid request and completes.',
    createBehaviour: throttleTwice,
    timeline: timelines.complete,
  },
  {
    name: 'unauthorized',
    group: 'refused',
    title: 'Token refused',
    description: 'Responds with 401 InvalidAuthenticationToken, as for an expired token.',
    createBehaviour: refuseAll(refusals.tokenExpired),
  },
  {
    name: 'insufficientPermissions',
    group: 'refused',
    title: 'Permission missing',
    description: 'Responds with 403 and code 7504, as for a token without Calls.Initiate.All.',
    createBehaviour: refuseAll(refusals.insufficientPermissions),
  },
  {
    name: 'notRegistered',
    group: 'refused',
    title: 'App not registered',
    description:
      'Responds with 403 and code 7503 in a message of JSON, as for an app that is not registered for calls.',
    createBehaviour: refuseAll(refusals.notRegistered),
  },
  {
    name: 'callSourceInvalid',
    group: 'refused',
    title: 'Source of the call invalid',
    description: 'Responds with 403 and code 7507, as for an app without an application instance.',
    createBehaviour: refuseTransfers(refusals.callSourceInvalid),
  },
  {
    name: 'tenantMismatch',
    group: 'refused',
    title: 'Another tenant',
    description: 'Responds with 403 and code 7505, as for a target in another tenant.',
    createBehaviour: refuseTransfers(refusals.tenantMismatch),
  },
  {
    name: 'callNotFound',
    group: 'refused',
    title: 'Call not found',
    description: 'Responds with 404 and code 8522, as for a call that has ended.',
    createBehaviour: refuseAll(refusals.callNotFound),
  },
  {
    name: 'callNotEstablished',
    group: 'refused',
    title: 'Call not established',
    description: 'Responds with 400 and code 8501, as for a call that is still ringing.',
    createBehaviour: refuseTransfers(refusals.callNotEstablished, 'establishing'),
  },
  {
    name: 'meetingMode',
    group: 'refused',
    title: 'Meeting mode',
    description: 'Responds with 400 and code 8523, as for a call that an invitation turned into a meeting.',
    createBehaviour: refuseTransfers(refusals.meetingMode),
  },
  {
    name: 'conflict',
    group: 'refused',
    title: 'Conflict',
    description: 'Responds with 409 and code 8519, as for a second transfer of the same call.',
    createBehaviour: refuseTransfers(refusals.conflict, 'transferring'),
  },
  {
    name: 'throttled',
    group: 'refused',
    title: 'Throttle always',
    description: 'Responds with 429 and Retry-After: 30 every time.',
    createBehaviour: refuseAll(refusals.throttled),
  },
  {
    name: 'serverError',
    group: 'refused',
    title: 'Server error',
    description: 'Responds with 500 and code 9999.',
    createBehaviour: refuseAll(refusals.serverError),
  },
  {
    name: 'badGatewayHtml',
    group: 'refused',
    title: 'Bad gateway',
    description: 'Responds with 502 and an HTML page instead of JSON, as a proxy does.',
    createBehaviour: respondAsBadGateway,
  },
  {
    name: 'unavailable',
    group: 'refused',
    title: 'Service unavailable',
    description: 'Responds with 503 and Retry-After: 5 every time.',
    createBehaviour: refuseAll(refusals.unavailable),
  },
  {
    name: 'truncated',
    group: 'refused',
    title: 'Response cut off',
    description: 'Responds with 403 and loses the connection in the middle of the body.',
    createBehaviour: truncateResponse,
  },
  {
    name: 'hang',
    group: 'silent',
    title: 'No response',
    description: 'Receives the request and never responds, until the caller aborts.',
    createBehaviour: hang,
  },
];
