/**
 * The glue of wasm-bindgen for the module of requests: the build generates `requests.js` from `src/js/requests`.
 * The functions have the types of the public declarations; the tests of the packed package check that.
 */
import type * as api from '../../types/index.js';

/** Loads the module, by default from the folder of the glue. */
export default function instantiate(options?: { module_or_path: api.InitSource }): Promise<unknown>;
/** Instantiates the module synchronously. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;

export const describeReadCall: typeof api.describeReadCall;
export const describeHangUp: typeof api.describeHangUp;
export const inspectToken: typeof api.inspectToken;

/*
 * The following checks return `undefined` where the module of tools finds more, unless they are final. In the modules with repairs they
 * are always final.
 */

export function buildTransfer(input: unknown, context: unknown, isFinal: boolean): api.TransferRequest | undefined;
export function parseTransfer(
  callId: unknown,
  body: unknown,
  context: unknown,
  isFinal: boolean,
): api.TransferReport | undefined;
export function validateTransfer(input: unknown, context: unknown, isFinal: boolean): api.TransferReport | undefined;
export function describeTransfer(request: unknown, endpoint: unknown, isFinal: boolean): api.HttpRequest | undefined;
/** Checks a transfer or a request, and throws all its issues. */
export function checkTransfer(request: unknown, isFinal: boolean): api.TransferRequest | undefined;
/** Checks a transfer and the options of sending it. */
export function planTransfer(request: unknown, options: unknown, isFinal: boolean): SendPlan | undefined;

/** A checked request with checked options, which the module `send` sends. */
export interface SendPlan {
  readonly url: string;
}

/** Checks the options of sending a transfer that was checked before. */
export function planCheckedTransfer(callId: string, body: string, options: unknown): SendPlan;
/** Describes a transfer that was checked before. */
export function describeCheckedTransfer(callId: string, body: string, endpoint: unknown): api.HttpRequest;
/** Checks a call id and the options of reading the call. */
export function planReadCall(callId: unknown, options: unknown): SendPlan;
/** Checks a call id and the options of hanging up the call. */
export function planHangUp(callId: unknown, options: unknown): SendPlan;
