// @ts-check
/**
 * Applies notifications in one instance, like a busy webhook, and prints the memory after each round. Run with
 * --expose-gc, the kind of traffic, the number of rounds and that of notifications in each.
 */

import { setImmediate } from 'node:timers/promises';

/** @type {WebAssembly.Exports} */
let wasm = {};
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  /** @param {ConstructorParameters<typeof Instance>} args */
  constructor(...args) {
    super(...args);
    wasm = this.exports;
  }
};
const { parseNotifications, TransferTracker } = await import('graph-call-transfer');

const [, , kind = '', rounds = '', size = ''] = process.argv;
const tracker = new TransferTracker({ capacity: 10_000 });
const encoder = new TextEncoder();
let calls = 0;

/** @param {string} callId @param {string} data */
function body(callId, data) {
  return encoder.encode(
    `{"value":[{"changeType":"updated","resourceUrl":"/communications/calls/${callId}","resourceData":${data}}]}`,
  );
}

const hold = body('341a0500-d4bf-4224-8b19-1581168d328b', '{"state":"hold","é":"😀","resultInfo":{"code":200}}');

/** @type {Record<string, () => unknown>} one notification each */
const traffic = {
  parsed: () => parseNotifications(hold),
  // Distinct calls with one notification each: some end, some only begin.
  tracked() {
    calls += 1;
    const callId = `00000000-0000-4000-8000-${calls.toString(16).padStart(12, '0')}`;
    const data =
      calls % 3 === 0
        ? '{"state":"terminated","terminationReason":"AppTransferred"}'
        : `{"state":"transferring","resultInfo":{"code":200,"message":"${calls}"}}`;
    return tracker.apply(body(callId, data));
  },
  skipped: () => tracker.apply(hold),
};

const one = traffic[kind] ?? (() => {});
for (let round = 0; round < Number(rounds); round += 1) {
  const began = performance.now();
  for (let count = 0; count < Number(size); count += 1) one();
  const took = performance.now() - began;
  await setImmediate();
  globalThis.gc?.();
  const memory = /** @type {WebAssembly.Memory} */ (wasm.memory).buffer.byteLength;
  const references = /** @type {WebAssembly.Table} */ (wasm.__wbindgen_externrefs).length;
  console.log(
    JSON.stringify({
      memory,
      references,
      heap: process.memoryUsage().heapUsed,
      size: tracker.size,
      perSecond: (Number(size) / took) * 1000,
    }),
  );
}
