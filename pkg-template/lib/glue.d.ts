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

/** The memory of the module. */
export function moduleMemory(): unknown;
export function makeRoom(bytes: number): number;
export function headPlace(): number;
export function readBody(bytes: number): number;
export function giveBack(): void;
export function takeFault(): api.TransferError;
export function tooLong(): api.TransferError;
export function webhookAnswer(kind: string): api.WebhookAnswer;
export function rejections(): Rejected[];

/** A rejected entry, and its place in the body. */
export interface Rejected {
  readonly index: number;
  readonly reason: api.RejectionReason;
  readonly path: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** The ids of an announced transfer. */
export function readExpected(transfer: unknown): [callId: string, replacesCallId?: string];

/** One tracker; the methods that take news return how many changes there are to be read. */
export class TrackerCore {
  constructor(capacity: number);
  static restore(snapshot: string, capacity: number): TrackerCore;
  apply(bytes: number): number;
  expect(callId: string, replacesCallId?: string): number;
  answered(callId: string, isAccepted: boolean, status: number): number;
  withdraw(callId: string): void;
  status(callId: string): api.TransferStatus | undefined;
  outcome(callId: string): api.TransferOutcome | undefined;
  timedOut(callId: string): api.TransferOutcome;
  follow(callId: string): number;
  unfollow(callId: string): void;
  forget(callId: string): void;
  snapshot(): string;
  snapshotOf(callId: string): string | undefined;
  readonly size: number;
  free(): void;
}

/** A picture that grows step by step. */
export class DrawingCore {
  constructor(callId: string, replacesCallId?: string);
  add(step: unknown): void;
  addNotifications(id: string, bytes: number, times: number): number;
  addKnown(id: string, snapshot?: string): void;
  /** Gives the memory back, too. */
  finish(): api.TransferDiagram;
  free(): void;
}
