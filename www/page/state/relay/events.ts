import type { StreamEvent } from '../../../protocol/events.js';
import { answerOnce, expectOnce, followed, takeNotifications, takeSnapshot } from '../course.js';
import { record, recordDuplicate, recordRejected } from '../timeline.js';
import { changeLiveCalls, loadLiveCalls } from './live-calls.js';
import { recordEnd, recordSent } from './rows.js';

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
      expectOnce(event);
      if (isShown(event)) recordSent(event.transferId, event.at);
      return;
    case 'attempt':
      if (isShown(event)) {
        const key = `attempt ${event.attempt.number} of ${event.transferId}`;
        record({ kind: 'attempt', attempt: event.attempt }, { at: event.at, key });
      }
      return;
    case 'answer':
      if (isShown(event)) recordEnd(event.transferId, { kind: 'answered', answer: event.answer }, event.at);
      answerOnce(event);
      return;
    case 'failure':
      if (isShown(event)) recordEnd(event.transferId, { kind: 'failed', error: event.error }, event.at);
      return;
    case 'notifications':
      takeNotifications(event);
      return;
    case 'duplicate':
      recordDuplicate(event.deliveryId);
      return;
    case 'rejected':
      if (followed.peek()) recordRejected(event);
      return;
    case 'log':
    case 'bye':
      return;
  }
}

function isShown({ transferId }: { readonly transferId: string }): boolean {
  return transferId === followed.peek()?.transferId;
}
