import { computed } from '@preact/signals';
import type { TransferOutcome, TransferStatus } from 'graph-call-transfer';
import { shown } from './recording/recordings.js';

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

/** The transfer that is shown, where its call is heard of. */
export const followed = computed<FollowedTransfer | undefined>(() => {
  const { recording, played } = shown.value ?? {};
  if (!recording?.heard || played?.isOver) return undefined;
  const { id, callId, replacesCallId } = recording;
  return { transferId: id, callId, replacesCallId };
});

export const course = computed<Course | undefined>(() => {
  const { status, at = 0, outcome } = shown.value?.played ?? {};
  return status && { status, at, outcome };
});
