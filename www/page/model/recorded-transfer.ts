import type { TransferEvent, TransferStarted } from '../../protocol/events.js';
import type { Destination } from './destination.js';
import { partyName } from './party-name.js';
import type { RecordedEvent, RecordingHead } from './recording.js';

/** Returns the head of the recording of a transfer that the relay sends. */
export function headOf(start: TransferStarted, destination: Destination): RecordingHead {
  const { transferId, callId, replacesCallId, body, version, profile, timeScale, seed } = start;
  return {
    ...{ id: transferId, origin: 'relay', callId, replacesCallId, receivesNotifications: true },
    caller: partyName(start.caller),
    request: { body, destination, version, profile, timeScale, seed },
  };
}

/** Returns what a recording contains of an event of sending; the state of the call before only where notifications follow. */
export function recordedEvents(
  event: TransferEvent,
  { receivesNotifications }: Pick<RecordingHead, 'receivesNotifications'>,
): readonly RecordedEvent[] {
  const { at } = event;
  const id = String(event.sequence);
  switch (event.kind) {
    case 'transfer': {
      const { known } = event;
      const isUseful = receivesNotifications && known !== undefined;
      return [
        ...(isUseful ? [{ kind: 'known', id: 'known', at, snapshot: known } as const] : []),
        { kind: 'sent', id, at },
      ];
    }
    case 'attempt':
      return [{ kind: 'attempt', id, at, attempt: event.attempt }];
    case 'response':
      return [{ kind: 'response', id, at, response: event.response }];
    case 'failure':
      return [{ kind: 'failure', id, at, error: event.error }];
  }
}
