// @ts-check
/** The package with access to the memory of its wasm module. Run with --expose-gc. */

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

/**
 * Returns the memory in use after a garbage collection.
 * @returns {import('../process.mjs').Usage}
 */
export function memoryUsage() {
  globalThis.gc?.();
  const memory = /** @type {WebAssembly.Memory} */ (wasm.memory).buffer.byteLength;
  return { wasm: memory, heap: process.memoryUsage().heapUsed };
}
