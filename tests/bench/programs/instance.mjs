// @ts-check
/** The package, and the memory of its wasm module. Run with --expose-gc. */

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

export const { parseNotifications, TransferTracker } = await import('graph-call-transfer');

/** @returns {import('../memory.mjs').Held} */
export function held() {
  globalThis.gc?.();
  const memory = /** @type {WebAssembly.Memory} */ (wasm.memory).buffer.byteLength;
  return { wasm: memory, heap: process.memoryUsage().heapUsed };
}
