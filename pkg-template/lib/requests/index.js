// @ts-check
/** The entry of requests: builds, checks, describes and sends them. */

import { bounded, boundedBody } from '../bounded-value.js';
import { pageEndpoint, pageOptions } from '../page-endpoint.js';
import { withRepairs } from '../wasm/repairs.js';
import { requests } from '../wasm/requests.js';
import { atOnce } from '../wasm/run.js';
import { isChecked, remember, rememberRequest } from './checked.js';

export { isTransferError, TransferError } from '../error.js';
export { initSending } from '../send/init.js';
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
  return atOnce(requests, buildTransfer, () => {
    const [transfer, facts] = [bounded(input), pageOptions(bounded(context))];
    return remember(withRepairs(requests, (glue, isFinal) => glue.buildTransfer(transfer, facts, isFinal)));
  });
}

/** @type {Api['parseTransfer']} */
export function parseTransfer(callId, body, context) {
  return atOnce(requests, parseTransfer, () => {
    const [text, facts] = [boundedBody(body), pageOptions(bounded(context))];
    return rememberRequest(withRepairs(requests, (glue, isFinal) => glue.parseTransfer(callId, text, facts, isFinal)));
  });
}

/** @type {Api['validateTransfer']} */
export function validateTransfer(input, context) {
  return atOnce(requests, validateTransfer, () => {
    const [transfer, facts] = [bounded(input), pageOptions(bounded(context))];
    return rememberRequest(withRepairs(requests, (glue, isFinal) => glue.validateTransfer(transfer, facts, isFinal)));
  });
}

/** @type {Api['describeTransfer']} */
export function describeTransfer(request, endpoint) {
  return atOnce(requests, describeTransfer, () => {
    const place = pageEndpoint(bounded(endpoint));
    if (isChecked(request)) {
      return requests.glue.describeCheckedTransfer(request.callId, JSON.stringify(request.body), place);
    }
    const transfer = bounded(request);
    return withRepairs(requests, (glue, isFinal) => glue.describeTransfer(transfer, place, isFinal));
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
