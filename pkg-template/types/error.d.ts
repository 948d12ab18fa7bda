import type { Issue } from './issue.js';

/**
 * The reason why a function failed.
 *
 * - `notInitialized`: on the web, a function was called before `await init()`, or the wasm module could not be loaded
 * - `invalidTransfer`: the transfer, or the id of the call to read, has errors; see `issues`
 * - `invalidOptions`: an option is unknown, unreadable or out of range; see `issues`
 * - `invalidToken`: the value is not a token, or the token callback failed
 * - `invalidPayload`: a body is not JSON
 * - `limitExceeded`: a body is larger than the limit
 * - `invalidSnapshot`: a text is not a tracker snapshot, was changed, or has a later version
 * - `aborted`: the signal was aborted; `cause` is its reason
 * - `timedOut`: an attempt took longer than `timeoutMs`
 * - `network`: no response arrived
 * - `internal`: a fault of this library; if `cause` is a `WebAssembly.RuntimeError`, start the process, the worker or the page again
 */
export type TransferErrorCode =
  | 'notInitialized'
  | 'invalidTransfer'
  | 'invalidOptions'
  | 'invalidToken'
  | 'invalidPayload'
  | 'limitExceeded'
  | 'invalidSnapshot'
  | 'aborted'
  | 'timedOut'
  | 'network'
  | 'internal';

/** The further members of a `TransferError`, each as described there. */
export interface TransferErrorDetails {
  /** The advice. */
  readonly hint?: string | undefined;
  /** All issues. */
  readonly issues?: readonly Issue[] | undefined;
  /** Whether Graph may have received the request. */
  readonly delivered?: 'no' | 'unknown' | undefined;
  /** The error of the host, or the reason of the abort. */
  readonly cause?: unknown;
}

/**
 * Every error that this package throws or rejects with. Its stack begins where you called the package. `isTransferError` recognizes
 * it in every realm, and of every copy of the package; `instanceof` only that of this copy.
 *
 * @example
 * try {
 *   buildTransfer(input);
 * } catch (error) {
 *   if (error instanceof TransferError) console.error(error.code, error.message, error.hint);
 * }
 */
export declare class TransferError extends Error {
  /** Creates an error, for your own tests. */
  constructor(code: TransferErrorCode, message: string, details?: TransferErrorDetails);
  /** Always `TransferError`. */
  readonly name: 'TransferError';
  /** The reason. */
  readonly code: TransferErrorCode;
  /** The advice, if there is one. */
  readonly hint?: string;
  /** All issues of an `invalidTransfer` or `invalidOptions`. */
  readonly issues?: readonly Issue[];
  /**
   * With `aborted`, `timedOut` and `network`: `no` when Graph cannot have received the request, `unknown` when it may have.
   * After `unknown`, check the call with `readCall` (or wait for a notification) before you send a transfer again.
   */
  readonly delivered?: 'no' | 'unknown';
  /** The error of the host, or the reason of the abort. */
  readonly cause?: unknown;
}

/** Returns whether a value is an error of this package. */
export declare function isTransferError(error: unknown): error is TransferError;
