// @ts-check
import {
  acceptAsJson,
  always,
  asBadGateway,
  asGraph,
  breakOff,
  neverAnswer,
  throttleTwice,
  toTransfers,
} from './behaviours.js';
import { plans } from './plans.js';
import { refusals } from './refusals.js';

/** @import { ProfileGroup, ProfileInfo, SimulatorProfile } from '../../types/simulator.js' */
/** @import { Behaviour } from './behaviours.js' */
/** @import { Plan } from './plans.js' */

/**
 * @typedef {object} Conduct
 * @property {() => Behaviour} begin makes how one simulator answers
 * @property {Plan} [plan] what it tells of a transfer that was accepted
 */

/** @typedef {ProfileInfo & Conduct} Profile */

/**
 * @param {keyof typeof plans} name
 * @param {ProfileGroup} group
 * @param {string} title
 * @param {string} description
 * @returns {Profile} checks and accepts as Graph does, and tells what the plan of its name says
 */
function teller(name, group, title, description) {
  return { name, group, title, description, begin: asGraph, plan: plans[name] };
}

/**
 * @param {SimulatorProfile} name
 * @param {ProfileGroup} group
 * @param {string} title
 * @param {string} description
 * @param {Conduct} conduct
 * @returns {Profile}
 */
function answerer(name, group, title, description, conduct) {
  return { name, group, title, description, ...conduct };
}

/** @type {readonly Profile[]} */
const table = [
  teller('complete', 'completes', 'Complete', 'Accepts a right transfer, and completes it in about 3 seconds.'),
  teller(
    'completeBeforeAudioInactive',
    'completes',
    'Complete, audio inactive late',
    'Completes, but the target accepts before the audio becomes inactive.',
  ),
  teller(
    'failed',
    'fails',
    'Fail',
    'Fails with 500 and 7000, or 7700 if consultative; the call is with the app again.',
  ),
  teller('targetDeclined', 'fails', 'Target declines', 'Fails with 603 and 8538; the call is with the app again.'),
  teller('callerHangsUp', 'fails', 'Caller hangs up', 'The call ends with 200 and 4521 before the target accepts.'),
  teller('silent', 'silent', 'Accept, then silence', 'Accepts a right transfer with 202, and tells nothing.'),
  teller(
    'doubled',
    'oddDeliveries',
    'Each twice',
    'Completes; each notification comes twice, under the same id and another in turns.',
  ),
  teller(
    'reordered',
    'oddDeliveries',
    'In another order',
    'Completes; the end comes before the acceptance, the rest as the seed says.',
  ),
  teller('late', 'completes', 'End comes late', 'Completes, but the end comes 30 seconds later.'),
  teller(
    'lossy',
    'oddDeliveries',
    'Some are lost',
    'Completes, but one notification or more is lost, perhaps the last.',
  ),
  teller('slow', 'completes', 'Slow', 'Completes, but everything takes four times as long.'),
  teller('rosterNoise', 'oddDeliveries', 'Among other news', 'Completes, among rosters, tones and operations.'),
  teller(
    'unknownState',
    'oddDeliveries',
    'Unknown state',
    'Completes, by way of a state of the call that nobody knows.',
  ),
  teller(
    'legacyFirst',
    'oddDeliveries',
    'Old form first',
    "Completes; each notification comes in the form before Graph's, then in Graph's.",
  ),

  answerer(
    'empty202WithJsonType',
    'completes',
    'Accept, with a JSON type',
    'Accepts a right request with 202, no body, and the Content-Type of JSON; then completes.',
    { begin: acceptAsJson, plan: plans.complete },
  ),
  answerer(
    'throttledTwice',
    'completes',
    'Throttle twice, then accept',
    'Answers 429 with Retry-After: 1 twice, then checks the request, accepts a right one, and completes.',
    { begin: throttleTwice, plan: plans.complete },
  ),
  answerer(
    'unauthorized',
    'refused',
    'Token refused',
    'Answers 401 InvalidAuthenticationToken, as for a token that has expired.',
    { begin: always(refusals.tokenExpired) },
  ),
  answerer(
    'insufficientPermissions',
    'refused',
    'Permission missing',
    'Answers 403 with code 7504, as for a token without Calls.Initiate.All.',
    { begin: always(refusals.insufficientPermissions) },
  ),
  answerer(
    'tenantMismatch',
    'refused',
    'Another tenant',
    'Answers 403 with code 7505, as for a target of another tenant.',
    {
      begin: toTransfers(refusals.tenantMismatch),
    },
  ),
  answerer('callNotFound', 'refused', 'Call not found', 'Answers 404 with code 8522, as for a call that has ended.', {
    begin: always(refusals.callNotFound),
  }),
  answerer(
    'callNotEstablished',
    'refused',
    'Call not established',
    'Answers 400 with code 8501, as for a call that is still ringing.',
    { begin: toTransfers(refusals.callNotEstablished, 'establishing') },
  ),
  answerer(
    'meetingMode',
    'refused',
    'Meeting mode',
    'Answers 400 with code 8523, as for a call that became a meeting when somebody was invited.',
    { begin: toTransfers(refusals.meetingMode) },
  ),
  answerer(
    'conflict',
    'refused',
    'Conflict',
    'Answers 409 with code 8519, as for a second transfer of the same call.',
    {
      begin: toTransfers(refusals.conflict, 'transferring'),
    },
  ),
  answerer('throttled', 'refused', 'Throttle always', 'Answers 429 with Retry-After: 30, every time.', {
    begin: always(refusals.throttled),
  }),
  answerer('serverError', 'refused', 'Server error', 'Answers 500 with code 9999.', {
    begin: always(refusals.serverError),
  }),
  answerer(
    'badGatewayHtml',
    'refused',
    'Bad gateway',
    'Answers 502 with a web page instead of JSON, as a proxy does.',
    {
      begin: asBadGateway,
    },
  ),
  answerer('unavailable', 'refused', 'Service unavailable', 'Answers 503 with Retry-After: 5, every time.', {
    begin: always(refusals.unavailable),
  }),
  answerer('cut', 'refused', 'Answer breaks off', 'Answers 403 and loses the connection in the middle of the body.', {
    begin: breakOff,
  }),
  answerer('hang', 'silent', 'No answer', 'Takes the request and never answers, until the caller gives up.', {
    begin: neverAnswer,
  }),
];

/** @type {readonly ProfileInfo[]} */
export const profiles = Object.freeze(
  table.map(({ name, group, title, description }) => Object.freeze({ name, group, title, description })),
);

/**
 * @param {SimulatorProfile} name
 * @returns {Profile | undefined}
 */
export function findProfile(name) {
  return table.find((profile) => profile.name === name);
}
