// @ts-check
/** `startTransfer`: expects, sends and follows a transfer. The order ensures that no notification arrives too early. */

import { awaitFromCaller } from '../caller.js';
import { TransferError } from '../error.js';
import { membersOf } from '../members.js';
import { checkedRequest, planTransfer } from '../requests/checked.js';
import { sendPlan } from '../send/plan.js';
import { withAttempts } from '../telemetry/attributes.js';
import { runOperation } from '../telemetry/operation.js';
import { readTelemetry } from '../telemetry/options.js';
import { spanOfTransfer, TransferObserver } from '../telemetry/transfer.js';
import { notifications } from '../wasm/notifications.js';
import { requests } from '../wasm/requests.js';
import { expectTransfer, followTransfer, isAlive, isTracker } from './tracker.js';

/** @import { SendOptions, StartOptions, TelemetryOptions, TransferResponse, TransferInput, TransferRequest } from '../../types/index.js' */

/** @type {typeof import('../../types/index.js').startTransfer} */
export function startTransfer(transfer, options) {
  return awaitFromCaller(startTransfer, () => start(transfer, options));
}

/**
 * @param {TransferInput | TransferRequest} transfer
 * @param {StartOptions} options
 */
async function start(transfer, options) {
  requests.ensure();
  notifications.ensure();
  const { tracker, telemetry, sendOptions } = readStartOptions(options);
  // Reads the caller's object once, and throws all issues.
  const request = checkedRequest(transfer);
  if (telemetry.tracer === undefined && telemetry.meter === undefined) return send(request, tracker, sendOptions);
  return runOperation(telemetry, spanOfTransfer(request), (operation) =>
    sendObserved(request, tracker, sendOptions, new TransferObserver(operation)),
  );
}

/**
 * @param {TransferRequest} request
 * @param {StartOptions['tracker']} tracker
 * @param {SendOptions} sendOptions
 * @param {TransferObserver} observer
 */
async function sendObserved(request, tracker, sendOptions, observer) {
  try {
    const observed = withAttempts(sendOptions, (attempt) => observer.attempt(attempt));
    return await send(request, tracker, observed, observer);
  } catch (error) {
    observer.failed(error);
    throw error;
  }
}

/**
 * @param {TransferRequest} request
 * @param {StartOptions['tracker']} tracker
 * @param {SendOptions} sendOptions
 * @param {TransferObserver} [observer]
 */
async function send(request, tracker, sendOptions, observer) {
  const { callId } = request;
  // An invalid option throws here, before the transfer is expected.
  const plan = planTransfer(request, sendOptions);
  const expectation = expectTransfer(tracker, request);
  const handle = followTransfer(tracker, callId, observer);
  /** @type {TransferResponse} */
  let response;
  try {
    response = /** @type {TransferResponse} */ (await sendPlan(plan));
  } catch (error) {
    // Graph may have received the transfer: then a notification may still report it.
    if (/** @type {any} */ (error)?.delivered === 'unknown') expectation.commit();
    else expectation.withdraw();
    throw error;
  }
  observer?.response(response);
  expectation.recordResponse(response);
  return Object.assign(handle, { request, response });
}

/**
 * @param {unknown} options
 * @returns {{ tracker: StartOptions['tracker'], telemetry: TelemetryOptions, sendOptions: SendOptions }}
 */
function readStartOptions(options) {
  const { tracker, tracer, meter, ...sendOptions } = membersOf(options, 'options');
  if (!isTracker(tracker))
    throw new TransferError('invalidOptions', 'tracker: expected a TransferTracker of this package');
  if (!isAlive(tracker)) throw new TransferError('invalidOptions', 'tracker: the tracker was freed');
  const telemetry = readTelemetry('startTransfer', { tracer, meter });
  return { tracker, telemetry, sendOptions: /** @type {any} */ (sendOptions) };
}
