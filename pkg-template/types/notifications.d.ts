/** Notifications alone: parses them, tracks transfers, and draws them. */
import type { ResultInfo } from './call-resource.js';
import type { Decision } from './decision.js';
import type { TransferDiagram, TransferStep } from './diagram.js';
import type { NotificationBatch } from './notification.js';
import type { ExpectedTransfer } from './tracker.js';

export type * from './call-resource.js';
export type { Decision, FailureCause, RetryTarget } from './decision.js';
export type * from './diagram.js';
export { TransferDrawing } from './drawing.js';
export { isTransferError, TransferError, type TransferErrorCode, type TransferErrorDetails } from './error.js';
export { type InitSource, init, initSync, type WasmBytes, type WasmModule } from './init.js';
export type * from './notification.js';
export type * from './response.js';
export type * from './status.js';
export {
  type ExpectedTransfer,
  type OutcomeOptions,
  type TrackerOptions,
  type TransferHandle,
  TransferTracker,
} from './tracker.js';

/**
 * Parses a body that the webhook received: `commsNotifications` of any year, or another payload that arrives at the same URL.
 * New states and types are accepted, and an invalid entry affects no other entry. The limits are 4 MiB, 64 levels and 10,000 notifications.
 *
 * @param payload the body as received (bytes are fastest), or an object
 * @throws {TransferError} `invalidPayload` when it is not JSON, `limitExceeded` when it is too large
 *
 * @example
 * const batch = parseNotifications(body);
 * if (batch.kind === 'graph') {
 *   for (const notification of batch.notifications) {
 *     if (notification.kind === 'call') console.log(notification.callId, notification.state, notification.result?.subcode);
 *   }
 * }
 */
export declare function parseNotifications(payload: Uint8Array | ArrayBuffer | string | object): NotificationBatch;

/**
 * Draws a transfer: a ladder diagram of its messages, a diagram of its states, and both as text for Mermaid.
 *
 * @param transfer the transfer, a request, or the ids of its calls
 * @param steps the events of the transfer, in the order in which they arrived
 * @returns models for drawing; labels are Graph's words and numbers, only the Mermaid texts are in English
 * @throws {TransferError} `invalidTransfer` when no call is named, `invalidOptions` for an invalid step, `invalidPayload` and
 *   `limitExceeded` as `parseNotifications`, `invalidSnapshot` as `TransferTracker.restore`
 *
 * @example
 * const { mermaid, states } = drawTransfer({ callId: '341a0500-d4bf-4224-8b19-1581168d328b' }, [
 *   { id: '1', kind: 'sent' },
 *   { id: '2', kind: 'response', response },
 *   { id: '3', kind: 'notifications', body },
 * ]);
 * states.current; // 'completed'
 * mermaid.ladder; // 'sequenceDiagram …'
 */
export declare function drawTransfer(transfer: ExpectedTransfer, steps: readonly TransferStep[]): TransferDiagram;

/**
 * Decides from the result of a call why it ended, as an outcome decides it for a transfer.
 *
 * @param result the `result` of the notification of the end
 * @returns `undefined` when the result reports no failure, or nothing is known of it
 *
 * @example
 * decideCallEnd({ code: 603, subcode: 8538 })?.cause; // 'declined'
 */
export declare function decideCallEnd(result: ResultInfo): Decision | undefined;
