// @ts-check
/** Continues from the snapshot of a tracker of another thread. */

import { parentPort, workerData } from 'node:worker_threads';
import { TransferTracker } from 'graph-call-transfer';

const tracker = TransferTracker.restore(workerData.snapshot);
const changes = tracker.apply(workerData.body);
parentPort?.postMessage({ changes, snapshot: tracker.snapshot() });
