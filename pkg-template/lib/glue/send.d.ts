/** The glue of wasm-bindgen for the module that sends: the build generates `send.js` from `src/js/send`. */
import type * as api from '../../types/index.js';
import type { SendPlan } from './requests.js';

/** Loads the module, by default from the folder of the glue. */
export default function instantiate(options?: { module_or_path: api.InitSource }): Promise<unknown>;
/** Instantiates the module synchronously. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;

/** Sends the request of a plan. */
export function send(plan: SendPlan): Promise<unknown>;
