// @ts-check
/** Waits once for an outcome, with a timeout of an hour, and prints the result. Nothing else keeps this process alive. */

import { TransferTracker } from 'graph-call-transfer';

const callId = '341a0500-d4bf-4224-8b19-1581168d328b';
const tracker = new TransferTracker();
const controller = new AbortController();
const handle = tracker.follow(callId);
const waiting = handle.outcome({ timeoutMs: 3_600_000, signal: controller.signal });
const resourceData = { state: 'terminated', terminationReason: 'AppTransferred' };

/** @type {Record<string, () => unknown>} */
const ends = {
  completed: () => tracker.apply({ value: [{ resourceUrl: `/communications/calls/${callId}`, resourceData }] }),
  refused: () => {
    tracker.expect({ callId });
    tracker.recordResponse(callId, /** @type {any} */ ({ kind: 'refused', status: 403 }));
  },
  aborted: () => controller.abort(),
  forgotten: () => tracker.forget(callId),
  freed: () => tracker.free(),
};
ends[process.argv[2] ?? '']?.();
const outcome = await waiting.then(
  ({ kind }) => kind,
  ({ code }) => code,
);
console.log(outcome);
