// @ts-check
/** Bodies and logs for the tests of the command line. */

export const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';

/**
 * Writes a body about the call.
 * @param {object} resourceData
 * @param {string} [changeType]
 */
export function bodyOf(resourceData, changeType = 'updated') {
  const entry = { changeType, resourceUrl: `/communications/calls/${CALL_ID}`, resourceData };
  return JSON.stringify({ '@odata.type': '#microsoft.graph.commsNotifications', value: [entry] });
}

export const TRANSFERRING = bodyOf({ state: 'transferring' });
export const ACCEPTED = bodyOf({ state: 'transferAccepted' });
export const COMPLETED = bodyOf({ state: 'terminated', resultInfo: { code: 0, subcode: 7015 } }, 'deleted');
export const FAILED = bodyOf({
  state: 'established',
  resultInfo: { code: 500, subCode: 7000, message: 'Transfer failed. DiagCode: 480#10037.@' },
});

/** A log with times that are not in order, a wrapped body, a broken one, and Windows line ends. */
export const LOG = [
  `2026-11-30T10:00:02.000Z INFO webhook body=${FAILED}`,
  `2026-11-30T10:00:01.000Z INFO webhook body=${TRANSFERRING}`,
  JSON.stringify({ time: '2026-11-30T10:00:00Z', msg: 'incoming', payload: bodyOf({ state: 'established' }) }),
  '2026-11-30T10:00:03.000Z body={"value":[{"resourceUrl":"/communications/calls/341a',
  '2026-11-30T10:00:04.000Z HTTP/1.1 403 Forbidden {"error":{"code":"7505","message":"Tenant mismatch."}}',
  '',
].join('\r\n');
