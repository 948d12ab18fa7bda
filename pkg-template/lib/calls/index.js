// @ts-check
/** The entry of new calls: builds, checks and describes them. */

import { bounded, boundedBody } from '../bounded-value.js';
import { pageEndpoint, pageOptions } from '../page-endpoint.js';
import { calls } from '../wasm/calls.js';
import { atOnce } from '../wasm/run.js';

export { isTransferError, TransferError } from '../error.js';
export { createCall } from './create.js';

/** @typedef {typeof import('../../types/calls.js')} Api */

/** @type {Api['init']} */
export function init(source) {
  return calls.init(source);
}

/** @type {Api['initSync']} */
export function initSync(module) {
  calls.initSync(module);
}

/** @type {Api['buildCall']} */
export function buildCall(input, context) {
  return atOnce(calls, buildCall, () => calls.glue.buildCall(bounded(input), pageOptions(bounded(context))));
}

/** @type {Api['parseCall']} */
export function parseCall(body, context) {
  return atOnce(calls, parseCall, () => calls.glue.parseCall(boundedBody(body), pageOptions(bounded(context))));
}

/** @type {Api['validateCall']} */
export function validateCall(input, context) {
  return atOnce(calls, validateCall, () => calls.glue.validateCall(bounded(input), pageOptions(bounded(context))));
}

/** @type {Api['describeCall']} */
export function describeCall(request, endpoint) {
  return atOnce(calls, describeCall, () => calls.glue.describeCall(bounded(request), pageEndpoint(bounded(endpoint))));
}
