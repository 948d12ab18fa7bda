// @ts-check
/** `startTransfer`: announce, send and follow, so that no notification is too early. */

import { transferError } from '../error.js';
import * as glue from '../glue.js';
import { assertReady } from '../ready.js';
import { TransferTracker, withdraw } from './tracker.js';

/** @import { TransferAnswer } from '../../types/index.js' */

/** @type {typeof import('../../types/index.js').startTransfer} */
export async function startTransfer(transfer, options) {
  assertReady();
  const { tracker, sending } = taken(options);
  const report = glue.validateTransfer(transfer);
  // Sending tells all that is wrong.
  if (!report.valid) throw await glue.sendTransfer(transfer, sending).then(unexpected, (error) => error);
  const { request } = report;
  const { callId } = request;
  tracker.expect(request);
  const handle = tracker.follow(callId);
  /** @type {TransferAnswer} */
  let answer;
  try {
    answer = await glue.sendTransfer(request, sending);
  } catch (error) {
    // A transfer that may have been taken is still expected: a notification may tell of it.
    if (/** @type {any} */ (error)?.delivered !== 'unknown') withdraw(tracker, callId);
    throw error;
  }
  tracker.answered(callId, answer);
  return Object.assign(handle, { request, answer });
}

/** @param {unknown} options */
function taken(options) {
  try {
    const { tracker, ...sending } = /** @type {any} */ (options);
    if (tracker instanceof TransferTracker) return { tracker, sending };
  } catch (cause) {
    throw transferError('invalidOptions', 'the options could not be read', { cause });
  }
  throw transferError('invalidOptions', 'tracker: expected a TransferTracker of this package');
}

function unexpected() {
  return transferError('internal', 'a transfer with errors was sent');
}
