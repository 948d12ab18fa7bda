// @ts-check
/**
 * The functions of requests that send, by way of the module `send`. In a file of their own, so that a bundle that only checks does not
 * contain that module.
 */

import { pageOptions } from '../page-endpoint.js';
import { sendPlan } from '../send/plan.js';
import { requests } from '../wasm/requests.js';
import { later } from '../wasm/run.js';
import { planTransfer } from './checked.js';

/** @typedef {typeof import('../../types/requests.js')} Api */

/** @type {Api['sendTransfer']} */
export function sendTransfer(request, options) {
  return /** @type {ReturnType<Api['sendTransfer']>} */ (
    later(requests, sendTransfer, () => sendPlan(planTransfer(request, options)))
  );
}

/** @type {Api['readCall']} */
export function readCall(callId, options) {
  return /** @type {ReturnType<Api['readCall']>} */ (
    later(requests, readCall, () => sendPlan(requests.glue.planReadCall(callId, pageOptions(options))))
  );
}

/** @type {Api['hangUp']} */
export function hangUp(callId, options) {
  return /** @type {ReturnType<Api['hangUp']>} */ (
    later(requests, hangUp, () => sendPlan(requests.glue.planHangUp(callId, pageOptions(options))))
  );
}
