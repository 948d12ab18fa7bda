// @ts-check
/** Routes the requests to a simulated Graph, and checks them in the order in which a service does. */

import { parseCall } from '../calls/index.js';
import { parseTransfer } from '../requests/index.js';
import { checkToken } from './access-tokens.js';
import { invalidArgument, refusals, unreadableBody, wrongMethod } from './refusals.js';

/** @import { CallRequest as CheckedCall, TransferReport, TransferRequest } from '../../types/index.js' */
/** @import { KnownCall } from './calls.js' */
/** @import { Refusal } from './refusals.js' */

const CALL_PATH = /\/(v1\.0|beta)\/communications\/calls(?:\/([^/]+)(\/transfer)?)?$/;
const WELL_KNOWN_PATH = /\/\.well-known\/(?:(openidconfiguration)|(keys))$/i;

/** The actions of each resource by method. @typedef {Readonly<Record<string, CallRoute['action']>>} Actions */

/** @type {Actions} */
const COLLECTION_ACTIONS = { POST: 'create' };
/** @type {Actions} */
const TRANSFER_ACTIONS = { POST: 'transfer' };
/** @type {Actions} */
const CALL_ACTIONS = { GET: 'read', DELETE: 'hangUp' };

/**
 * The route of a request about a call.
 *
 * @typedef {object} CallRoute
 * @property {'create' | 'transfer' | 'read' | 'hangUp'} action
 * @property {string} version of Graph
 * @property {string} callId empty for a new call
 */

/** @typedef {CallRoute | { action: 'readDiscovery' } | { action: 'readKeys' }} Route */

/**
 * The parts of a request about a call that its checks depend on.
 *
 * @typedef {object} CallRequest
 * @property {Headers} headers
 * @property {string} callId
 * @property {number} now milliseconds since 1970
 */

/**
 * Finds the route of a request.
 * @param {Request} request
 * @returns {{ route: Route, refusal?: undefined } | { route?: undefined, refusal: Refusal }}
 */
export function findRoute(request) {
  const { pathname } = new URL(request.url);
  const [isWellKnown, discovery] = WELL_KNOWN_PATH.exec(pathname) ?? [];
  if (isWellKnown) {
    if (request.method !== 'GET') return { refusal: wrongMethod('GET') };
    return { route: discovery ? { action: 'readDiscovery' } : { action: 'readKeys' } };
  }

  const [isCall, version = '', encodedId = '', transfer] = CALL_PATH.exec(pathname) ?? [];
  const callId = isCall === undefined ? undefined : decodeSegment(encodedId);
  if (callId === undefined) return { refusal: refusals.wrongPath };
  const actions = encodedId === '' ? COLLECTION_ACTIONS : transfer ? TRANSFER_ACTIONS : CALL_ACTIONS;
  const action = actions[request.method];
  if (action === undefined) return { refusal: wrongMethod(Object.keys(actions).join(', ')) };
  return { route: { action, version, callId } };
}

/**
 * @param {string} segment
 * @returns {string | undefined} `undefined` for an invalid encoding
 */
function decodeSegment(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/**
 * Checks a transfer: first the token, then the call, then the body.
 * @param {CallRequest} request
 * @param {Uint8Array} body
 * @param {KnownCall | undefined} call
 * @returns {{ request: TransferRequest, call: KnownCall, tenantId: string, refusal?: undefined } | { refusal: Refusal }}
 */
export function checkTransfer({ headers, callId, now }, body, call) {
  const { tenantId, mayTransfer, refusal } = checkToken(headers.get('Authorization'), Math.floor(now / 1000));
  if (refusal) return { refusal };
  if (!mayTransfer) return { refusal: refusals.insufficientPermissions };

  if (!call) return { refusal: refusals.callNotFound };
  if (call.state === 'transferring') return { refusal: refusals.conflict };
  if (call.state !== 'established') return { refusal: refusals.callNotEstablished };
  if (!isJson(headers.get('Content-Type'))) return { refusal: refusals.wrongContentType };

  const callType = call.callType && { callType: call.callType };
  const report = parseTransfer(callId, body, { tenantId, ...callType });
  if (!report.valid) return { refusal: refusalOfBody(report) };
  // The core only warns, because a caller's `tenantId` may differ from the call's. Here it is the token's, so it is an error.
  if (report.issues.some(({ code }) => code === 'tenantsDiffer')) return { refusal: refusals.tenantMismatch };
  return { request: report.request, call, tenantId };
}

/**
 * Checks a request that reads a call. It needs no permission: Graph checked that when the call began.
 * @param {CallRequest} request
 * @param {KnownCall | undefined} call
 * @returns {{ call: KnownCall, tenantId: string, refusal?: undefined } | { refusal: Refusal }}
 */
export function checkRead({ headers, now }, call) {
  const { tenantId, refusal } = checkToken(headers.get('Authorization'), Math.floor(now / 1000));
  if (refusal) return { refusal };
  return call ? { call, tenantId } : { refusal: refusals.callNotFound };
}

/**
 * Checks a new call: first the token, then the body.
 * @param {Omit<CallRequest, 'callId'>} request
 * @param {Uint8Array} body
 * @returns {{ request: CheckedCall, tenantId: string, refusal?: undefined } | { refusal: Refusal }}
 */
export function checkCreation({ headers, now }, body) {
  const { tenantId, mayTransfer, refusal } = checkToken(headers.get('Authorization'), Math.floor(now / 1000));
  if (refusal) return { refusal };
  if (!mayTransfer) return { refusal: refusals.insufficientPermissions };
  if (!isJson(headers.get('Content-Type'))) return { refusal: refusals.wrongContentType };
  const report = parseCall(body, { tenantId });
  if (!report.valid) return { refusal: refusalOfBody(report) };
  if (report.issues.some(({ code }) => code === 'tenantsDiffer')) return { refusal: refusals.tenantMismatch };
  return { request: report.request, tenantId };
}

/**
 * @param {Pick<TransferReport, 'issues'>} report of an invalid transfer
 * @returns {Refusal}
 */
function refusalOfBody({ issues }) {
  const errors = issues.filter(({ severity }) => severity === 'error');
  // The core goes on after a syntax error to report every problem. A service stops there.
  const syntaxError = errors.find(({ code }) => code.startsWith('json') || code === 'invalidUtf8');
  if (syntaxError) return unreadableBody(syntaxError.message);
  if (issues.some(({ code }) => code === 'tenantsDiffer')) return refusals.tenantMismatch;
  return invalidArgument(errors[0]?.message ?? 'Invalid argument.');
}

/** @param {string | null} contentType */
function isJson(contentType) {
  const [mediaType = ''] = (contentType ?? '').split(';');
  return mediaType.trim().toLowerCase() === 'application/json';
}
