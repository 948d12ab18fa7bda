// @ts-check
/** The entry of requests: builds, checks, describes and sends them. */

import { bounded, boundedBody } from '../bounded-value.js';
import * as glue from '../glue/requests.js';
import { pageEndpoint, pageOptions } from '../page-endpoint.js';
import { atOnce } from '../wasm/calls.js';
import { requests } from '../wasm/requests.js';

export { isTransferError, TransferError } from '../error.js';
export { buildCall, describeCall, describeHangUp, parseCall, validateCall } from './calls.js';
export { createCall, hangUp, readCall, sendTransfer } from './send.js';

/** @typedef {typeof import('../../types/requests.js')} Api */

/** @type {Api['init']} */
export function init(source) {
  return requests.init(source);
}

/** @type {Api['initSync']} */
export function initSync(module) {
  requests.initSync(module);
}

/** @type {Api['buildTransfer']} */
export function buildTransfer(input, context) {
  return atOnce(requests, buildTransfer, () => glue.buildTransfer(bounded(input), pageOptions(bounded(context))));
}

/** @type {Api['parseTransfer']} */
export function parseTransfer(callId, body, context) {
  return atOnce(requests, parseTransfer, () =>
    glue.parseTransfer(callId, boundedBody(body), pageOptions(bounded(context))),
  );
}

/** @type {Api['validateTransfer']} */
export function validateTransfer(input, context) {
  return atOnce(requests, validateTransfer, () => glue.validateTransfer(bounded(input), pageOptions(bounded(context))));
}

/** @type {Api['describeTransfer']} */
export function describeTransfer(request, endpoint) {
  return atOnce(requests, describeTransfer, () =>
    glue.describeTransfer(bounded(request), pageEndpoint(bounded(endpoint))),
  );
}

/** @type {Api['describeReadCall']} */
export function describeReadCall(callId, endpoint) {
  return atOnce(requests, describeReadCall, () => glue.describeReadCall(callId, pageEndpoint(bounded(endpoint))));
}

/** @type {Api['inspectToken']} */
export function inspectToken(token, endpoint) {
  return atOnce(requests, inspectToken, () => glue.inspectToken(token, pageEndpoint(bounded(endpoint))));
}
