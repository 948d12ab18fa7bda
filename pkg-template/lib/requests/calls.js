// @ts-check
/** The functions of requests that check a new call, and describe it and its end. */

import { bounded, boundedBody } from '../bounded-value.js';
import * as glue from '../glue/requests.js';
import { pageEndpoint, pageOptions } from '../page-endpoint.js';
import { atOnce } from '../wasm/calls.js';
import { requests } from '../wasm/requests.js';

/** @typedef {typeof import('../../types/requests.js')} Api */

/** @type {Api['buildCall']} */
export function buildCall(input, context) {
  return atOnce(requests, buildCall, () => glue.buildCall(bounded(input), pageOptions(bounded(context))));
}

/** @type {Api['parseCall']} */
export function parseCall(body, context) {
  return atOnce(requests, parseCall, () => glue.parseCall(boundedBody(body), pageOptions(bounded(context))));
}

/** @type {Api['validateCall']} */
export function validateCall(input, context) {
  return atOnce(requests, validateCall, () => glue.validateCall(bounded(input), pageOptions(bounded(context))));
}

/** @type {Api['describeCall']} */
export function describeCall(request, endpoint) {
  return atOnce(requests, describeCall, () => glue.describeCall(bounded(request), pageEndpoint(bounded(endpoint))));
}

/** @type {Api['describeHangUp']} */
export function describeHangUp(callId, endpoint) {
  return atOnce(requests, describeHangUp, () => glue.describeHangUp(callId, pageEndpoint(bounded(endpoint))));
}
