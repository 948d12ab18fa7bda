// @ts-check
/** Consultations with a simulated Graph, from nothing to their end. */

import { api, requireInstalled } from './installed.mjs';
import { CALL_ID, INPUT } from './transfers.mjs';

/** @typedef {import('graph-call-transfer/consultation').ConsultationInput} ConsultationInput */
/** @typedef {import('graph-call-transfer/consultation').ConsultationOptions} ConsultationOptions */
/** @typedef {import('graph-call-transfer/consultation').ConsultationState} ConsultationState */
/** @typedef {import('graph-call-transfer/simulator').SimulatorOptions} SimulatorOptions */

/** @type {typeof import('graph-call-transfer/consultation')} */
export const consultation = requireInstalled('graph-call-transfer/consultation');
/** @type {typeof import('graph-call-transfer/simulator')} */
export const { createSimulator } = requireInstalled('graph-call-transfer/simulator');

export const CALLBACK = 'https://bot.example/api/calls';

/**
 * Creates a Graph, a tracker that receives its notifications, and the arguments of a consultation.
 * @param {SimulatorOptions} [graphOptions]
 */
export function setUp(graphOptions = {}) {
  const graph = createSimulator({ timeScale: 0, ...graphOptions });
  const tracker = new api.TransferTracker();
  graph.onDelivery(({ body }) => tracker.apply(body));
  /** The requests that Graph received. @type {string[]} */
  const requests = [];
  /** @type {ConsultationState[]} */
  const states = [];
  const fetch = async (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
    requests.push(`${init.method} ${new URL(url).pathname.replace(/^.*\/communications/, '')}`);
    return graph.fetch(url, init);
  };
  /** @type {ConsultationInput} */
  const input = { callId: CALL_ID, target: INPUT.target };
  /** @type {ConsultationOptions} */
  const options = {
    token: graph.issueToken(),
    tracker,
    callbackUri: CALLBACK,
    fetch,
    onState: (state) => states.push(state),
  };
  return { graph, tracker, requests, states, input, options };
}

/**
 * Starts a consultation.
 * @param {SimulatorOptions} [graphOptions]
 * @param {{ input?: Partial<ConsultationInput>, options?: Partial<ConsultationOptions> }} [changes]
 */
export function start(graphOptions, { input = {}, options = {} } = {}) {
  const world = setUp(graphOptions);
  const starting = consultation.startConsultation({ ...world.input, ...input }, { ...world.options, ...options });
  return { ...world, starting };
}
