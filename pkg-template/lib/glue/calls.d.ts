/** The glue of wasm-bindgen for the module of new calls: the build generates `calls.js` from `src/js/calls`. */
import type * as api from '../../types/index.js';
import type { SendPlan } from './requests.js';

/** Loads the module, by default from the folder of the glue. */
export default function instantiate(options?: { module_or_path: api.InitSource }): Promise<unknown>;
/** Instantiates the module synchronously. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;

export const buildCall: typeof api.buildCall;
export const parseCall: typeof api.parseCall;
export const validateCall: typeof api.validateCall;
export const describeCall: typeof api.describeCall;

/** Checks a new call and the options of creating it. */
export function planCreateCall(request: unknown, options: unknown): SendPlan;
