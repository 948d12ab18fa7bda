// @ts-check
/** How the profiles respond to requests where they differ from Graph's checks. */

import { setBounded } from '../bounded-map.js';
import { refusals } from './refusals.js';
import {
  acceptedResponse,
  badGatewayResponse,
  noResponse,
  refusalResponse,
  truncatedRefusalResponse,
} from './responses.js';

/** @import { CallState } from '../../types/index.js' */
/** @import { Refusal } from './refusals.js' */
/** @import { Exchange } from './responses.js' */

/**
 * The differences of one simulator.
 *
 * @typedef {object} Behaviour
 * @property {(exchange: Exchange, callId: string) => Response | Promise<Response> | undefined} [respondInstead] responds to any
 *   request before it is checked; `undefined` lets the checks decide
 * @property {(exchange: Exchange) => Response} [respondToTransferInstead] responds to transfers only; calls can be read
 * @property {CallState} [callState] the state of a call that is read
 * @property {(exchange: Exchange) => Response} [accept] responds to a transfer that passed the checks
 */

/** The number of clients whose attempts `throttleTwice` counts. */
const MAX_CLIENTS = 1000;

/**
 * Responds as Graph does.
 * @returns {Behaviour}
 */
export function likeGraph() {
  return {};
}

/**
 * Refuses every request.
 * @param {Refusal} refusal
 * @returns {() => Behaviour}
 */
export function refuseAll(refusal) {
  return () => ({ respondInstead: (exchange) => refusalResponse(exchange, refusal) });
}

/**
 * Refuses every transfer.
 * @param {Refusal} refusal
 * @param {CallState} [callState] the state of a call that is read
 * @returns {() => Behaviour}
 */
export function refuseTransfers(refusal, callState) {
  const respondToTransferInstead = (/** @type {Exchange} */ exchange) => refusalResponse(exchange, refusal);
  return () => ({ respondToTransferInstead, ...(callState !== undefined && { callState }) });
}

/**
 * Accepts a transfer with the JSON content type and no body.
 * @returns {Behaviour}
 */
export function acceptAsJson() {
  return { accept: (exchange) => acceptedResponse(exchange, { 'Content-Type': 'application/json' }) };
}

/**
 * Throttles the first two attempts of each request.
 * @returns {Behaviour}
 */
export function throttleTwice() {
  /** @type {Map<string, number>} */
  const refusalCounts = new Map();

  return {
    respondInstead(exchange, callId) {
      // All attempts of one request have the same client-request-id. Without one, the call id is close enough.
      const client = exchange.clientRequestId ?? callId;
      const count = refusalCounts.get(client) ?? 0;
      if (count >= 2) {
        refusalCounts.delete(client);
        return undefined;
      }
      setBounded(refusalCounts, client, count + 1, MAX_CLIENTS);
      return refusalResponse(exchange, refusals.throttledBriefly);
    },
  };
}

/**
 * Responds as a proxy that cannot reach Graph.
 * @returns {Behaviour}
 */
export function respondAsBadGateway() {
  return { respondInstead: badGatewayResponse };
}

/**
 * Loses the connection within the response.
 * @returns {Behaviour}
 */
export function truncateResponse() {
  return { respondInstead: (exchange) => truncatedRefusalResponse(exchange, refusals.tenantMismatch) };
}

/**
 * Never responds.
 * @returns {Behaviour}
 */
export function hang() {
  return { respondInstead: noResponse };
}
