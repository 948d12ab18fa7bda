// @ts-check
/** `drawTransfer`: passes the steps to the core one by one. */

import { fromCaller } from '../caller.js';
import { TransferError } from '../error.js';
import { notifications } from '../wasm/notifications.js';
import { drawStep } from './steps.js';

/** @type {typeof import('../../types/index.js').drawTransfer} */
export function drawTransfer(transfer, steps) {
  return fromCaller(drawTransfer, () => draw(transfer, steps));
}

/**
 * @param {import('../../types/index.js').ExpectedTransfer} transfer
 * @param {unknown} steps
 */
function draw(transfer, steps) {
  notifications.ensure();
  const [callId, replacesCallId] = notifications.glue.readExpected(transfer);
  const core = new notifications.glue.DrawingCore(callId, replacesCallId);
  let isDrawn = false;
  try {
    for (const step of copySteps(steps)) drawStep(core, step);
    isDrawn = true;
  } finally {
    // `finish` frees the core itself.
    if (!isDrawn) core.free();
  }
  return core.finish();
}

/**
 * @param {unknown} steps
 * @returns {readonly unknown[]}
 */
function copySteps(steps) {
  try {
    if (Array.isArray(steps)) return [...steps];
  } catch (cause) {
    throw new TransferError('invalidOptions', 'steps: the array is unreadable', { cause });
  }
  throw new TransferError('invalidOptions', 'steps: expected an array');
}
