import type { Notification, NotificationBatch } from './notification.js';
import type { TransferInput, TransferRequest } from './request.js';
import type { GraphResponse, TransferResponse } from './response.js';
import type { SendOptions } from './send.js';
import type { TransferChange, TransferOutcome, TransferStatus } from './status.js';
import type { TelemetryOptions } from './telemetry.js';

/** The options of a wait for an outcome. */
export interface OutcomeOptions {
  /** A signal that ends the wait with a `TransferError` `aborted`. The transfer continues. */
  readonly signal?: AbortSignal | undefined;
  /** The milliseconds after which the outcome is `timedOut`. Without it the wait has no limit. */
  readonly timeoutMs?: number | undefined;
}

/**
 * A handle that follows one transfer. An iteration yields each change when it arrives, and ends with the verdict of the attempt.
 * At most 256 changes wait for a slow reader; above that the oldest are dropped.
 *
 * @example
 * for await (const change of tracker.follow(callId)) console.log(change.phase, change.evidence.kind);
 */
export interface TransferHandle extends AsyncIterable<TransferChange> {
  /** The call to transfer. */
  readonly callId: string;
  /** The current status; `undefined` when there is no evidence. */
  readonly status: TransferStatus | undefined;
  /**
   * Waits for the verdict of the attempt; resolves at once when it is known. It returns a refusal once: after it, as after
   * `timedOut`, the next call waits for notifications.
   *
   * @throws {TransferError} (as a rejection) `aborted` when the signal was aborted, the transfer was forgotten or the tracker was freed
   */
  outcome(options?: OutcomeOptions): Promise<TransferOutcome>;
}

/** A transfer that `startTransfer` sent. */
export interface StartedTransfer extends TransferHandle {
  /** The request. */
  readonly request: TransferRequest;
  /** Graph's response to the POST. */
  readonly response: TransferResponse;
}

/** The options of a tracker. */
export interface TrackerOptions {
  /**
   * The largest number of transfers in memory, 1 to 10,000,000; defaults to 100,000. Above it the tracker drops ended transfers
   * first, the oldest first.
   */
  readonly capacity?: number | undefined;
}

/** A transfer to expect, or only the ids of its calls. */
export type ExpectedTransfer =
  | TransferInput
  | TransferRequest
  | { readonly callId: string; readonly replacesCallId?: string | undefined };

/**
 * A tracker determines from notifications how transfers end. Notifications may arrive in any order, twice, late, or not at all.
 * Notifications of other traffic cost almost nothing.
 *
 * @example
 * const tracker = new TransferTracker();
 * tracker.expect({ callId: '341a0500-d4bf-4224-8b19-1581168d328b' }); // before the POST
 * tracker.apply(body); // for each body that the webhook receives
 * tracker.status('341a0500-d4bf-4224-8b19-1581168d328b')?.phase;
 */
export declare class TransferTracker {
  /**
   * Creates an empty tracker.
   *
   * @throws {TransferError} `invalidOptions`
   */
  constructor(options?: TrackerOptions);
  /**
   * Registers a transfer before it is sent. For a known call it starts the next attempt.
   *
   * @throws {TransferError} `invalidTransfer` when no call is named
   */
  expect(transfer: ExpectedTransfer): void;
  /**
   * Records Graph's response to the POST, so that a refusal ends the wait at once.
   *
   * @returns the changes, as `apply`
   * @throws {TransferError} `invalidOptions` when an argument has the wrong type
   */
  recordResponse(callId: string, response: GraphResponse): readonly TransferChange[];
  /**
   * Applies the notifications of a body.
   *
   * @param payload the body as received (bytes are fastest), an object, or a batch of `parseNotifications`
   * @returns the changes; empty when the body concerns no transfer
   * @throws {TransferError} `invalidPayload` when it is not JSON, `limitExceeded` when it is too large; then none of it is applied
   */
  apply(payload: Uint8Array | ArrayBuffer | string | object | NotificationBatch): readonly TransferChange[];
  /** Returns the status of the transfer of a call; `undefined` when there is no evidence. */
  status(callId: string): TransferStatus | undefined;
  /** Returns the outcome of the transfer of a call, without a wait; `undefined` until it has one, and when there is no evidence. */
  outcome(callId: string): TransferOutcome | undefined;
  /** Follows the transfer of a call, known or not. An unused handle costs the tracker no memory. */
  follow(callId: string): TransferHandle;
  /** Forgets the transfer of a call, and ends the waits for it with `aborted`. */
  forget(callId: string): void;
  /** Returns the whole state as text for `restore`: for a database, or for another server. */
  snapshot(): string;
  /**
   * Returns the state of the transfer of one call, and of no other, as text for `restore`: for the record of that transfer.
   *
   * @returns `undefined` when there is no evidence of it
   */
  snapshotCall(callId: string): string | undefined;
  /**
   * Creates a tracker with the state of a snapshot.
   *
   * @throws {TransferError} `invalidSnapshot` when the text is not a snapshot, was changed, or has a later version; `invalidOptions`
   */
  static restore(snapshot: string, options?: TrackerOptions): TransferTracker;
  /**
   * Adds the transfers of a snapshot, for a server without memory of its own (a function, a worker, several instances): load the
   * record of a call before you apply its notifications. Of a transfer that is tracked already, the record with more evidence
   * remains: a snapshot that is out of date changes nothing. It notifies no listener, but ends the waits that it decides.
   *
   * @throws {TransferError} `invalidSnapshot` as `restore`; then nothing is added
   *
   * @example
   * const batch = parseNotifications(body);
   * for (const { callId } of batch.notifications) {
   *   const stored = await store.get(callId);
   *   if (stored !== undefined) tracker.load(stored);
   * }
   * for (const { callId } of tracker.apply(batch)) await store.set(callId, tracker.snapshotCall(callId));
   */
  load(snapshot: string): void;
  /**
   * Adds a listener for every change of every transfer, for example for metrics. It is called before `apply` returns, in the order
   * of the changes. An error that it throws is ignored.
   *
   * @returns removes the listener
   * @throws {TransferError} `invalidOptions` when it is not a function
   */
  onChange(listener: (change: TransferChange) => unknown): () => void;
  /**
   * Adds a listener for every notification of every applied body, also of calls without a transfer. It is called before `apply` returns,
   * after the changes, in the order of the body. While there is a listener, each body is parsed a second time; an error of the listener is
   * ignored.
   *
   * @returns removes the listener
   * @throws {TransferError} `invalidOptions` when it is not a function
   */
  onNotification(listener: (notification: Notification) => unknown): () => void;
  /** The number of transfers in memory. */
  readonly size: number;
  /** Frees the memory; the tracker cannot be used afterwards. The garbage collector also frees it. */
  free(): void;
}

/** With a compiler that knows `Symbol.dispose`, `using` frees a tracker or a drawing; an older compiler sees no additional member. */
export type Disposing = SymbolConstructor extends { readonly dispose: infer Name extends symbol }
  ? { readonly [Key in Name]: () => void }
  : object;

export interface TransferTracker extends Disposing {}

/** The options of `startTransfer`. */
export interface StartOptions extends SendOptions, TelemetryOptions {
  /** The tracker that receives the notifications. */
  readonly tracker: TransferTracker;
}
