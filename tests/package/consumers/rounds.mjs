// @ts-check
/** Does the same over and over, and prints after each round what is held. Run with --expose-gc and the name of a round. */

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
const {
  buildTransfer,
  describeReadCall,
  describeTransfer,
  inspectToken,
  parseTransfer,
  readAnswer,
  readCall,
  redact,
  sendTransfer,
  validateTransfer,
} = await import('graph-call-transfer');

const ROUNDS = 6;
const CALLS = 300;
const input = { callId: '341a0500-d4bf-4224-8b19-1581168d328b', target: { phone: '+12345678901' } };
const graphError = '{"error":{"code":"7505","message":"Request authorization tenant mismatch."}}';
const { signal } = new AbortController();

const use = process.argv[2] === 'wrong' ? useWrongly : useRightly;
for (let round = 0; round < ROUNDS; round += 1) {
  for (let call = 0; call < CALLS; call += 1) await use();
  await setImmediate();
  globalThis.gc?.();
  const memory = /** @type {WebAssembly.Memory} */ (wasm.memory).buffer.byteLength;
  const references = /** @type {WebAssembly.Table} */ (wasm.__wbindgen_externrefs).length;
  console.log(JSON.stringify({ memory, references, heap: process.memoryUsage().heapUsed }));
}

async function useRightly() {
  const request = buildTransfer(input);
  describeTransfer(request);
  validateTransfer(/** @type {any} */ ({ callId: 'x', target: {} }));
  parseTransfer(input.callId, '{"transferTarget": {"identity": {"user": {"id": "ä"}}},}');
  parseTransfer(input.callId, new Uint8Array(3));
  inspectToken('a.e30.b');
  readAnswer(403, {}, graphError);
  describeReadCall(input.callId);
  for (const [status, body] of /** @type {const} */ ([
    [200, '{"id":"1","state":"established"}'],
    [200, '<html>'],
    [404, '{"error":{"code":"8522"}}'],
  ])) {
    await readCall(input.callId, { token: null, signal, fetch: async () => new Response(body, { status }) });
  }
  redact({ input, graphError, token: ['a.e30.b', null], error: new TypeError('fetch failed') });
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

/** What goes wrong, in Rust and in JavaScript. */
async function useWrongly() {
  failing(() => buildTransfer(/** @type {any} */ ({})));
  failing(() => buildTransfer(/** @type {any} */ ({ callId: 7n })));
  failing(() => readAnswer(99, {}, null));
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
