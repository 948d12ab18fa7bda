// @ts-check
/** Requests that were checked here. They are frozen, so that they can be described and sent without being read and judged again. */

import { bounded } from '../bounded-value.js';
import { pageOptions } from '../page-endpoint.js';
import { withRepairs } from '../wasm/repairs.js';
import { requests } from '../wasm/requests.js';

/** @import { SendPlan } from '../glue/requests.js' */
/** @import { TransferInput, TransferReport, TransferRequest } from '../../types/index.js' */

/** @type {WeakSet<object>} */
const checked = new WeakSet();

/**
 * Remembers a request that a check returned.
 * @param {TransferRequest} request
 */
export function remember(request) {
  freeze(request.body);
  checked.add(Object.freeze(request));
  return request;
}

/**
 * Remembers the request of a report, if there is one.
 * @param {TransferReport} report
 */
export function rememberRequest(report) {
  if (report.valid) remember(report.request);
  return report;
}

/**
 * Returns a checked request: the same one, or that of any other transfer.
 * @param {TransferInput | TransferRequest} transfer
 * @returns {TransferRequest}
 */
export function checkedRequest(transfer) {
  if (isChecked(transfer)) return transfer;
  return remember(withRepairs(requests, (glue, isFinal) => glue.checkTransfer(transfer, isFinal)));
}

/**
 * Checks a transfer, unless that was done, and the options of sending it.
 * @param {TransferInput | TransferRequest} transfer
 * @param {unknown} options
 * @returns {SendPlan}
 */
export function planTransfer(transfer, options) {
  if (isChecked(transfer)) {
    return requests.glue.planCheckedTransfer(transfer.callId, JSON.stringify(transfer.body), pageOptions(options));
  }
  const [input, place] = [bounded(transfer), pageOptions(options)];
  return withRepairs(requests, (glue, isFinal) => glue.planTransfer(input, place, isFinal));
}

/**
 * @param {TransferInput | TransferRequest} transfer
 * @returns {transfer is TransferRequest}
 */
export function isChecked(transfer) {
  return checked.has(transfer);
}

/**
 * Freezes a value that was made from JSON.
 * @param {unknown} value
 */
function freeze(value) {
  if (typeof value !== 'object' || value === null) return;
  for (const member of Object.values(value)) freeze(member);
  Object.freeze(value);
}
