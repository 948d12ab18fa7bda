// @ts-check
/** A simulated Graph: `fetch` responds to requests, and listeners receive the notifications. */

import { fromCaller } from '../caller.js';
import { init as initCalls } from '../calls/index.js';
import { issueToken } from './access-tokens.js';
import { shareCallState } from './calls.js';
import { createCreatedCalls } from './created-calls.js';
import { createCallResource } from './graph-resources.js';
import { createNotifier } from './notifier.js';
import { assertListener, readCalls, readIncomingCall, readSimulatorOptions } from './options.js';
import { createGuidSource } from './random.js';
import { refusals } from './refusals.js';
import { checkCreation, checkRead, checkTransfer, findRoute } from './requests.js';
import {
  acceptedResponse,
  createDiscoveryDocument,
  createdResponse,
  noContentResponse,
  okResponse,
  refusalResponse,
} from './responses.js';
import { createSchedule } from './schedule.js';
import { createSequences } from './sequences.js';
import { createKeyGetter, createTokenSource } from './signing.js';

/** @import { SimulatedCall, Simulator, SimulatorCalls, SimulatorOptions } from '../../types/simulator.js' */
/** @import { CallRoute } from './requests.js' */
/** @import { Exchange } from './responses.js' */

export { profiles } from './profiles.js';
export { createSimulatorKey } from './signing.js';

const CLIENT_REQUEST_ID = /^[\x21-\x7e]{1,128}$/;

/**
 * @param {readonly (string | SimulatedCall)[]} [calls]
 * @returns {SimulatorCalls}
 */
export function createSimulatorCalls(calls) {
  return shareCallState(readCalls('createSimulatorCalls', calls));
}

/**
 * @param {SimulatorOptions} [options]
 * @returns {Simulator}
 */
export function createSimulator(options = {}) {
  const { appId, tenantId, callbackUri, profile, callee, seed, transferSeed, clock, callState, timeScale, key, sign } =
    fromCaller(createSimulator, () => readSimulatorOptions(options));
  const behaviour = profile.createBehaviour();
  const nextGuid = createGuidSource(seed);
  const { directory, outcomeStore, created } = callState;
  const schedule = createSchedule(timeScale);

  const getKey = createKeyGetter(key);
  const getToken = sign ? createTokenSource({ getKey, appId, clock }) : undefined;
  const { timeline } = profile;
  const sequences = createSequences({ seed, callbackUri, getToken, schedule });
  const shared = { directory, outcomeStore, schedule, sequences };
  const notifier = createNotifier({ timeline, transferSeed, appId, ...shared });
  const createdCalls = createCreatedCalls({ callee, created, ...shared });

  /**
   * @param {Request} request
   * @param {Exchange} exchange
   * @param {CallRoute} route
   */
  function readCall(request, exchange, { callId, version }) {
    const checked = checkRead({ headers: request.headers, callId, now: exchange.now }, directory.find(callId));
    if (checked.refusal) return refusalResponse(exchange, checked.refusal);
    const { call } = checked;
    const state = behaviour.callState ?? call.state;
    return okResponse(
      exchange,
      createCallResource(callId, { ...call, state }, { version, tenantId: checked.tenantId }),
    );
  }

  /**
   * @param {Exchange} exchange
   * @param {() => object | Promise<object>} getDocument
   */
  async function readKeyDocument(exchange, getDocument) {
    return sign ? okResponse(exchange, await getDocument()) : refusalResponse(exchange, refusals.wrongPath);
  }

  /**
   * @param {Request} request
   * @param {Exchange} exchange
   * @param {CallRoute} route
   */
  async function transferCall(request, exchange, { callId }) {
    const early = behaviour.respondToTransferInstead?.(exchange);
    if (early) return early;

    const body = new Uint8Array(await request.arrayBuffer());
    exchange.signal?.throwIfAborted();
    // Synchronous from here to the response: of two requests at once, the second finds the transfer of the first.
    const { now } = exchange;
    const callRequest = { headers: request.headers, callId, now };
    const checked = checkTransfer(callRequest, body, directory.findForTransfer(callId));
    if (checked.refusal) return refusalResponse(exchange, checked.refusal);
    const { replacesCallId } = checked.request.body.transferTarget;
    if (replacesCallId !== undefined && !directory.isReplaceable(replacesCallId)) {
      return refusalResponse(exchange, refusals.replacementNotFound);
    }
    notifier.startTransfer({ ...checked, now });
    return behaviour.accept?.(exchange) ?? acceptedResponse(exchange);
  }

  /**
   * @param {Request} request
   * @param {Exchange} exchange
   * @param {CallRoute} route
   */
  async function createCall(request, exchange, { version }) {
    await initCalls();
    const body = new Uint8Array(await request.arrayBuffer());
    exchange.signal?.throwIfAborted();
    const { now } = exchange;
    const checked = checkCreation({ headers: request.headers, now }, body);
    if (checked.refusal) return refusalResponse(exchange, checked.refusal);
    const { tenantId } = checked;
    const callId = nextGuid();
    createdCalls.startCall({ callId, request: checked.request, now, tenantId });
    const call = /** @type {const} */ ({ callType: 'peerToPeer', state: 'establishing', direction: 'outgoing' });
    const resource = createCallResource(callId, call, { version, tenantId });
    const { callbackUri, targets } = checked.request.body;
    return createdResponse(exchange, { ...resource, callbackUri, targets }, `${request.url}/${callId}`);
  }

  /**
   * @param {Request} request
   * @param {Exchange} exchange
   * @param {CallRoute} route
   */
  function hangUp(request, exchange, { callId }) {
    const { now } = exchange;
    const checked = checkRead({ headers: request.headers, callId, now }, directory.find(callId));
    if (checked.refusal) return refusalResponse(exchange, checked.refusal);
    createdCalls.hangUp(callId, { now, tenantId: checked.tenantId });
    return noContentResponse(exchange);
  }

  /** @type {Simulator} */
  const simulator = Object.freeze({
    profile: profile.name,
    signed: sign,

    /** @type {Simulator['fetch']} */
    async fetch(input, init) {
      const signal = findSignal(input, init);
      signal?.throwIfAborted();
      const request = new Request(input, init);
      /** @type {Exchange} */
      const exchange = {
        now: clock(),
        requestId: nextGuid(),
        clientRequestId: readClientRequestId(request.headers),
        signal,
      };

      const { route, refusal: routeRefusal } = findRoute(request);
      if (routeRefusal) return refusalResponse(exchange, routeRefusal);
      if (route.action === 'readDiscovery')
        return readKeyDocument(exchange, () => createDiscoveryDocument(request.url));
      if (route.action === 'readKeys') return readKeyDocument(exchange, async () => (await getKey()).jwks);

      const early = await behaviour.respondInstead?.(exchange, route.callId);
      if (route.action === 'read') return early ?? readCall(request, exchange, route);
      if (route.action === 'create') return early ?? createCall(request, exchange, route);
      if (route.action === 'hangUp') return early ?? hangUp(request, exchange, route);
      const response = early ?? (await transferCall(request, exchange, route));
      if (!response.ok) outcomeStore.setRefused(route.callId);
      return response;
    },

    /** @type {Simulator['issueToken']} */
    issueToken(claims = {}) {
      const own = { appId: claims.appId ?? appId, tenantId: claims.tenantId ?? tenantId };
      return issueToken({ ...claims, ...own }, Math.floor(clock() / 1000));
    },

    /** @type {Simulator['onDelivery']} */
    onDelivery(listener) {
      fromCaller(simulator.onDelivery, () => assertListener(listener));
      return schedule.addListener(listener);
    },

    /** @type {Simulator['createIncomingCall']} */
    createIncomingCall(call) {
      const incoming = fromCaller(simulator.createIncomingCall, () => readIncomingCall(call));
      notifier.startIncomingCall(incoming, { now: clock(), tenantId });
    },

    /** @type {Simulator['endCall']} */
    endCall(callId) {
      if (directory.find(callId)) createdCalls.leave(callId, { now: clock(), tenantId });
    },

    get createdCalls() {
      return createdCalls.list();
    },

    /** @type {Simulator['actualOutcome']} */
    actualOutcome: (callId) => outcomeStore.get(callId),

    /** @type {Simulator['settled']} */
    settled: () => schedule.settled(),

    /** @type {Simulator['close']} */
    close: () => schedule.close(),

    [Symbol.asyncIterator]: () => schedule.iterate(),
  });
  return simulator;
}

/**
 * Returns the caller's own signal. A Request follows the signal of its init only weakly: a response that waits for the
 * Request's signal alone could be garbage-collected, and would never settle.
 *
 * @param {string | URL | Request} input
 * @param {RequestInit} [init]
 */
function findSignal(input, init) {
  return init?.signal ?? (typeof input === 'object' && 'signal' in input ? input.signal : undefined);
}

/**
 * @param {Headers} headers
 * @returns {string | undefined} the caller's id of the request, if a response header can contain it
 */
function readClientRequestId(headers) {
  const id = headers.get('client-request-id');
  return id !== null && CLIENT_REQUEST_ID.test(id) ? id : undefined;
}
