// @ts-check
/** The entry of requests: builds, checks, describes and sends them. */

import { bounded, boundedBody } from '../bounded-value.js';
import { pageEndpoint, pageOptions } from '../page-endpoint.js';
import { requests } from '../wasm/requests.js';
import { atOnce } from '../wasm/run.js';
import { isChecked, remember, rememberRequest } from './checked.js';

export { isTransferError, TransferError } from '../error.js';
export { hangUp, readCall, sendTransfer } from './send.js';

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
  return atOnce(requests, buildTransfer, () =>
    remember(requests.glue.buildTransfer(bounded(input), pageOptions(bounded(context)))),
  );
}

/** @type {Api['parseTransfer']} */
export function parseTransfer(callId, body, context) {
  return atOnce(requests, parseTransfer, () =>
    rememberRequest(requests.glue.parseTransfer(callId, boundedBody(body), pageOptions(bounded(context)))),
  );
}

/** @type {Api['validateTransfer']} */
export function validateTransfer(input, context) {
  return atOnce(requests, validateTransfer, () =>
    rememberRequest(requests.glue.validateTransfer(bounded(input), pageOptions(bounded(context)))),
  );
}

/** @type {Api['describeTransfer']} */
export function describeTransfer(request, endpoint) {
  return atOnce(requests, describeTransfer, () => {
    const { glue } = requests;
    const place = pageEndpoint(bounded(endpoint));
    if (!isChecked(request)) return glue.describeTransfer(bounded(request), place);
    return glue.describeCheckedTransfer(request.callId, JSON.stringify(request.body), place);
  });
}

/** @type {Api['describeReadCall']} */
export function describeReadCall(callId, endpoint) {
  return atOnce(requests, describeReadCall, () =>
    requests.glue.describeReadCall(callId, pageEndpoint(bounded(endpoint))),
  );
}

/** @type {Api['describeHangUp']} */
export function describeHangUp(callId, endpoint) {
  return atOnce(requests, describeHangUp, () => requests.glue.describeHangUp(callId, pageEndpoint(bounded(endpoint))));
}

/** @type {Api['inspectToken']} */
export function inspectToken(token, endpoint) {
  return atOnce(requests, inspectToken, () => requests.glue.inspectToken(token, pageEndpoint(bounded(endpoint))));
}
