// @ts-check
import { accepted, refused, shown } from './answers.js';
import { callResource, createCallDirectory } from './calls.js';
import { checkReading, checkTransfer } from './checks.js';
import { createComposer } from './deliveries.js';
import { discoveryDocument } from './discovery.js';
import { createGuidSource } from './guid.js';
import { assertCall, assertListener, readOptions } from './options.js';
import { createReader } from './reader.js';
import { refusals } from './refusals.js';
import { readRoute } from './route.js';
import { createSchedule } from './schedule.js';
import { createSimulatorKey, createTokenSource, keyOnDemand } from './signing.js';
import { createTeller } from './telling.js';
import { EXAMPLE_TENANT, issueToken } from './tokens.js';
import { createTruths } from './truths.js';

/** @import { Simulator, SimulatorOptions } from '../../types/simulator.js' */
/** @import { Exchange } from './answers.js' */
/** @import { CallRoute } from './route.js' */

export { profiles } from './profiles.js';
export { createSimulatorKey };

/**
 * @param {SimulatorOptions} [options]
 * @returns {Simulator}
 */
export function createSimulator(options = {}) {
  const { profile, seed, courseSeed, clock, calls, appId, callbackUri, pace, key, isSigning } = readOptions(options);
  const behaviour = profile.begin();
  const nextGuid = createGuidSource(seed);
  const directory = createCallDirectory(calls);
  const truths = createTruths();
  const schedule = createSchedule(pace);

  const getKey = keyOnDemand(key);
  const getToken = isSigning ? createTokenSource({ getKey, appId, clock }) : undefined;
  const composer = createComposer({ callbackUri, getToken });
  const teller = createTeller({ plan: profile.plan, seed, courseSeed, appId, directory, truths, schedule, composer });

  /**
   * @param {Request} request
   * @param {Exchange} exchange
   * @param {CallRoute} route
   */
  function showCall(request, exchange, { callId, version }) {
    const reading = checkReading({ headers: request.headers, callId, now: exchange.now }, directory.find(callId));
    if (reading.refusal) return refused(exchange, reading.refusal);
    const { call, tenantId } = reading;
    const state = behaviour.callState ?? call.state;
    return shown(exchange, callResource(callId, { ...call, state }, { version, tenantId }));
  }

  /**
   * @param {Exchange} exchange
   * @param {() => object | Promise<object>} getDocument
   */
  async function showForKeys(exchange, getDocument) {
    return isSigning ? shown(exchange, await getDocument()) : refused(exchange, refusals.wrongPath);
  }

  /**
   * @param {Request} request
   * @param {Exchange} exchange
   * @param {CallRoute} route
   */
  async function takeTransfer(request, exchange, { callId }) {
    const interruption = behaviour.interruptTransfer?.(exchange);
    if (interruption) return interruption;

    const body = new Uint8Array(await request.arrayBuffer());
    exchange.signal?.throwIfAborted();
    // From here to the answer nothing waits, so that of two requests at once one meets the other's transfer.
    const { now } = exchange;
    const asked = { headers: request.headers, callId, now };
    const checked = checkTransfer(asked, body, directory.findForTransfer(callId));
    if (checked.refusal) return refused(exchange, checked.refusal);
    teller.beginTransfer({ ...checked, now });
    return behaviour.accept?.(exchange) ?? accepted(exchange);
  }

  return Object.freeze({
    profile: profile.name,
    signed: isSigning,

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
      if (route.action === 'discover') return showForKeys(exchange, () => discoveryDocument(request.url));
      if (route.action === 'readKeys') return showForKeys(exchange, async () => (await getKey()).jwks);

      const interruption = await behaviour.interrupt?.(exchange, route.callId);
      if (route.action === 'read') return interruption ?? showCall(request, exchange, route);
      const answer = interruption ?? (await takeTransfer(request, exchange, route));
      if (!answer.ok) truths.refused(route.callId);
      return answer;
    },

    /** @type {Simulator['issueToken']} */
    issueToken: (claims = {}) => issueToken({ appId, ...claims }, Math.floor(clock() / 1000)),

    /** @type {Simulator['deliver']} */
    deliver(send) {
      assertListener(send);
      return schedule.listen(send);
    },

    /** @type {Simulator['announce']} */
    announce(call) {
      assertCall(call);
      teller.announce(call, { now: clock(), tenantId: EXAMPLE_TENANT });
    },

    /** @type {Simulator['truth']} */
    truth: (callId) => truths.get(callId),

    /** @type {Simulator['settled']} */
    settled: () => schedule.settled(),

    /** @type {Simulator['close']} */
    close: () => schedule.close(),

    [Symbol.asyncIterator]() {
      const reader = createReader(() => stop());
      const stop = schedule.listen(reader.push, reader.end);
      return reader.iterator;
    },
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
