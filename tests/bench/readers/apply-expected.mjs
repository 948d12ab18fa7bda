// @ts-check
import { TransferTracker } from 'graph-call-transfer';
import { SEQUENCE_CALLS } from '../bodies.mjs';

const tracker = new TransferTracker();

/** Registers every transfer with `expect`; the tracker knows nothing else of them. */
export function prepare() {
  for (const callId of SEQUENCE_CALLS) {
    tracker.forget(callId);
    tracker.expect({ callId });
  }
}

/** @param {Uint8Array} bytes */
export function read(bytes) {
  return tracker.apply(bytes);
}
