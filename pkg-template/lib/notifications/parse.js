// @ts-check
/** `parseNotifications`. */

import * as glue from '../glue.js';
import { assertReady } from '../ready.js';
import { FAULT } from '../records/layout.js';
import { bodyText, release, view } from '../records/memory.js';
import { makeBatch } from './batch.js';
import { write } from './payload.js';

/** @type {typeof import('../../types/index.js').parseNotifications} */
export function parseNotifications(payload) {
  assertReady();
  const { length, text } = write(payload);
  const kind = glue.readBody(length);
  if (kind === FAULT) {
    release();
    throw glue.takeFault();
  }
  view();
  const batch = makeBatch(kind, kind === 0 ? (text ?? bodyText(length)) : '');
  release();
  return batch;
}
