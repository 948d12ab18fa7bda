// @ts-check
/** Sends once, with a timeout of an hour, and prints the result. Nothing else keeps this process alive. */

import { sendTransfer } from 'graph-call-transfer';

const [, , baseUrl = ''] = process.argv;
const controller = new AbortController();
process.stdin.resume().once('end', () => controller.abort());
// Data that was read does not keep the process alive; only an open input would.
process.stdin.unref?.();

const outcome = await sendTransfer(
  { callId: '341a0500-d4bf-4224-8b19-1581168d328b', target: { phone: '+12345678901' } },
  { token: null, endpoint: { baseUrl }, timeoutMs: 3_600_000, signal: controller.signal },
).then(
  (response) => response.kind,
  (error) => error.code,
);
console.log(outcome);
