import type { StreamEvent } from '../../../protocol/events.js';
import { expectTransfer, followed, takeAnswer, takeNotifications, takeSnapshot } from '../course.js';
import { destination } from '../destination.js';
import { record, recordDuplicate } from '../timeline.js';
import { changeLiveCalls, loadLiveCalls } from './live-calls.js';

/** Takes an event of the relay: what it says of transfers, and a row in the timeline for what is about the one shown. */
export function takeEvent(event: StreamEvent): void {
  switch (event.kind) {
    case 'hello':
      void loadLiveCalls();
      return;
    case 'calls':
      changeLiveCalls(event);
      return;
    case 'resync':
      takeSnapshot(event);
      return;
    case 'transfer':
      expectTransfer({ callId: event.callId, ...(event.replacesCallId && { replacesCallId: event.replacesCallId }) });
      if (isShown(event)) record({ kind: 'sent', destination: destination.peek() }, event.at);
      return;
    case 'attempt':
      if (isShown(event)) record({ kind: 'attempt', attempt: event.attempt }, event.at);
      return;
    case 'answer':
      if (isShown(event)) record({ kind: 'answered', answer: event.answer }, event.at);
      takeAnswer(event.callId, event.answer, event.at);
      return;
    case 'failure':
      if (isShown(event)) record({ kind: 'failed', error: event.error }, event.at);
      return;
    case 'notifications':
      takeNotifications(event);
      return;
    case 'duplicate':
      recordDuplicate(event.deliveryId);
      return;
    case 'rejected':
      if (followed.peek()) record({ kind: 'rejected', rejected: event }, event.at);
      return;
    case 'log':
    case 'bye':
      return;
  }
}

function isShown({ transferId }: { readonly transferId: string }): boolean {
  return transferId === followed.peek()?.transferId;
}
