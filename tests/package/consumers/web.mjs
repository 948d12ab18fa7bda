// @ts-check
/** Loads the entry for the web in one of several ways, and prints what each step came to. Each way needs a process of its own. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as api from 'graph-call-transfer/web';

const bytes = readFileSync(fileURLToPath(import.meta.resolve('graph-call-transfer/graph_call_transfer_bg.wasm')));
const input = { callId: '341a0500-d4bf-4224-8b19-1581168d328b', target: { phone: '+12345678901' } };
const wasmType = { headers: { 'Content-Type': 'application/wasm' } };

const follow = () => {
  const tracker = new api.TransferTracker();
  const resourceUrl = `/communications/calls/${input.callId}`;
  const body = { value: [{ resourceUrl, resourceData: { state: 'transferring', é: '😀' } }] };
  return tracker.apply(api.parseNotifications(JSON.stringify(body)))[0]?.phase;
};
const build = () => api.buildTransfer(input).kind;
const wrongBytes = Uint8Array.of(1, 2, 3);

/** @type {Record<string, (() => unknown)[]>} */
const ways = {
  early: [
    () => api.buildTransfer(input),
    () => api.parseTransfer(input.callId, '{}'),
    () => api.validateTransfer(input),
    () => api.describeTransfer(input),
    () => api.sendTransfer(input, { token: null }),
    () => api.readAnswer(202, {}, null),
    () => api.readCall(input.callId, { token: null }),
    () => api.describeReadCall(input.callId),
    () => api.inspectToken('token'),
    () => api.redact('text'),
    () => api.parseNotifications('{}'),
    () => new api.TransferTracker(),
    () => api.TransferTracker.restore(''),
    () => api.startTransfer(input, /** @type {any} */ ({ token: null })),
    () => api.isTransferError(new Error('x')),
  ],
  bytesAtOnce: [() => api.initSync(bytes), follow, build, () => api.initSync(bytes), () => api.init(), build],
  moduleAtOnce: [() => api.initSync(new WebAssembly.Module(bytes)), build],
  bytes: [() => api.init(bytes), build, () => api.init(), build],
  module: [() => api.init(new WebAssembly.Module(bytes)), build],
  response: [() => api.init(new Response(bytes, wasmType)), follow, build],
  promise: [() => api.init(Promise.resolve(new Response(bytes, wasmType))), build],
  twice: [() => Promise.all([api.init(bytes), api.init(bytes)]).then(() => undefined), build],
  afterWrongBytes: [
    () => api.initSync(wrongBytes),
    build,
    () => api.init(wrongBytes),
    build,
    () => api.init(bytes),
    build,
  ],
  afterNoFile: [
    () => api.init(),
    () => api.init(Promise.reject(new Error('offline'))),
    () => api.init(bytes),
    follow,
    build,
  ],
  bothAtOnce: [
    () => {
      api.init(bytes).catch(() => {});
      return api.initSync(bytes);
    },
    () => api.init(),
    build,
  ],
};

const outcomes = [];
for (const step of ways[process.argv[2] ?? ''] ?? []) {
  try {
    outcomes.push((await step()) ?? 'done');
  } catch (error) {
    const { name, code, message, hint, cause } = /** @type {any} */ (error);
    outcomes.push({ name, code, message, hint, cause: cause?.name });
  }
}
console.log(JSON.stringify(outcomes));
