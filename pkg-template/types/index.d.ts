import type { InitSource, WasmBytes, WasmModule } from './init.js';
import type { TransferInput, TransferRequest } from './request.js';
import type { StartedTransfer, StartOptions } from './tracker.js';

export type * from './call.js';
export type * from './call-resource.js';
export { buildCall, createCall, describeCall, parseCall, validateCall } from './calls.js';
export type { Decision, FailureCause, RetryTarget } from './decision.js';
export type * from './diagram.js';
export type * from './endpoint.js';
export { isTransferError, TransferError, type TransferErrorCode, type TransferErrorDetails } from './error.js';
export type * from './identity.js';
export type { InitSource, WasmBytes, WasmModule } from './init.js';
export type * from './issue.js';
export type * from './issue-code.js';
export type * from './notification.js';
export { decideCallEnd, drawTransfer, parseNotifications, TransferDrawing } from './notifications.js';
export type * from './read-call.js';
export type * from './redact.js';
export type * from './report.js';
export type * from './request.js';
export {
  buildTransfer,
  describeHangUp,
  describeReadCall,
  describeTransfer,
  hangUp,
  initSending,
  inspectToken,
  parseTransfer,
  readCall,
  sendTransfer,
  validateTransfer,
} from './requests.js';
export type * from './response.js';
export type * from './send.js';
export type * from './status.js';
export type * from './telemetry.js';
export { parseResponse, redact } from './tools.js';
export {
  type ExpectedTransfer,
  type OutcomeOptions,
  type StartedTransfer,
  type StartOptions,
  type TrackerOptions,
  type TransferHandle,
  TransferTracker,
} from './tracker.js';

/** The sources of the wasm modules, by name: of `all`, or of the others, which `all` contains. */
export interface InitSources {
  /** The module that contains the others. */
  readonly all?: InitSource | undefined;
  /** The module of new calls. */
  readonly calls?: InitSource | undefined;
  /** The module of notifications and trackers. */
  readonly notifications?: InitSource | undefined;
  /** The module of requests. */
  readonly requests?: InitSource | undefined;
  /** The module that sends. */
  readonly send?: InitSource | undefined;
  /** The module that repairs, parses responses and redacts. */
  readonly tools?: InitSource | undefined;
}

/** The wasm modules by name, as bytes or compiled. */
export interface WasmModules {
  /** The module that contains the others. */
  readonly all?: WasmBytes | WasmModule | undefined;
  /** The module of new calls. */
  readonly calls?: WasmBytes | WasmModule | undefined;
  /** The module of notifications and trackers. */
  readonly notifications?: WasmBytes | WasmModule | undefined;
  /** The module of requests. */
  readonly requests?: WasmBytes | WasmModule | undefined;
  /** The module that sends. */
  readonly send?: WasmBytes | WasmModule | undefined;
  /** The module that repairs, parses responses and redacts. */
  readonly tools?: WasmBytes | WasmModule | undefined;
}

/**
 * Loads the wasm module that contains everything. On the web, call it once before any other function; in Node each module starts at
 * its first use, and this function resolves at once. You may call it any number of times, and again after a failure. If a module of
 * `graph-call-transfer/requests`, `/calls`, `/notifications` or `/tools` is loaded already, the other ones are loaded, each by itself.
 *
 * @param sources the sources of modules that are not next to this file
 * @throws {TransferError} (as a rejection) `notInitialized` when a module could not be loaded
 *
 * @example
 * import { init, buildTransfer } from 'graph-call-transfer';
 * await init();
 */
export declare function init(sources?: InitSources): Promise<void>;

/**
 * Instantiates wasm modules from bytes or compiled modules, synchronously. In Node it does nothing.
 *
 * @throws {TransferError} `notInitialized` when a module could not be instantiated, or `init` is in progress
 */
export declare function initSync(modules: WasmModules): void;

/**
 * Sends a transfer and follows it to its end. It registers the transfer with the tracker before it sends it, so that no
 * notification arrives too early.
 *
 * @returns the transfer, after Graph responded; its `response` and its `outcome` report a refusal
 * @throws {TransferError} (as a rejection) as `sendTransfer`
 *
 * @example
 * const transfer = await startTransfer(
 *   { callId: '341a0500-d4bf-4224-8b19-1581168d328b', target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } } },
 *   { token: () => credential.getToken('https://graph.microsoft.com/.default'), tracker },
 * );
 * const outcome = await transfer.outcome({ timeoutMs: 60_000 });
 * if (outcome.kind !== 'completed') console.error(outcome.kind, outcome.recommendedAction);
 */
export declare function startTransfer(
  transfer: TransferInput | TransferRequest,
  options: StartOptions,
): Promise<StartedTransfer>;
