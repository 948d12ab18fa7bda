// @ts-check
/** Loads the entry for the web in one of several ways, and prints the result of each step. Each way needs its own process. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as api from 'graph-call-transfer/web';

const NAMES = /** @type {const} */ (['calls', 'notifications', 'requests', 'send', 'tools']);
const bytesOf = (/** @type {string} */ name) =>
  readFileSync(fileURLToPath(import.meta.resolve(`graph-call-transfer/${name}.wasm`)));
/**
 * Returns the source of each module.
 * @template Source
 * @param {(bytes: Uint8Array<ArrayBuffer>) => Source} [sourceOf]
 */
const sources = (sourceOf = (bytes) => /** @type {any} */ (bytes)) => {
  const entries = NAMES.map((name) => [name, sourceOf(bytesOf(name))]);
  return /** @type {Record<(typeof NAMES)[number], Source>} */ (Object.fromEntries(entries));
};
const compiled = (/** @type {Uint8Array<ArrayBuffer>} */ bytes) => new WebAssembly.Module(bytes);
const response = (/** @type {Uint8Array<ArrayBuffer>} */ bytes) => new Response(bytes, wasmType);
const input = { callId: '341a0500-d4bf-4224-8b19-1581168d328b', target: { phone: '+12345678901' } };
const wasmType = { headers: { 'Content-Type': 'application/wasm' } };

const follow = () => {
  const tracker = new api.TransferTracker();
  const resourceUrl = `/communications/calls/${input.callId}`;
  const body = { value: [{ resourceUrl, resourceData: { state: 'transferring', é: '😀' } }] };
  return tracker.apply(api.parseNotifications(JSON.stringify(body)))[0]?.phase;
};
const build = () => api.buildTransfer(input).kind;
const redact = () => api.redact('Bearer abcdefghijklmnop');
const wrong = sources(() => Uint8Array.of(1, 2, 3));

/** @type {Record<string, (() => unknown)[]>} */
const ways = {
  early: [
    () => api.buildTransfer(input),
    () => api.parseTransfer(input.callId, '{}'),
    () => api.validateTransfer(input),
    () => api.describeTransfer(input),
    () => api.sendTransfer(input, { token: null }),
    () => api.parseResponse(202, {}, null),
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
  bytesAtOnce: [() => api.initSync(sources()), follow, build, () => api.initSync(sources()), () => api.init(), build],
  moduleAtOnce: [() => api.initSync(sources(compiled)), build],
  bytes: [() => api.init(sources()), build, () => api.init(), build],
  module: [() => api.init(sources(compiled)), build],
  response: [() => api.init(sources(response)), follow, build],
  wholeAtOnce: [() => api.initSync({ all: bytesOf('all') }), follow, build, () => api.init(), redact],
  whole: [() => api.init({ all: bytesOf('all') }), follow, build, redact],
  // The part that runs stays; the others come one by one.
  wholeAfterPart: [
    () => api.initSync({ notifications: bytesOf('notifications') }),
    follow,
    () => api.initSync({ all: bytesOf('all') }),
    follow,
    build,
    redact,
  ],
  promise: [() => api.init(sources((bytes) => Promise.resolve(response(bytes)))), build],
  twice: [() => Promise.all([api.init(sources()), api.init(sources())]).then(() => undefined), build],
  afterWrongBytes: [() => api.initSync(wrong), build, () => api.init(wrong), build, () => api.init(sources()), build],
  afterNoFile: [
    () => api.init(),
    () => api.init({ ...sources(), requests: Promise.reject(new Error('offline')) }),
    () => api.init(sources()),
    follow,
    build,
  ],
  bothAtOnce: [
    () => {
      api.init(sources()).catch(() => {});
      return api.initSync(sources());
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
