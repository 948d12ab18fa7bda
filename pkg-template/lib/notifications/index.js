// @ts-check
/** The entry of notifications: parses them, tracks transfers, and draws them. */

import { notifications } from '../wasm/notifications.js';

export { drawTransfer } from '../diagram/draw.js';
export { TransferDrawing } from '../diagram/drawing.js';
export { isTransferError, TransferError } from '../error.js';
export { TransferTracker } from '../tracker/tracker.js';
export { decideCallEnd } from './decide.js';
export { parseNotifications } from './parse.js';

/** @typedef {typeof import('../../types/notifications.js')} Api */

/** @type {Api['init']} */
export function init(source) {
  return notifications.init(source);
}

/** @type {Api['initSync']} */
export function initSync(module) {
  notifications.initSync(module);
}
