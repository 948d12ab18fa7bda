// @ts-check
/** Creates handles, readers and trackers, drops the references, and prints the number of collected objects. Run with --expose-gc and the name of a case. */

import { setImmediate } from 'node:timers/promises';
import { TransferTracker } from 'graph-call-transfer';

const COUNT = 200;
const tracker = new TransferTracker();
let collected = 0;
const registry = new FinalizationRegistry(() => {
  collected += 1;
});
const completed = (/** @type {string} */ callId) => ({
  value: [
    { resourceUrl: `/app/calls/${callId}`, resourceData: { state: 'terminated', terminationReason: 'AppTransferred' } },
  ],
});

/** @type {Record<string, (callId: string) => unknown>} each gives what is let go of */
const ways = {
  handle: (callId) => tracker.follow(callId),
  handleThatHasRead(callId) {
    const handle = tracker.follow(callId);
    handle[Symbol.asyncIterator]();
    return handle;
  },
  handleWhoseReaderLeft(callId) {
    const handle = tracker.follow(callId);
    const reader = handle[Symbol.asyncIterator]();
    reader.next();
    reader.return?.();
    return handle;
  },
  handleWithVerdict(callId) {
    const handle = tracker.follow(callId);
    handle.outcome();
    tracker.apply(completed(callId));
    return handle;
  },
  handleThatTimedOut(callId) {
    const handle = tracker.follow(callId);
    handle.outcome({ timeoutMs: 0 });
    return handle;
  },
  handleThatWasAborted(callId) {
    const handle = tracker.follow(callId);
    const controller = new AbortController();
    handle.outcome({ signal: controller.signal }).catch(() => {});
    controller.abort();
    return handle;
  },
  handleOfForgotten(callId) {
    const handle = tracker.follow(callId);
    handle.outcome().catch(() => {});
    tracker.forget(callId);
    return handle;
  },
  tracker: () => new TransferTracker(),
  trackerThatWasFreed() {
    const made = new TransferTracker();
    made
      .follow('x')
      .outcome()
      .catch(() => {});
    made.free();
    return made;
  },
  // No notification can reach it any more.
  trackerWithWait(callId) {
    const made = new TransferTracker();
    made.follow(callId).outcome();
    return made;
  },
  // This one remains: a caller waits.
  handleThatIsWaitedOn(callId) {
    const handle = tracker.follow(callId);
    handle.outcome().then(({ kind }) => kinds.add(kind));
    return handle;
  },
  handleThatIsRead(callId) {
    const handle = tracker.follow(callId);
    (async () => {
      for await (const { phase } of handle) kinds.add(phase);
    })();
    return handle;
  },
};

const kinds = new Set();
const way = ways[process.argv[2] ?? ''] ?? (() => ({}));
for (let index = 0; index < COUNT; index += 1) registry.register(/** @type {object} */ (way(`call ${index}`)), index);
for (let turn = 0; turn < 20; turn += 1) {
  await new Promise((resolve) => setTimeout(resolve));
  await setImmediate();
  globalThis.gc?.();
}
const before = collected;
for (let index = 0; index < COUNT; index += 1) tracker.apply(completed(`call ${index}`));
await setImmediate();
console.log(JSON.stringify({ collected: before, received: [...kinds] }));
