// @ts-check
import { parseTransfer } from '../api.js';
import { invalidArgument, refusals, unreadableBody } from './refusals.js';
import { checkToken } from './tokens.js';

/** @import { TransferReport, TransferRequest } from '../../types/index.js' */
/** @import { KnownCall } from './calls.js' */
/** @import { Refusal } from './refusals.js' */

/**
 * A request that came whole.
 *
 * @typedef {object} Asked
 * @property {Headers} headers
 * @property {string} callId
 * @property {number} now milliseconds since 1970
 */

/**
 * Checks a transfer in the order in which a service does: who asks, for what, and then how.
 *
 * @param {Asked} asked
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
  // A warning for the core, which cannot know whether the tenant it was told is the call's; here it is the token's.
  if (report.issues.some(({ code }) => code === 'tenantsDiffer')) return { refusal: refusals.tenantMismatch };
  return { request: report.request, call, tenantId };
}

/**
 * Checks the reading of a call. Graph checked the permission when the call began, and asks for none any more.
 *
 * @param {Asked} asked
 * @param {KnownCall | undefined} call
 * @returns {{ call: KnownCall, tenantId: string, refusal?: undefined } | { refusal: Refusal }}
 */
export function checkReading({ headers, now }, call) {
  const { tenantId, refusal } = checkToken(headers.get('Authorization'), Math.floor(now / 1000));
  if (refusal) return { refusal };
  return call ? { call, tenantId } : { refusal: refusals.callNotFound };
}

/**
 * @param {Pick<TransferReport, 'issues'>} report of a transfer that is not valid
 * @returns {Refusal}
 */
function refusalOfBody({ issues }) {
  const faults = issues.filter(({ severity }) => severity === 'error');
  // The core reads broken JSON as far as it can be understood; a service does not.
  const unreadable = faults.find(({ code }) => code.startsWith('json') || code === 'invalidUtf8');
  if (unreadable) return unreadableBody(unreadable.message);
  if (issues.some(({ code }) => code === 'tenantsDiffer')) return refusals.tenantMismatch;
  return invalidArgument(faults[0]?.message ?? 'Invalid argument.');
}

/** @param {string | null} contentType */
function isJson(contentType) {
  const [mediaType = ''] = (contentType ?? '').split(';');
  return mediaType.trim().toLowerCase() === 'application/json';
}
