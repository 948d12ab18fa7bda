// @ts-check
/** `startTransfer`: announce, send and follow, so that no notification is too early. */

import { transferError } from '../error.js';
import * as glue from '../glue.js';
import { membersOf } from '../members.js';
import { assertReady } from '../ready.js';
import { isAlive, isTracker, withdraw } from './tracker.js';

/** @import { StartOptions, TransferAnswer, TransferInput, TransferRequest } from '../../types/index.js' */

/** @type {typeof import('../../types/index.js').startTransfer} */
export async function startTransfer(transfer, options) {
  assertReady();
  const { tracker, sending } = taken(options);
  const request = checked(transfer);
  const { callId } = request;
  // A wrong option is thrown here, when nothing is announced yet. The request itself leaves in a later turn.
  const sent = glue.sendTransfer(request, sending);
  tracker.expect(request);
  const handle = tracker.follow(callId);
  /** @type {TransferAnswer} */
  let answer;
  try {
    answer = await sent;
  } catch (error) {
    // A transfer that may have been taken is still expected: a notification may tell of it.
    if (/** @type {any} */ (error)?.delivered !== 'unknown') withdraw(tracker, callId);
    throw error;
  }
  // It was sent, whatever became of the tracker meanwhile.
  if (isAlive(tracker)) tracker.answered(callId, answer);
  return Object.assign(handle, { request, answer });
}

/**
 * @param {unknown} options
 * @returns {{ tracker: StartOptions['tracker'], sending: Omit<StartOptions, 'tracker'> }}
 */
function taken(options) {
  const { tracker, ...sending } = membersOf(options, 'the options');
  if (!isTracker(tracker)) throw transferError('invalidOptions', 'tracker: expected a TransferTracker of this package');
  if (!isAlive(tracker)) throw transferError('invalidOptions', 'tracker: it was freed');
  return { tracker, sending: /** @type {any} */ (sending) };
}

/**
 * @param {TransferInput | TransferRequest} transfer
 * @returns {TransferRequest}
 */
function checked(transfer) {
  // Throws with all that is wrong.
  glue.describeTransfer(transfer);
  const report = glue.validateTransfer(transfer);
  if (report.valid) return report.request;
  throw transferError('invalidTransfer', 'the transfer is another one each time that it is read', {
    hint: 'Give a plain object.',
  });
}
