import type { Issue } from './issue.js';

/**
 * Why a call could not be carried out.
 *
 * - `notInitialized`: on the web, something was called before `await init()`, or the wasm module could not be loaded
 * - `invalidTransfer`: the transfer, or the call id that is to be read, has errors; see `issues`
 * - `invalidOptions`: an option is unknown, unreadable or out of range; see `issues`
 * - `invalidToken`: the token is not one, or the function that should give it failed
 * - `invalidPayload`: a body that should be read is no JSON
 * - `limitExceeded`: a body is larger than what is read
 * - `invalidSnapshot`: a text is no snapshot of a tracker, was changed, or is of a later version
 * - `aborted`: the signal was aborted; `cause` is its reason
 * - `timedOut`: an attempt took longer than `timeoutMs`
 * - `network`: no answer came
 * - `internal`: a fault of this library
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

/** Every error that this package throws or rejects with. Tell it with `isTransferError`. */
export interface TransferError extends Error {
  /** Always this. */
  readonly name: 'TransferError';
  /** What happened. */
  readonly code: TransferErrorCode;
  /** What to do, where something can be said. */
  readonly hint?: string;
  /** All problems of an `invalidTransfer` or `invalidOptions`. */
  readonly issues?: readonly Issue[];
  /**
   * With `aborted`, `timedOut` and `network`: `no` when Graph cannot have taken the request, `unknown` when it may have.
   * After `unknown`, look at the call with `readCall` (or wait for a notification) before sending a transfer again.
   */
  readonly delivered?: 'no' | 'unknown';
  /** What was thrown: the host's own error, or the reason of the abort. */
  readonly cause?: unknown;
}
