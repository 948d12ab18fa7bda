// @ts-check
/** `parseNotifications`: parses a body in the core, and creates the objects. */

import { fromCaller } from '../caller.js';
import { FAULT } from '../records/layout.js';
import { bodyText, release, view } from '../records/memory.js';
import { notifications } from '../wasm/notifications.js';
import { createBatch } from './batch.js';
import { writePayload } from './payload.js';

/** @type {typeof import('../../types/index.js').parseNotifications} */
export function parseNotifications(payload) {
  return fromCaller(parseNotifications, () => parse(payload));
}

/**
 * Parses a body, inside another function of the package.
 * @param {Uint8Array | ArrayBuffer | string | object} payload
 */
export function parse(payload) {
  notifications.ensure();
  const { length, text } = writePayload(payload);
  const kind = notifications.glue.readBody(length);
  if (kind === FAULT) {
    release();
    throw notifications.glue.takeFault();
  }
  view();
  const batch = createBatch(kind, kind === 0 ? (text ?? bodyText(length)) : '', length);
  release();
  return batch;
}
