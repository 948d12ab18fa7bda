// @ts-check
/** The main entry. */

export {
  decideCallEnd,
  drawTransfer,
  isTransferError,
  parseNotifications,
  TransferError,
  TransferTracker,
} from './notifications/index.js';
export {
  buildCall,
  buildTransfer,
  createCall,
  describeCall,
  describeHangUp,
  describeReadCall,
  describeTransfer,
  hangUp,
  inspectToken,
  parseCall,
  parseTransfer,
  readCall,
  sendTransfer,
  validateCall,
  validateTransfer,
} from './requests/index.js';
export { parseResponse, redact } from './tools/index.js';
export { startTransfer } from './tracker/start.js';
export { init, initSync } from './wasm/all.js';
