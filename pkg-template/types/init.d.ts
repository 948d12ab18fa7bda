/**
 * A compiled `WebAssembly.Module`. TypeScript knows that type only with the library `dom`, which a server does not need for this
 * package.
 */
export type WasmModule = object;

/** The bytes of the wasm module. */
export type WasmBytes = ArrayBuffer | ArrayBufferView;

/** The source of the wasm module. */
export type InitSource =
  | string
  | URL
  | Request
  | Response
  | WasmBytes
  | WasmModule
  | Promise<Response | WasmBytes | WasmModule>;

/**
 * Loads the wasm module of this entry. On the web, call it once before any other function; in Node the module starts at its first
 * use, and this function resolves at once. You may call it any number of times, and again after a failure.
 *
 * @param source the source of the module, if it is not next to this file
 * @throws {TransferError} (as a rejection) `notInitialized` when the module could not be loaded
 *
 * @example
 * import { init, buildTransfer } from 'graph-call-transfer/requests';
 * await init();
 */
export declare function init(source?: InitSource): Promise<void>;

/**
 * Instantiates the wasm module of this entry from bytes or a compiled module, synchronously. In Node it does nothing.
 *
 * @throws {TransferError} `notInitialized` when the module could not be instantiated, or `init` is in progress
 */
export declare function initSync(module: WasmBytes | WasmModule): void;
