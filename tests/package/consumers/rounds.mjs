// @ts-check
/** Repeats the same calls, and prints the memory after each round. Run with --expose-gc and the name of a round. */

import { setImmediate } from 'node:timers/promises';

/** The exports of the wasm modules. @type {WebAssembly.Exports[]} */
const modules = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  /** @param {ConstructorParameters<typeof Instance>} args */
  constructor(...args) {
    super(...args);
    modules.push(this.exports);
  }
};
const {
  buildTransfer,
  describeReadCall,
  describeTransfer,
  inspectToken,
  parseNotifications,
  parseTransfer,
  parseResponse,
  readCall,
  redact,
  sendTransfer,
  startTransfer,
  TransferTracker,
  validateTransfer,
} = await import('graph-call-transfer');

const ROUNDS = 5;
const CALLS = 150;
const input = { callId: '341a0500-d4bf-4224-8b19-1581168d328b', target: { phone: '+12345678901' } };
const graphError = '{"error":{"code":"7505","message":"Request authorization tenant mismatch."}}';
const { signal } = new AbortController();

const resourceUrl = `/communications/calls/${input.callId}`;
const notified = (/** @type {object} */ resourceData) => JSON.stringify({ value: [{ resourceUrl, resourceData }, 7] });
const begun = notified({ state: 'transferring', é: '😀' });
const over = notified({ state: 'terminated', terminationReason: 'AppTransferred' });
const tracker = new TransferTracker();

const use = process.argv[2] === 'wrong' ? useWrongly : useRightly;
for (let round = 0; round < ROUNDS; round += 1) {
  for (let call = 0; call < CALLS; call += 1) await use();
  await setImmediate();
  globalThis.gc?.();
  const memory = modules.map((wasm) => /** @type {WebAssembly.Memory} */ (wasm.memory).buffer.byteLength);
  const references = modules.map((wasm) => /** @type {WebAssembly.Table} */ (wasm.__wbindgen_externrefs).length);
  console.log(JSON.stringify({ memory, references, heap: process.memoryUsage().heapUsed }));
}

async function useRightly() {
  const request = buildTransfer(input);
  describeTransfer(request);
  validateTransfer(/** @type {any} */ ({ callId: 'x', target: {} }));
  parseTransfer(input.callId, '{"transferTarget": {"identity": {"user": {"id": "ä"}}},}');
  parseTransfer(input.callId, new Uint8Array(3));
  inspectToken('a.e30.b');
  parseResponse(403, {}, graphError);
  describeReadCall(input.callId);
  for (const [status, body] of /** @type {const} */ ([
    [200, '{"id":"1","state":"established"}'],
    [200, '<html>'],
    [404, '{"error":{"code":"8522"}}'],
  ])) {
    await readCall(input.callId, { token: null, signal, fetch: async () => new Response(body, { status }) });
  }
  redact({ input, graphError, token: ['a.e30.b', null], error: new TypeError('fetch failed') });
  await follow(request);
  const controller = new AbortController();
  const ends = /** @type {[AbortSignal, () => Promise<Response>][]} */ ([
    [signal, async () => new Response(null, { status: 202 })],
    [signal, async () => new Response(graphError, { status: 403 })],
    [signal, () => Promise.reject(new TypeError('fetch failed'))],
    [
      controller.signal,
      () => {
        controller.abort('enough');
        return new Promise(() => {});
      },
    ],
  ]);
  for (const [of, fetch] of ends) {
    await sendTransfer(request, { token: () => 'token', fetch, signal: of, onAttempt() {} }).catch(() => {});
  }
}

/** @param {import('graph-call-transfer').TransferRequest} request */
async function follow(request) {
  JSON.stringify(parseNotifications(begun));
  parseNotifications(new TextEncoder().encode(over.padEnd(70_000)));
  const fetch = async () => new Response(null, { status: 202 });
  const transfer = await startTransfer(request, { token: null, fetch, tracker });
  const reader = transfer[Symbol.asyncIterator]();
  const waits = [
    transfer.outcome({ signal, timeoutMs: 60_000 }),
    tracker.follow(input.callId).outcome(),
    reader.next(),
  ];
  tracker.apply(begun);
  tracker.apply(over);
  await Promise.all(waits);
  tracker.status(input.callId);
  const restored = TransferTracker.restore(tracker.snapshot());
  const left = restored.follow('another').outcome();
  restored.free();
  await left.catch(() => {});
  tracker.forget(input.callId);
}

/** Errors, in Rust and in JavaScript. */
async function useWrongly() {
  failing(() => buildTransfer(/** @type {any} */ ({})));
  failing(() => buildTransfer(/** @type {any} */ ({ callId: 7n })));
  failing(() => parseResponse(99, {}, null));
  failing(() => parseNotifications('{"value": [,]}'));
  failing(() => parseNotifications(/** @type {any} */ (7n)));
  failing(() => parseNotifications('x'.repeat(5_000_000)));
  failing(() => tracker.apply('{'));
  failing(() => tracker.expect(/** @type {any} */ ({ callId: 7n })));
  failing(() => tracker.recordResponse(input.callId, /** @type {any} */ ({})));
  failing(() => TransferTracker.restore('graph-call-transfer tracker 2 0 0'));
  failing(() => new TransferTracker({ capacity: 0 }));
  await startTransfer(/** @type {any} */ ({}), { token: null, tracker }).catch(() => {});
  await startTransfer(input, { token: '', tracker }).catch(() => {});
  await sendTransfer(input, { token: '' }).catch(() => {});
  await readCall('x', { token: '' }).catch(() => {});
}

/** @param {() => unknown} call */
function failing(call) {
  try {
    call();
  } catch {
    return;
  }
  throw new Error('it did not fail');
}
