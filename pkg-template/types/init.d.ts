/** Where the wasm module comes from. */
export type InitSource =
  | string
  | URL
  | Request
  | Response
  | BufferSource
  | WebAssembly.Module
  | Promise<Response | BufferSource | WebAssembly.Module>;

/**
 * Loads the wasm module. Needed once on the web, before anything else; in Node the module is there after the import, and
 * this resolves at once. May be called any number of times, and again after a failure.
 *
 * @param source where the module is, if not beside this file
 *
 * @example
 * import { init, buildTransfer } from 'graph-call-transfer';
 * await init();
 */
export declare function init(source?: InitSource): Promise<void>;

/** Instantiates the wasm module from bytes or a compiled module, without waiting. In Node it does nothing. */
export declare function initSync(module: BufferSource | WebAssembly.Module): void;
