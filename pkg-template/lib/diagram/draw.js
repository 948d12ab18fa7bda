// @ts-check
/** `drawTransfer`: passes the steps to the core one by one. */

import { fromCaller } from '../caller.js';
import { TransferError } from '../error.js';
import { membersOf } from '../members.js';
import { writePayload } from '../notifications/payload.js';
import { FAULT } from '../records/layout.js';
import { release } from '../records/memory.js';
import { assertIsText } from '../tracker/snapshot.js';
import { notifications } from '../wasm/notifications.js';

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
 * @param {import('../glue/notifications.js').DrawingCore} core
 * @param {unknown} step
 */
function drawStep(core, step) {
  const members = membersOf(step, 'step');
  if (members.kind === 'notifications') drawNotifications(core, members);
  else if (members.kind === 'known') drawKnown(core, members);
  else core.add(members);
}

/**
 * @param {import('../glue/notifications.js').DrawingCore} core
 * @param {Record<string, unknown>} step
 */
function drawKnown(core, { id, snapshot }) {
  if (snapshot !== undefined) assertIsText(snapshot);
  core.addKnown(stepId(id), snapshot);
}

/** @param {unknown} id */
function stepId(id) {
  if (typeof id === 'string') return id;
  throw new TransferError('invalidOptions', 'invalid step: expected an `id`, a string');
}

/**
 * @param {import('../glue/notifications.js').DrawingCore} core
 * @param {Record<string, unknown>} step
 */
function drawNotifications(core, { id: name, body, times = 1 }) {
  const id = stepId(name);
  if (typeof times !== 'number' || !Number.isInteger(times) || times < 1 || times > 1e9) {
    throw new TransferError('invalidOptions', 'invalid step: expected `times`, a whole number from 1');
  }
  const { length } = writePayload(body);
  const outcome = core.addNotifications(id, length, times);
  release();
  if (outcome === FAULT) throw notifications.glue.takeFault();
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
