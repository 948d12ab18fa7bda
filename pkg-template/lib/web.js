// @ts-check
/** The main entry. */

export { buildCall, createCall, describeCall, parseCall, validateCall } from './calls/index.js';
export {
  decideCallEnd,
  drawTransfer,
  isTransferError,
  parseNotifications,
  TransferDrawing,
  TransferError,
  TransferTracker,
} from './notifications/index.js';
export {
  buildTransfer,
  describeHangUp,
  describeReadCall,
  describeTransfer,
  hangUp,
  initSending,
  inspectToken,
  parseTransfer,
  readCall,
  sendTransfer,
  validateTransfer,
} from './requests/index.js';
export { parseResponse, redact } from './tools/index.js';
export { startTransfer } from './tracker/start.js';
export { init, initSync } from './wasm/all.js';
