/** The glue of wasm-bindgen for the module that contains all others: the build generates `all.js` from `pkg-template/crates/all`. */
import type * as api from '../../types/index.js';

export * from './calls.js';
export * from './notifications.js';
export * from './requests.js';
export * from './send.js';
export * from './tools.js';

/** Loads the module, by default from the folder of the glue. */
export default function instantiate(options?: { module_or_path: api.InitSource }): Promise<unknown>;
/** Instantiates the module synchronously. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;
