/** The glue of wasm-bindgen for the module of tools: the build generates `tools.js` from `src/js/tools`. */
import type * as api from '../../types/index.js';

export * from './calls.js';
export * from './requests.js';

/** Loads the module, by default from the folder of the glue. */
export default function instantiate(options?: { module_or_path: api.InitSource }): Promise<unknown>;
/** Instantiates the module synchronously. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;

export const parseResponse: typeof api.parseResponse;
export const redact: typeof api.redact;
