// @ts-check
import { accepted, refused, shown } from './answers.js';
import { callResource } from './calls.js';
import { checkReading, checkTransfer } from './checks.js';
import { readOptions } from './options.js';
import { readRoute } from './route.js';
import { issueToken } from './tokens.js';

/** @import { Simulator, SimulatorOptions } from '../../types/simulator.js' */
/** @import { Exchange } from './answers.js' */
/** @import { Route } from './route.js' */

export { profiles } from './profiles.js';

/**
 * @param {SimulatorOptions} [options]
 * @returns {Simulator}
 */
export function createSimulator(options = {}) {
  const { profile, nextGuid, clock, findCall } = readOptions(options);
  const behaviour = profile.begin();

  /**
   * @param {Request} request
   * @param {Exchange} exchange
   * @param {Route} route
   */
  function showCall(request, exchange, { callId, version }) {
    const reading = checkReading(request, { callId, now: exchange.now, findCall });
    if (reading.refusal) return refused(exchange, reading.refusal);
    const { call, tenantId } = reading;
    const state = behaviour.callState ?? call.state;
    return shown(exchange, callResource(callId, { ...call, state }, { version, tenantId }));
  }

  return Object.freeze({
    profile: profile.name,

    /** @type {Simulator['fetch']} */
    async fetch(input, init) {
      const signal = signalOf(input, init);
      signal?.throwIfAborted();
      const request = new Request(input, init);
      /** @type {Exchange} */
      const exchange = {
        now: clock(),
        requestId: nextGuid(),
        clientRequestId: readClientRequestId(request.headers),
        signal,
      };

      const { route, refusal: routeRefusal } = readRoute(request);
      if (routeRefusal) return refused(exchange, routeRefusal);

      const interruption = await behaviour.interrupt?.(exchange, route.callId);
      if (interruption) return interruption;
      if (route.action === 'read') return showCall(request, exchange, route);

      const interruptedTransfer = behaviour.interruptTransfer?.(exchange);
      if (interruptedTransfer) return interruptedTransfer;
      const refusal = await checkTransfer(request, { callId: route.callId, now: exchange.now, findCall });
      signal?.throwIfAborted();
      if (refusal) return refused(exchange, refusal);
      return behaviour.accept?.(exchange) ?? accepted(exchange);
    },

    /** @type {Simulator['issueToken']} */
    issueToken: (claims = {}) => issueToken(claims, Math.floor(clock() / 1000)),
  });
}

/**
 * Finds the caller's own signal. A Request only follows the one in its init, weakly: an answer that waits for nothing but
 * that Request's signal would be collected while it waits, and never settle.
 *
 * @param {string | URL | Request} input
 * @param {RequestInit} [init]
 */
function signalOf(input, init) {
  return init?.signal ?? (typeof input === 'object' && 'signal' in input ? input.signal : undefined);
}

/**
 * @param {Headers} headers
 * @returns {string | undefined} the caller's id of the request, when it is one that can be given back
 */
function readClientRequestId(headers) {
  const id = headers.get('client-request-id');
  return id !== null && /^[\x21-\x7e]{1,128}$/.test(id) ? id : undefined;
}
