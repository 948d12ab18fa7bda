// @ts-check
/** The entry of new calls: builds, checks and describes them. */

import { bounded, boundedBody } from '../bounded-value.js';
import { pageEndpoint, pageOptions } from '../page-endpoint.js';
import { calls } from '../wasm/calls.js';
import { withRepairs } from '../wasm/repairs.js';
import { atOnce } from '../wasm/run.js';

export { isTransferError, TransferError } from '../error.js';
export { initSending } from '../send/init.js';
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
  return atOnce(calls, buildCall, () => {
    const [call, facts] = [bounded(input), pageOptions(bounded(context))];
    return withRepairs(calls, (glue, isFinal) => glue.buildCall(call, facts, isFinal));
  });
}

/** @type {Api['parseCall']} */
export function parseCall(body, context) {
  return atOnce(calls, parseCall, () => {
    const [text, facts] = [boundedBody(body), pageOptions(bounded(context))];
    return withRepairs(calls, (glue, isFinal) => glue.parseCall(text, facts, isFinal));
  });
}

/** @type {Api['validateCall']} */
export function validateCall(input, context) {
  return atOnce(calls, validateCall, () => {
    const [call, facts] = [bounded(input), pageOptions(bounded(context))];
    return withRepairs(calls, (glue, isFinal) => glue.validateCall(call, facts, isFinal));
  });
}

/** @type {Api['describeCall']} */
export function describeCall(request, endpoint) {
  return atOnce(calls, describeCall, () => {
    const [call, place] = [bounded(request), pageEndpoint(bounded(endpoint))];
    return withRepairs(calls, (glue, isFinal) => glue.describeCall(call, place, isFinal));
  });
}
