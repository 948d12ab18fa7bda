// @ts-check
/** Uses the package in a worker thread, which has its own instance. */

import { parentPort, workerData } from 'node:worker_threads';
import { buildTransfer, parseNotifications, sendTransfer, TransferTracker } from 'graph-call-transfer';

const request = buildTransfer(workerData.input);
const endpoint = { baseUrl: workerData.baseUrl };
const { kind } = await sendTransfer(request, { token: 'token', endpoint });
const { code } = await sendTransfer(request, { token: 'token', endpoint: { baseUrl: 'x' } }).catch((error) => error);

const resource = `/communications/calls/${request.callId}`;
const bodies = [{ state: 'transferring' }, { state: 'terminated', terminationReason: 'AppTransferred' }].map(
  (resourceData) => JSON.stringify({ value: [{ resourceUrl: resource, resourceData }] }),
);
const batch = parseNotifications(bodies[0] ?? '');
const [notification] = batch.kind === 'graph' ? batch.notifications : [];
const state = notification?.kind === 'call' ? notification.state : undefined;
const tracker = new TransferTracker();
const waiting = tracker.follow(request.callId).outcome();
const phases = bodies.flatMap((body) => tracker.apply(body)).map(({ phase }) => phase);
const { kind: outcome } = await waiting;
parentPort?.postMessage({ request, kind, code, state, phases, outcome });
