/** The glue of wasm-bindgen for the module of new calls: the build generates `calls.js` from `src/js/calls`. */
import type * as api from '../../types/index.js';
import type { SendPlan } from './requests.js';

/** Loads the module, by default from the folder of the glue. */
export default function instantiate(options?: { module_or_path: api.InitSource }): Promise<unknown>;
/** Instantiates the module synchronously. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;

/* As those of transfers, the following checks return `undefined` where the module of tools finds more. */

export function buildCall(input: unknown, context: unknown, isFinal: boolean): api.CallRequest | undefined;
export function parseCall(body: unknown, context: unknown, isFinal: boolean): api.CallReport | undefined;
export function validateCall(input: unknown, context: unknown, isFinal: boolean): api.CallReport | undefined;
export function describeCall(request: unknown, endpoint: unknown, isFinal: boolean): api.HttpRequest | undefined;
/** Checks a new call and the options of creating it. */
export function planCreateCall(request: unknown, options: unknown, isFinal: boolean): SendPlan | undefined;
