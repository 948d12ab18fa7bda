/** Notifications, changes and outcomes are discriminated by their kinds, and readonly. */

import type {
  AudioState,
  ChangeType,
  ConnectedParty,
  EvidenceKind,
  Notification,
  NotificationBatch,
  OperationStatus,
  Phase,
  PhaseCertainty,
  RejectedNotification,
  RejectionReason,
  StatusField,
  Tone,
  TransferChange,
  TransferHandle,
  TransferOutcome,
  TransferStatus,
  WebhookResponse,
} from 'graph-call-transfer';
import { parseNotifications, type StartedTransfer, startTransfer, TransferTracker } from 'graph-call-transfer';

function nothingElse(left: never): never {
  throw new Error(String(left));
}

export function ofBatch(batch: NotificationBatch) {
  // @ts-expect-error not before it is known to be Graph's
  batch.notifications;
  switch (batch.kind) {
    case 'graph':
      return batch.notifications.length + batch.rejected.length;
    case 'empty':
    case 'legacy':
    case 'changeNotification':
    case 'participantJoining':
    case 'other':
      // @ts-expect-error there are none
      batch.rejected;
      return batch.response.body ?? batch.response.status;
    default:
      return nothingElse(batch);
  }
}

export function ofNotification(notification: Notification): unknown {
  switch (notification.kind) {
    case 'call':
      // @ts-expect-error a call has no participants
      notification.participants;
      return [notification.callId.length, notification.result?.subcode, notification.resourceData?.resultInfo?.subCode];
    case 'tone':
      return [notification.tone, notification.sequenceId, notification.resourceData?.toneInfo?.tone];
    case 'roster':
      return notification.participants.map(({ id, info }) => [id, info?.identity?.user?.displayName]);
    case 'rosterDelta':
      return notification.participants.filter(({ removedState }) => removedState);
    case 'operation':
      return [notification.operationId, notification.operationType, notification.status, notification.clientContext];
    case 'contentSharing':
      return [notification.sessionId, ...notification.sessions.map(({ id }) => id)];
    case 'participantLeft':
      // @ts-expect-error it may name no call
      notification.callId.length;
      return notification.participantId;
    case 'other':
      // @ts-expect-error anything
      notification.resourceData.state;
      return [notification.resourceType, notification.raw.anything];
    default:
      return nothingElse(notification);
  }
}

export function ofReason(reason: RejectionReason) {
  switch (reason) {
    case 'notAnObject':
    case 'resourceMissing':
    case 'wrongType':
      return reason;
    default:
      return nothingElse(reason);
  }
}

export function ofPhase(phase: Phase) {
  switch (phase) {
    case 'requested':
    case 'transferring':
    case 'transferAccepted':
    case 'completed':
    case 'failed':
    case 'ended':
      return phase;
    default:
      return nothingElse(phase);
  }
}

export function ofEvidence(kind: EvidenceKind) {
  switch (kind) {
    case 'expected':
    case 'accepted':
    case 'refused':
    case 'transferring':
    case 'transferAccepted':
    case 'failure':
    case 'completion':
    case 'end':
    case 'replacedCallEnd':
    case 'other':
      return kind;
    default:
      return nothingElse(kind);
  }
}

export function ofOutcome(outcome: TransferOutcome) {
  switch (outcome.kind) {
    case 'completed':
      // @ts-expect-error nothing has to be done
      outcome.recommendedAction;
      return outcome.status.phase;
    case 'failed':
    case 'ended':
      return outcome.status.result?.code ?? outcome.recommendedAction;
    case 'refused':
      return outcome.response?.error.code ?? outcome.recommendedAction;
    case 'timedOut':
      // @ts-expect-error nothing may be known
      outcome.status.phase;
      return outcome.status?.phase ?? outcome.recommendedAction;
    default:
      return nothingElse(outcome);
  }
}

/** Closed unions with exactly these words. */
export const certainties: Record<PhaseCertainty, 1> = { certain: 1, likely: 1, unknown: 1 };
export const parties: Record<ConnectedParty, 1> = { transferor: 1, transferTarget: 1, none: 1, unknown: 1 };
export const fields: Record<StatusField, 1> = {
  attempt: 1,
  phase: 1,
  certainty: 1,
  callActive: 1,
  audio: 1,
  replacedCall: 1,
  connectedTo: 1,
};
export const statuses: Record<WebhookResponse['status'], 1> = { 200: 1, 202: 1, 204: 1, 400: 1 };

/** Open unions, to which Graph may add words. */
export const open: [ChangeType, AudioState, OperationStatus, Tone] = ['tomorrow', 'tomorrow', 'tomorrow', 'tomorrow'];

export function nothingCanBeChanged(
  notification: Notification,
  rejected: RejectedNotification,
  change: TransferChange,
  status: TransferStatus,
  handle: TransferHandle,
) {
  // @ts-expect-error
  notification.index = 1;
  // @ts-expect-error
  notification.raw.member = 1;
  // @ts-expect-error
  rejected.reason = 'wrongType';
  // @ts-expect-error
  change.phase = 'ended';
  // @ts-expect-error
  change.changed.push('phase');
  // @ts-expect-error
  change.because.times = 2;
  // @ts-expect-error
  status.history.pop();
  // @ts-expect-error
  handle.callId = '';
  if (notification.kind === 'call') {
    // @ts-expect-error
    notification.state = 'hold';
    // @ts-expect-error
    notification.resourceData = {};
  }
}

export async function asItIsUsed(tracker: TransferTracker, body: Uint8Array): Promise<StartedTransfer> {
  const changes: readonly TransferChange[] = tracker.apply(body);
  tracker.apply(parseNotifications(body));
  tracker.expect({ callId: '1' });
  tracker.expect({ callId: '1', replacesCallId: '2' });
  for await (const { phase } of tracker.follow('1')) ofPhase(phase);
  const target = { user: { id: '1' } };
  const transfer = await startTransfer({ callId: '1', target }, { token: null, tracker });
  await transfer.outcome({ timeoutMs: changes.length, signal: AbortSignal.abort() });
  tracker.recordResponse('1', transfer.response);
  return transfer;
}

export function asItIsNot(tracker: TransferTracker) {
  // @ts-expect-error a number is no body
  tracker.apply(7);
  // @ts-expect-error
  parseNotifications(undefined);
  // @ts-expect-error a call is named
  tracker.expect({});
  // @ts-expect-error without a tracker it is sendTransfer
  startTransfer({ callId: '1', target: { user: { id: '1' } } }, { token: null });
  // @ts-expect-error
  new TransferTracker({ capacity: '5' });
  // @ts-expect-error
  tracker.size = 7;
  // @ts-expect-error its parts are its own
  tracker.core;
}
