// @ts-check
/** `drawTransfer`: hands the steps to the core, one by one; bodies go the way of all bodies. */

import { transferError } from '../error.js';
import * as glue from '../glue.js';
import { membersOf } from '../members.js';
import { write } from '../notifications/payload.js';
import { assertReady } from '../ready.js';
import { FAULT } from '../records/layout.js';
import { release } from '../records/memory.js';
import { assertIsText } from '../tracker/snapshot.js';

/** @type {typeof import('../../types/index.js').drawTransfer} */
export function drawTransfer(transfer, steps) {
  assertReady();
  const [callId, replacesCallId] = glue.readExpected(transfer);
  const core = new glue.DrawingCore(callId, replacesCallId);
  let isDrawn = false;
  try {
    for (const step of listOf(steps)) draw(core, step);
    isDrawn = true;
  } finally {
    // `finish` frees it itself.
    if (!isDrawn) core.free();
  }
  return core.finish();
}

/**
 * @param {glue.DrawingCore} core
 * @param {unknown} step
 */
function draw(core, step) {
  const members = membersOf(step, 'a step');
  if (members.kind === 'notifications') drawNotifications(core, members);
  else if (members.kind === 'known') drawKnown(core, members);
  else core.add(members);
}

/**
 * @param {glue.DrawingCore} core
 * @param {Record<string, unknown>} step
 */
function drawKnown(core, { id, snapshot }) {
  if (snapshot !== undefined) assertIsText(snapshot);
  core.addKnown(idOf(id), snapshot);
}

/** @param {unknown} id */
function idOf(id) {
  if (typeof id === 'string') return id;
  throw transferError('invalidOptions', 'a step cannot be read: expected an `id`, a text');
}

/**
 * @param {glue.DrawingCore} core
 * @param {Record<string, unknown>} step
 */
function drawNotifications(core, { id: name, body, times = 1 }) {
  const id = idOf(name);
  if (typeof times !== 'number' || !Number.isInteger(times) || times < 1 || times > 1e9) {
    throw transferError('invalidOptions', '`times` of a step: expected a whole number from 1');
  }
  const { length } = write(body);
  const outcome = core.addNotifications(id, length, times);
  release();
  if (outcome === FAULT) throw glue.takeFault();
}

/**
 * @param {unknown} steps
 * @returns {readonly unknown[]}
 */
function listOf(steps) {
  try {
    if (Array.isArray(steps)) return [...steps];
  } catch (cause) {
    throw transferError('invalidOptions', 'the steps could not be read', { cause });
  }
  throw transferError('invalidOptions', 'the steps: expected an array');
}
