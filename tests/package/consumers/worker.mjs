// @ts-check
/** Uses the package in a thread of its own, which has an instance of its own. */

import { parentPort, workerData } from 'node:worker_threads';
import { buildTransfer, sendTransfer } from 'graph-call-transfer';

const request = buildTransfer(workerData.input);
const endpoint = { baseUrl: workerData.baseUrl };
const { kind } = await sendTransfer(request, { token: 'token', endpoint });
const { code } = await sendTransfer(request, { token: 'token', endpoint: { baseUrl: 'x' } }).catch((error) => error);
parentPort?.postMessage({ request, kind, code });
