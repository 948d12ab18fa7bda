// @ts-check
import { accepted, badGateway, refused, refusedThenCut, silence } from './answers.js';
import { refusals } from './refusals.js';

/** @import { ProfileInfo, SimulatorProfile } from '../../types/simulator.js' */
/** @import { Exchange } from './answers.js' */
/** @import { Refusal } from './refusals.js' */

/**
 * How one simulator deviates from checking and accepting.
 *
 * @typedef {object} Behaviour
 * @property {(exchange: Exchange, callId: string) => Response | Promise<Response> | undefined} [interrupt] answers any
 *   request instead of the checks; `undefined` lets it pass on to them
 * @property {(exchange: Exchange) => Response} [interruptTransfer] answers a transfer so; a call can be read
 * @property {string} [callState] the state that a call shows when it is read
 * @property {(exchange: Exchange) => Response} [accept] answers a request that passed the checks
 */

/** @typedef {ProfileInfo & { begin: () => Behaviour }} Profile `begin` is called once for each simulator */

/** @type {readonly Profile[]} */
const table = [
  {
    name: 'accept',
    title: 'Accept',
    description: 'Checks the request as Graph does and accepts a right one: 202.',
    begin: () => ({}),
  },
  {
    name: 'empty202WithJsonType',
    title: 'Accept, with a JSON type',
    description: 'Accepts a right request with 202, no body, and the Content-Type of JSON.',
    begin: () => ({ accept: (exchange) => accepted(exchange, { 'Content-Type': 'application/json' }) }),
  },
  {
    name: 'throttledTwice',
    title: 'Throttle twice, then accept',
    description: 'Answers 429 with Retry-After: 1 twice, then checks the request and accepts a right one.',
    begin: throttleTwice,
  },
  {
    name: 'unauthorized',
    title: 'Token refused',
    description: 'Answers 401 InvalidAuthenticationToken, as for a token that has expired.',
    begin: always(refusals.tokenExpired),
  },
  {
    name: 'insufficientPermissions',
    title: 'Permission missing',
    description: 'Answers 403 with code 7504, as for a token without Calls.Initiate.All.',
    begin: always(refusals.insufficientPermissions),
  },
  {
    name: 'tenantMismatch',
    title: 'Another tenant',
    description: 'Answers 403 with code 7505, as for a target of another tenant.',
    begin: toTransfers(refusals.tenantMismatch),
  },
  {
    name: 'callNotFound',
    title: 'Call not found',
    description: 'Answers 404 with code 8522, as for a call that has ended.',
    begin: always(refusals.callNotFound),
  },
  {
    name: 'callNotEstablished',
    title: 'Call not established',
    description: 'Answers 400 with code 8501, as for a call that is still ringing.',
    begin: toTransfers(refusals.callNotEstablished, 'establishing'),
  },
  {
    name: 'meetingMode',
    title: 'Meeting mode',
    description: 'Answers 400 with code 8523, as for a call that became a meeting when somebody was invited.',
    begin: toTransfers(refusals.meetingMode),
  },
  {
    name: 'conflict',
    title: 'Conflict',
    description: 'Answers 409 with code 8519, as for a second transfer of the same call.',
    begin: toTransfers(refusals.conflict, 'transferring'),
  },
  {
    name: 'throttled',
    title: 'Throttle always',
    description: 'Answers 429 with Retry-After: 30, every time.',
    begin: always(refusals.throttled),
  },
  {
    name: 'serverError',
    title: 'Server error',
    description: 'Answers 500 with code 9999.',
    begin: always(refusals.serverError),
  },
  {
    name: 'badGatewayHtml',
    title: 'Bad gateway',
    description: 'Answers 502 with a web page instead of JSON, as a proxy does.',
    begin: () => ({ interrupt: badGateway }),
  },
  {
    name: 'unavailable',
    title: 'Service unavailable',
    description: 'Answers 503 with Retry-After: 5, every time.',
    begin: always(refusals.unavailable),
  },
  {
    name: 'cut',
    title: 'Answer breaks off',
    description: 'Answers 403 and loses the connection in the middle of the body.',
    begin: () => ({ interrupt: (exchange) => refusedThenCut(exchange, refusals.tenantMismatch) }),
  },
  {
    name: 'hang',
    title: 'No answer',
    description: 'Takes the request and never answers, until the caller gives up.',
    begin: () => ({ interrupt: silence }),
  },
];

/** @type {readonly ProfileInfo[]} */
export const profiles = Object.freeze(
  table.map(({ name, title, description }) => Object.freeze({ name, title, description })),
);

/**
 * @param {SimulatorProfile} name
 * @returns {Profile | undefined}
 */
export function findProfile(name) {
  return table.find((profile) => profile.name === name);
}

/**
 * @param {Refusal} refusal
 * @returns {() => Behaviour}
 */
function always(refusal) {
  return () => ({ interrupt: (exchange) => refused(exchange, refusal) });
}

/**
 * @param {Refusal} refusal
 * @param {string} [callState] of a call that is read meanwhile
 * @returns {() => Behaviour}
 */
function toTransfers(refusal, callState) {
  const interruptTransfer = (/** @type {Exchange} */ exchange) => refused(exchange, refusal);
  return () => ({ interruptTransfer, ...(callState !== undefined && { callState }) });
}

/** @returns {Behaviour} */
function throttleTwice() {
  const limit = 1000;
  /** @type {Map<string, number>} */
  const refusalsGiven = new Map();

  return {
    interrupt(exchange, callId) {
      // All attempts of one sending share their client-request-id; without one the call tells them apart well enough.
      const sending = exchange.clientRequestId ?? callId;
      const given = refusalsGiven.get(sending) ?? 0;
      if (given >= 2) {
        refusalsGiven.delete(sending);
        return undefined;
      }
      for (const oldest of refusalsGiven.keys()) {
        if (refusalsGiven.size < limit) break;
        refusalsGiven.delete(oldest);
      }
      refusalsGiven.set(sending, given + 1);
      return refused(exchange, refusals.throttledBriefly);
    },
  };
}
