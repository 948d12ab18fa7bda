// @ts-check
/** The functions of the package, the same for every host. */

import * as glue from './glue.js';
import { assertReady } from './ready.js';

export { drawTransfer } from './diagram/draw.js';
export { parseNotifications } from './notifications/parse.js';
export { startTransfer } from './tracker/start.js';
export { TransferTracker } from './tracker/tracker.js';

/** @typedef {typeof import('../types/index.js')} Api */

/** @type {Api['buildTransfer']} */
export function buildTransfer(input, context) {
  assertReady();
  return glue.buildTransfer(input, context);
}

/** @type {Api['parseTransfer']} */
export function parseTransfer(callId, body, context) {
  assertReady();
  return glue.parseTransfer(callId, body, context);
}

/** @type {Api['validateTransfer']} */
export function validateTransfer(input, context) {
  assertReady();
  return glue.validateTransfer(input, context);
}

/** @type {Api['describeTransfer']} */
export function describeTransfer(request, endpoint) {
  assertReady();
  return glue.describeTransfer(request, endpoint);
}

/** @type {Api['sendTransfer']} */
export async function sendTransfer(request, options) {
  assertReady();
  return glue.sendTransfer(request, options);
}

/** @type {Api['readAnswer']} */
export function readAnswer(status, headers, body) {
  assertReady();
  return glue.readAnswer(status, headers, body);
}

/** @type {Api['readCall']} */
export async function readCall(callId, options) {
  assertReady();
  return glue.readCall(callId, options);
}

/** @type {Api['describeReadCall']} */
export function describeReadCall(callId, endpoint) {
  assertReady();
  return glue.describeReadCall(callId, endpoint);
}

/** @type {Api['inspectToken']} */
export function inspectToken(token, endpoint) {
  assertReady();
  return glue.inspectToken(token, endpoint);
}

/** @type {Api['redact']} */
export function redact(/** @type {any} */ value) {
  assertReady();
  return glue.redact(value);
}

/** @type {Api['isTransferError']} */
export function isTransferError(error) {
  // Not `instanceof`: the error may come from another realm, or from a second copy of this package.
  return (
    typeof error === 'object' && error !== null && 'name' in error && error.name === 'TransferError' && 'code' in error
  );
}
