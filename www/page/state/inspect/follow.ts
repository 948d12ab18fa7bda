import {
  type Notification,
  type TransferChange,
  type TransferOutcome,
  type TransferStatus,
  TransferTracker,
} from 'graph-call-transfer';
import type { Found } from './read.js';

/** What the notifications say of the transfer of one call. */
export interface FollowedCall {
  readonly status: TransferStatus;
  /** What changed, in the order of the text, each with the number of the body that told it. */
  readonly changes: readonly { readonly body: number; readonly change: TransferChange }[];
  /** How it ended, with what is to be done. */
  readonly outcome: Promise<TransferOutcome>;
}

/** The calls that the notifications are about. */
export interface Followed {
  /** Those of which a transfer is known, in the order of the text. */
  readonly calls: readonly FollowedCall[];
  /** How many other calls there are. */
  readonly others: number;
}

/** What the operator knows beside the notifications. */
export interface Known {
  /** Whether a transfer of these calls was sent. */
  readonly announced: boolean;
  /** The call that it replaces, as the notifications spell it. */
  readonly replacesCallId?: string | undefined;
}

/** Lists the calls that the notifications are about, each as it is spelled first. */
export function callIdsOf(found: readonly Found[]): readonly string[] {
  return [...new Set(found.flatMap(notificationsOf).flatMap(callIdOf))];
}

/** Gives everything that was read to a tracker, and asks it for its verdicts. */
export function follow(found: readonly Found[], { announced, replacesCallId }: Known): Followed {
  // Before the core is there nothing was read, and no tracker can be made.
  if (found.length === 0) return { calls: [], others: 0 };
  const tracker = new TransferTracker();
  const changes = new Map<string, FollowedCall['changes'][number][]>();
  const callIds = callIdsOf(found).filter((callId) => callId !== replacesCallId);
  if (announced) {
    for (const callId of callIds) {
      // A call that is spelled in two ways is one.
      if (tracker.status(callId) === undefined) tracker.expect({ callId, ...(replacesCallId && { replacesCallId }) });
    }
  }

  for (const one of found) {
    if (one.kind !== 'read' || one.body.batch.kind !== 'graph') continue;
    const { batch, number } = one.body;
    for (const change of tracker.apply(batch)) {
      const ofCall = changes.get(change.callId) ?? [];
      ofCall.push({ body: number, change });
      changes.set(change.callId, ofCall);
    }
  }

  const known = new Map<string, FollowedCall>();
  let others = 0;
  for (const callId of callIds) {
    const status = tracker.status(callId);
    if (status === undefined) others += 1;
    else if (!known.has(status.callId)) {
      const outcome = tracker.follow(callId).outcome({ timeoutMs: 0 });
      known.set(status.callId, { status, changes: changes.get(status.callId) ?? [], outcome });
    }
  }
  const calls = [...known.values()];
  void Promise.allSettled(calls.map(({ outcome }) => outcome)).then(() => tracker.free());
  return { calls, others };
}

function notificationsOf(one: Found): readonly Notification[] {
  return one.kind === 'read' && one.body.batch.kind === 'graph' ? one.body.batch.notifications : [];
}

function callIdOf({ callId }: Notification): string[] {
  return callId === undefined ? [] : [callId];
}
