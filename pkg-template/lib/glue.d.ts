/**
 * The glue that wasm-bindgen makes, as this package sees it: `glue.js` is written by the build, from `src/js/`.
 * The functions have the types that the package promises; the tests of the packed package hold them to it.
 */
import type * as api from '../types/index.js';

/** Loads the module, by default from beside the glue. Only in the glue for the web. */
export default function instantiate(options?: { module_or_path: api.InitSource }): Promise<unknown>;
/** Only in the glue for the web. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;

export const buildTransfer: typeof api.buildTransfer;
export const parseTransfer: typeof api.parseTransfer;
export const validateTransfer: typeof api.validateTransfer;
export const describeTransfer: typeof api.describeTransfer;
export const sendTransfer: typeof api.sendTransfer;
export const readAnswer: typeof api.readAnswer;
export const readCall: typeof api.readCall;
export const describeReadCall: typeof api.describeReadCall;
export const inspectToken: typeof api.inspectToken;
export const redact: typeof api.redact;
