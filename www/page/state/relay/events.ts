import type { StreamEvent, TransferBegan } from '../../../protocol/events.js';
import {
  hearAttempt,
  hearDuplicate,
  hearEnd,
  hearNotifications,
  hearRejected,
  hearSent,
  hearSnapshot,
} from '../recording/hearing.js';
import { begin } from '../recording/recordings.js';
import { knownRelay } from './about.js';
import { changeLiveCalls, loadLiveCalls } from './live-calls.js';

/** Takes an event of the relay: it goes to the recording of each transfer that it is about. */
export function takeEvent(event: StreamEvent): void {
  switch (event.kind) {
    case 'hello':
      void loadLiveCalls();
      return;
    case 'calls':
      changeLiveCalls(event);
      return;
    case 'resync':
      hearSnapshot(event);
      return;
    case 'transfer':
      takeTransfer(event);
      return;
    case 'attempt':
      hearAttempt(event.transferId, event.attempt, event.at);
      return;
    case 'answer':
      hearEnd(event.transferId, { kind: 'answered', answer: event.answer }, event.at);
      return;
    case 'failure':
      hearEnd(event.transferId, { kind: 'failed', error: event.error }, event.at);
      return;
    case 'notifications':
      hearNotifications(event);
      return;
    case 'duplicate':
      hearDuplicate(event);
      return;
    case 'rejected':
      hearRejected(event);
      return;
    case 'log':
    case 'bye':
    case 'beat':
      return;
  }
}

/** Takes that a transfer is being sent: by this page, which has begun its recording, or by somebody else. */
function takeTransfer({ transferId, callId, replacesCallId, body, at, ...sent }: TransferBegan): void {
  const destination = knownRelay()?.mode === 'live' ? 'relay' : 'simulator';
  begin({
    id: transferId,
    origin: 'relay',
    callId,
    replacesCallId,
    request: { body, destination, version: sent.version, profile: sent.profile, pace: sent.pace, seed: sent.seed },
    heard: true,
  });
  hearSent(transferId, at);
}
