import { signal } from '@preact/signals';
import {
  type GraphBatch,
  isTransferError,
  type Notification,
  parseNotifications,
  type TransferOutcome,
  type TransferStatus,
  TransferTracker,
} from 'graph-call-transfer';
import type { NotificationsCame, Resync, TransferAnswered } from '../../protocol/events.js';
import { texts } from '../texts/index.js';
import { verdictTexts } from '../texts/verdict.js';
import { announce } from './announce.js';
import { isSameCall } from './relay/live-calls.js';
import { record } from './timeline.js';

/** The transfer whose course is shown. */
export interface FollowedTransfer {
  readonly transferId: string;
  readonly callId: string;
  readonly replacesCallId?: string | undefined;
}

/** How the transfer goes on after it was sent, as far as it was heard. */
export interface Course {
  readonly status: TransferStatus;
  /** When the last word of it came. */
  readonly at: number;
  /** The verdict, or that nothing came in time; with what to do. */
  readonly outcome?: TransferOutcome | undefined;
}

export const followed = signal<FollowedTransfer | undefined>(undefined);
export const course = signal<Course | undefined>(undefined);

/** How many seconds may pass without a verdict before the page says so. */
export const patienceSeconds = signal(60);

let tracker: TransferTracker | undefined;
let patience: ReturnType<typeof setTimeout> | undefined;

/** What knows how the transfers stand. It needs the core. */
function known(): TransferTracker {
  tracker ??= new TransferTracker();
  return tracker;
}

/** Shows the course of a transfer from now on, or of none. */
export function followTransfer(transfer: FollowedTransfer | undefined): void {
  clearTimeout(patience);
  followed.value = transfer;
  course.value = undefined;
}

/** The transfers that were announced, and those whose answer was taken: the page and the stream may both tell of one. */
const announced = new Set<string>();
const answered = new Set<string>();

/** So many are remembered. */
const MOST_REMEMBERED = 1000;

/** Announces a transfer, once. */
export function expectOnce({ transferId, callId, replacesCallId }: FollowedTransfer): void {
  if (isNew(announced, transferId)) known().expect({ callId, ...(replacesCallId !== undefined && { replacesCallId }) });
}

/** Takes Graph's answer, once. When the transfer was taken, word of the call is awaited from here on. */
export function answerOnce({ transferId, callId, answer, at }: Omit<TransferAnswered, 'kind'>): void {
  if (!isNew(answered, transferId)) return;
  known().answered(callId, answer);
  if (followed.peek()?.transferId !== transferId) return;
  if (answer.kind === 'refused') {
    // What is heard of the call from here on is another transfer's, unless Graph may have begun with this one.
    if (!answer.mayHaveBegun) followTransfer(undefined);
    return;
  }
  clearTimeout(patience);
  patience = setTimeout(losePatience, patienceSeconds.peek() * 1000);
  refresh(at);
}

function isNew(remembered: Set<string>, transferId: string): boolean {
  if (remembered.has(transferId)) return false;
  remembered.add(transferId);
  const [oldest = ''] = remembered;
  if (remembered.size > MOST_REMEMBERED) remembered.delete(oldest);
  return true;
}

/** Takes a body that came to the webhook. */
export function takeNotifications({ body, at, deliveryId }: NotificationsCame): void {
  const batch = parseNotifications(body);
  if (batch.kind !== 'graph') return;
  known().apply(batch);
  const shown = followed.peek();
  if (!shown) return;

  const { notifications, isAboutCall } = ofTransfer(batch, shown);
  if (notifications.length === 0) return;
  const late = known().status(shown.callId)?.history.at(-1)?.late ?? false;
  const delivery = { deliveryId, notifications, ofReplacedCall: !isAboutCall, late: isAboutCall && late, times: 1 };
  record({ kind: 'delivery', ...delivery }, { at });
  refresh(at);
}

/** The notifications of a batch that are about the transfer's call, or about the one that it replaces. */
function ofTransfer({ notifications }: GraphBatch, { callId, replacesCallId }: FollowedTransfer) {
  const isOf = (wanted: string | undefined, { callId: found }: Notification) =>
    wanted !== undefined && found !== undefined && isSameCall(wanted, found);
  return {
    notifications: notifications.filter((one) => isOf(callId, one) || isOf(replacesCallId, one)),
    isAboutCall: notifications.some((one) => isOf(callId, one)),
  };
}

/** Takes what the relay knows, in the place of what the page knew. */
export function takeSnapshot({ snapshot, at }: Resync): void {
  const restored = restore(snapshot);
  if (restored) {
    tracker?.free();
    tracker = restored;
  }
  if (!followed.peek()) return;
  record({ kind: 'resync', isRead: restored !== undefined }, { at });
  refresh(at);
}

/** Reads a snapshot; `undefined` for one of a later release. */
function restore(snapshot: string): TransferTracker | undefined {
  try {
    return TransferTracker.restore(snapshot);
  } catch (error) {
    if (isTransferError(error)) return undefined;
    throw error;
  }
}

/** Shows what the tracker knows now, and says a new verdict. */
function refresh(at: number): void {
  const callId = followed.peek()?.callId;
  const status = callId === undefined ? undefined : known().status(callId);
  if (!status) {
    course.value = undefined;
    return;
  }
  const before = course.peek();
  const isNew = before?.status.phase !== status.phase || before.status.certainty !== status.certainty;
  course.value = { status, at: isNew ? at : (before?.at ?? at), outcome: isNew ? undefined : before?.outcome };
  if (!isNew) return;
  if (status.phase !== 'requested') announce(verdictTexts.heading(status));
  if (isVerdict(status)) void judge();
}

/** Asks the package how the transfer ended, and what is to be done. */
async function judge(): Promise<void> {
  const judged = course.peek();
  if (!judged) return;
  const outcome = await known().follow(judged.status.callId).outcome({ timeoutMs: 0 });
  // Another word may have come meanwhile.
  if (course.peek() === judged) course.value = { ...judged, outcome };
}

function losePatience(): void {
  const { status } = course.peek() ?? {};
  if (!status || isVerdict(status)) return;
  record({ kind: 'silence', seconds: patienceSeconds.peek() });
  announce(texts.course.silence(patienceSeconds.peek()));
  void judge();
}

function isVerdict({ phase }: TransferStatus): boolean {
  return phase === 'completed' || phase === 'failed' || phase === 'ended';
}
