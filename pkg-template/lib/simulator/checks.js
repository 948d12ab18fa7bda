// @ts-check
import { parseTransfer } from '../api.js';
import { invalidArgument, refusals, unreadableBody } from './refusals.js';
import { checkToken } from './tokens.js';

/** @import { TransferReport } from '../../types/index.js' */
/** @import { KnownCall } from './calls.js' */
/** @import { Refusal } from './refusals.js' */

/**
 * Checks a transfer in the order in which a service does: who asks, for what, and then how.
 *
 * @param {Request} request
 * @param {{ callId: string, now: number, findCall: (callId: string) => KnownCall | undefined }} context `now` in
 *   milliseconds since 1970
 * @returns {Promise<Refusal | undefined>} `undefined` when Graph would take it
 */
export async function checkTransfer(request, { callId, now, findCall }) {
  const { tenantId, mayTransfer, refusal } = checkToken(request.headers.get('Authorization'), Math.floor(now / 1000));
  if (refusal) return refusal;
  if (!mayTransfer) return refusals.insufficientPermissions;

  const call = findCall(callId);
  if (!call) return refusals.callNotFound;
  if (call.state !== 'established') return refusals.callNotEstablished;
  if (!isJson(request.headers.get('Content-Type'))) return refusals.wrongContentType;

  const body = new Uint8Array(await request.arrayBuffer());
  const callType = call.callType && { callType: call.callType };
  return judgeBody(parseTransfer(callId, body, { tenantId, ...callType }));
}

/**
 * Checks the reading of a call. Graph checked the permission when the call began, and asks for none any more.
 *
 * @param {Request} request
 * @param {{ callId: string, now: number, findCall: (callId: string) => KnownCall | undefined }} context `now` in
 *   milliseconds since 1970
 * @returns {{ call: KnownCall, tenantId: string, refusal?: undefined } | { refusal: Refusal }}
 */
export function checkReading(request, { callId, now, findCall }) {
  const { tenantId, refusal } = checkToken(request.headers.get('Authorization'), Math.floor(now / 1000));
  if (refusal) return { refusal };
  const call = findCall(callId);
  return call ? { call, tenantId } : { refusal: refusals.callNotFound };
}

/**
 * @param {TransferReport} report
 * @returns {Refusal | undefined}
 */
function judgeBody({ issues }) {
  const faults = issues.filter(({ severity }) => severity === 'error');
  // The core reads broken JSON as far as it can be understood; a service does not.
  const unreadable = faults.find(({ code }) => code.startsWith('json') || code === 'invalidUtf8');
  if (unreadable) return unreadableBody(unreadable.message);

  // A warning for the core, which cannot know whether the tenant it was told is the call's; here it is the token's.
  if (issues.some(({ code }) => code === 'tenantsDiffer')) return refusals.tenantMismatch;

  const [fault] = faults;
  return fault && invalidArgument(fault.message);
}

/** @param {string | null} contentType */
function isJson(contentType) {
  const [mediaType = ''] = (contentType ?? '').split(';');
  return mediaType.trim().toLowerCase() === 'application/json';
}
