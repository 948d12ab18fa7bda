// @ts-check
/** Passes the steps of a transfer to the core, which draws them. */

import { TransferError } from '../error.js';
import { membersOf } from '../members.js';
import { writePayload } from '../notifications/payload.js';
import { FAULT } from '../records/layout.js';
import { release } from '../records/memory.js';
import { assertIsText } from '../tracker/snapshot.js';
import { notifications } from '../wasm/notifications.js';

/** @typedef {import('../glue/notifications.js').DrawingCore} DrawingCore */

/**
 * Draws a step.
 * @param {DrawingCore} core
 * @param {unknown} step
 * @returns {boolean} whether its notifications changed the status
 */
export function drawStep(core, step) {
  const members = membersOf(step, 'step');
  if (members.kind === 'notifications') return drawNotifications(core, members);
  if (members.kind === 'known') drawKnown(core, members);
  else core.add(members);
  return false;
}

/**
 * @param {DrawingCore} core
 * @param {Record<string, unknown>} step
 */
function drawKnown(core, { id, snapshot }) {
  if (snapshot !== undefined) assertIsText(snapshot);
  core.addKnown(stepId(id), snapshot);
}

/** @param {unknown} id */
export function stepId(id) {
  if (typeof id === 'string') return id;
  throw new TransferError('invalidOptions', 'invalid step: expected an `id`, a string');
}

/**
 * @param {DrawingCore} core
 * @param {Record<string, unknown>} step
 */
function drawNotifications(core, { id: name, body, times = 1 }) {
  const id = stepId(name);
  if (typeof times !== 'number' || !Number.isInteger(times) || times < 1 || times > 1e9) {
    throw new TransferError('invalidOptions', 'invalid step: expected `times`, a whole number from 1');
  }
  const { length, isRead } = writePayload(body);
  const outcome = core.addNotifications(id, length, times, isRead);
  release();
  if (outcome === FAULT) throw notifications.glue.takeFault();
  return outcome === 1;
}
