// @ts-check
/** Reads from a notification, from the status of its transfer and from the request in which situation it arrived. */

/** @import { ExplainOptions, Situation } from '../../types/codes.js' */
/** @import { Notification } from '../../types/notification.js' */

/** @typedef {{ readonly [member: string]: unknown } | null | undefined} Bag */

/**
 * Reads what a notification reports, parsed or as received, and the situation in which it arrived.
 *
 * @param {Notification} notification
 * @param {ExplainOptions | undefined} options
 */
export function readFacts(notification, options) {
  const parsed = bag(notification);
  const resource = bag(parsed?.resourceData);
  /** @type {unknown} */
  const result = parsed?.result ?? resource?.resultInfo;
  const reason = parsed?.terminationReason ?? resource?.terminationReason;
  const state = lower(parsed?.state ?? resource?.state);
  return {
    result: bag(result),
    reason: typeof reason === 'string' ? reason : undefined,
    situations: [
      ...(Array.isArray(options?.known) ? options.known : []),
      ...ofCall(resource, state),
      ...ofStatus(options?.status),
      ...ofRequest(options?.request),
    ],
  };
}

/**
 * @param {Bag} call
 * @param {string} state
 * @returns {Situation[]}
 */
function ofCall(call, state) {
  /** @type {Situation[]} */
  const known = [];
  const direction = lower(call?.direction);
  if (direction === 'incoming') known.push('incomingCall');
  if (direction === 'outgoing') known.push('outgoingCall');
  const media = lower(bag(call?.mediaConfig)?.['@odata.type']);
  if (media.endsWith('apphostedmediaconfig')) known.push('appHostedMedia');
  if (media.endsWith('servicehostedmediaconfig')) known.push('serviceHostedMedia');
  if (bag(call?.meetingInfo)) known.push('groupCall');
  if (['incoming', 'establishing', 'ringing'].includes(state)) known.push('beforeEstablished');
  if (['established', 'hold', 'transferring', 'transferaccepted'].includes(state)) known.push('established');
  return known;
}

/**
 * Reads a status: a transfer needs an established call.
 *
 * @param {ExplainOptions['status']} status
 * @returns {Situation[]}
 */
function ofStatus(status) {
  if (!bag(status) || !status) return [];
  const isTransfer = status.expected || status.phase !== 'ended';
  return [
    ...(isTransfer ? /** @type {const} */ (['transfer', 'established']) : []),
    ...(status.replacedCall ? /** @type {const} */ (['consultative']) : []),
  ];
}

/**
 * @param {ExplainOptions['request']} request
 * @returns {Situation[]}
 */
function ofRequest(request) {
  const body = bag(bag(request)?.body) ?? bag(request);
  if (!body) return [];
  const target = bag(body.transferTarget) ?? bag(body.target);
  const identity = bag(target?.identity) ?? target;
  /** @type {Situation[]} */
  const known = ['transfer', 'established'];
  known.push(target?.replacesCallId || body.replacesCallId ? 'consultative' : 'blind');
  if (body.transferee) known.push('groupCall');
  if (identity?.phone) known.push('toTelephone');
  if (identity?.user) known.push('toUser');
  if (identity?.application || identity?.applicationInstance) known.push('toApp');
  return known;
}

/**
 * @param {unknown} value
 * @returns {Bag}
 */
function bag(value) {
  return typeof value === 'object' && value !== null ? /** @type {Bag} */ (value) : undefined;
}

/** @param {unknown} value */
function lower(value) {
  return typeof value === 'string' ? value.toLowerCase() : '';
}
