// @ts-check
/**
 * The functions of requests that send, by way of the module of tools. In a file of their own, so that a bundle that only checks does not
 * contain that module.
 */

import { bounded } from '../bounded-value.js';
import * as glue from '../glue/requests.js';
import { pageOptions } from '../page-endpoint.js';
import { sendPlan } from '../tools/send.js';
import { later } from '../wasm/calls.js';
import { requests } from '../wasm/requests.js';

/** @typedef {typeof import('../../types/requests.js')} Api */

/** @type {Api['sendTransfer']} */
export function sendTransfer(request, options) {
  return /** @type {ReturnType<Api['sendTransfer']>} */ (
    later(requests, sendTransfer, () => sendPlan(glue.planTransfer(bounded(request), pageOptions(options))))
  );
}

/** @type {Api['readCall']} */
export function readCall(callId, options) {
  return /** @type {ReturnType<Api['readCall']>} */ (
    later(requests, readCall, () => sendPlan(glue.planReadCall(callId, pageOptions(options))))
  );
}

/** @type {Api['createCall']} */
export function createCall(request, options) {
  return /** @type {ReturnType<Api['createCall']>} */ (
    later(requests, createCall, () => sendPlan(glue.planCreateCall(bounded(request), pageOptions(options))))
  );
}

/** @type {Api['hangUp']} */
export function hangUp(callId, options) {
  return /** @type {ReturnType<Api['hangUp']>} */ (
    later(requests, hangUp, () => sendPlan(glue.planHangUp(callId, pageOptions(options))))
  );
}
