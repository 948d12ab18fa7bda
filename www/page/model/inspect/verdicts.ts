import type { Notification, TransferChange, TransferOutcome, TransferStatus } from 'graph-call-transfer';
import { TransferTracker } from 'graph-call-transfer/notifications';
import { bodiesInOrder, type Found } from './read.js';

/** The transfer of one call, as its notifications report it. */
export interface InspectedTransfer {
  readonly status: TransferStatus;
  /** The changes, in the order of the bodies, each with the number of its body. */
  readonly changes: readonly { readonly body: number; readonly change: TransferChange }[];
  /** The outcome, with the recommended action. */
  readonly outcome: Promise<TransferOutcome>;
}

/** The calls of the notifications. */
export interface InspectedTransfers {
  /** The calls with a transfer, in the order of the text. */
  readonly calls: readonly InspectedTransfer[];
  /** The number of the other calls. */
  readonly others: number;
}

/** The operator's knowledge beside the notifications. */
export interface OperatorKnowledge {
  /** Whether a transfer of these calls was sent. */
  readonly announced: boolean;
  /** The call that the transfer replaces, as the notifications spell it. */
  readonly replacesCallId?: string | undefined;
}

/** Lists the calls of the notifications, each in its first spelling. */
export function listCallIds(found: readonly Found[]): readonly string[] {
  return [...new Set(found.flatMap(notificationsOf).flatMap(callIdOf))];
}

/** Finds the transfers of the notifications, with one tracker. */
export function findTransfers(
  found: readonly Found[],
  { announced, replacesCallId }: OperatorKnowledge,
): InspectedTransfers {
  // Before the core is loaded there are no bodies, and no tracker can be created.
  if (found.length === 0) return { calls: [], others: 0 };
  const tracker = new TransferTracker();
  const changes = new Map<string, InspectedTransfer['changes'][number][]>();
  const callIds = listCallIds(found).filter((callId) => callId !== replacesCallId);
  if (announced) {
    for (const callId of callIds) {
      // A call with two spellings is one.
      if (tracker.status(callId) === undefined) tracker.expect({ callId, ...(replacesCallId && { replacesCallId }) });
    }
  }

  for (const { batch, number } of bodiesInOrder(found).bodies) {
    for (const change of tracker.apply(batch)) {
      const ofCall = changes.get(change.callId) ?? [];
      ofCall.push({ body: number, change });
      changes.set(change.callId, ofCall);
    }
  }

  const known = new Map<string, InspectedTransfer>();
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
