// @ts-check
import { TransferTracker } from 'graph-call-transfer';
import { TOLD_CALLS } from '../bodies.mjs';

const tracker = new TransferTracker();

/** Announces every transfer; nothing else is known of any. */
export function prepare() {
  for (const callId of TOLD_CALLS) {
    tracker.forget(callId);
    tracker.expect({ callId });
  }
}

/** @param {Uint8Array} bytes */
export function read(bytes) {
  return tracker.apply(bytes);
}
