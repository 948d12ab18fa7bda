// @ts-check
/** How profiles answer requests, where they deviate from checking and accepting. */

import { accepted, badGateway, refused, refusedThenCut, silence } from './answers.js';
import { putBounded } from './bounded.js';
import { refusals } from './refusals.js';

/** @import { CallState } from '../../types/index.js' */
/** @import { Exchange } from './answers.js' */
/** @import { Refusal } from './refusals.js' */

/**
 * How one simulator deviates from checking and accepting.
 *
 * @typedef {object} Behaviour
 * @property {(exchange: Exchange, callId: string) => Response | Promise<Response> | undefined} [interrupt] answers any
 *   request instead of the checks; `undefined` lets it pass on to them
 * @property {(exchange: Exchange) => Response} [interruptTransfer] answers a transfer so; a call can be read
 * @property {CallState} [callState] the state that a call shows when it is read
 * @property {(exchange: Exchange) => Response} [accept] answers a request that passed the checks
 */

/** Those who are throttled are told apart up to this number. */
const SENDERS = 1000;

/** @returns {Behaviour} */
export function asGraph() {
  return {};
}

/**
 * @param {Refusal} refusal
 * @returns {() => Behaviour}
 */
export function always(refusal) {
  return () => ({ interrupt: (exchange) => refused(exchange, refusal) });
}

/**
 * @param {Refusal} refusal
 * @param {CallState} [callState] of a call that is read meanwhile
 * @returns {() => Behaviour}
 */
export function toTransfers(refusal, callState) {
  const interruptTransfer = (/** @type {Exchange} */ exchange) => refused(exchange, refusal);
  return () => ({ interruptTransfer, ...(callState !== undefined && { callState }) });
}

/** @returns {Behaviour} */
export function acceptAsJson() {
  return { accept: (exchange) => accepted(exchange, { 'Content-Type': 'application/json' }) };
}

/** @returns {Behaviour} */
export function throttleTwice() {
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
      putBounded(refusalsGiven, sending, given + 1, SENDERS);
      return refused(exchange, refusals.throttledBriefly);
    },
  };
}

/** @returns {Behaviour} */
export function asBadGateway() {
  return { interrupt: badGateway };
}

/** @returns {Behaviour} */
export function breakOff() {
  return { interrupt: (exchange) => refusedThenCut(exchange, refusals.tenantMismatch) };
}

/** @returns {Behaviour} */
export function neverAnswer() {
  return { interrupt: silence };
}
