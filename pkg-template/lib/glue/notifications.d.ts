/** The glue of wasm-bindgen for the module of notifications: the build generates `notifications.js` from `src/js/notifications`. */
import type * as api from '../../types/index.js';

/** Loads the module, by default from the folder of the glue. */
export default function instantiate(options?: { module_or_path: api.InitSource }): Promise<unknown>;
/** Instantiates the module synchronously. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;

/** Returns the memory of the module. */
export function moduleMemory(): unknown;
export function reserveBuffer(bytes: number): number;
export function headerPtr(): number;
export function readBody(bytes: number): number;
export function releaseBuffer(): void;
export function takeFault(): api.TransferError;
export function tooLong(): api.TransferError;
export function webhookResponse(kind: string): api.WebhookResponse;
export function foreignSender(bytes: number): api.ForeignSender | undefined;
export function rejections(): Rejected[];

/** A rejected entry, and its range in the body. */
export interface Rejected {
  readonly index: number;
  readonly reason: api.RejectionReason;
  readonly path: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Returns why a call ended before its target answered; `undefined` when nothing is known. */
export function decideCallEnd(
  code: number | undefined,
  subcode: number | undefined,
  message: string,
): ReturnType<typeof api.decideCallEnd>;

/** Returns the ids of an expected transfer. */
export function readExpected(transfer: unknown): [callId: string, replacesCallId?: string];

/** One tracker. The methods that record evidence return the number of changes to read. */
export class TrackerCore {
  constructor(capacity: number);
  static restore(snapshot: string, capacity: number): TrackerCore;
  load(snapshot: string): void;
  apply(bytes: number, isRead: boolean): number;
  expect(callId: string, replacesCallId?: string): number;
  readonly lastExpectation: number;
  recordAccepted(callId: string, status: number, expectation?: number): number;
  recordRefused(callId: string, status: number, code: string, message: string, expectation?: number): number;
  withdraw(callId: string, expectation: number): void;
  commit(callId: string, expectation: number): void;
  status(callId: string): api.TransferStatus | undefined;
  outcome(callId: string): api.TransferOutcome | undefined;
  timedOut(callId: string): api.TransferOutcome;
  follow(callId: string): number;
  unfollow(callId: string): void;
  forget(callId: string): void;
  snapshot(): string;
  snapshotCall(callId: string): string | undefined;
  readonly size: number;
  free(): void;
}

/** A diagram that grows step by step. */
export class DrawingCore {
  constructor(callId: string, replacesCallId?: string);
  add(step: unknown): void;
  /** Returns 1 if it changed the status, otherwise 0. */
  addNotifications(id: string, bytes: number, times: number, isRead: boolean): number;
  addKnown(id: string, snapshot?: string): void;
  repeat(id: string): void;
  /** Returns the changes since the last call; `kept` is the number of arrows that stay. */
  takeChanges(): { kept: number; arrows: api.Arrow[]; legs: api.CallLeg[]; states: api.StateGraph };
  mermaid(): api.TransferDiagram['mermaid'];
  status(): api.TransferStatus | undefined;
  outcome(): api.TransferOutcome | undefined;
  /** Returns the diagram, and frees the memory. */
  finish(): api.TransferDiagram;
  free(): void;
}
