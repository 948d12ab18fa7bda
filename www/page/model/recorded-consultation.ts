import { recordedTarget } from '../../calls/recorded-party.js';
import type { ConsultationChanged } from '../../protocol/consultations.js';
import type { Position } from '../../protocol/events.js';
import type { Destination } from './destination.js';
import { partyName } from './party-name.js';
import type { Origin, RecordedEvent, RecordingHead } from './recording.js';

/** Returns the head of the recording of a consultation; `undefined` for an event that does not start one. */
export function consultationHead(
  { consultationId, callId, start }: ConsultationChanged,
  destination: Destination,
  origin: Origin,
): RecordingHead | undefined {
  if (!start) return undefined;
  const target = recordedTarget(start.target) ?? { kind: 'unknown' };
  return {
    ...{ id: consultationId, origin, callId, receivesNotifications: true, caller: partyName(start.caller) },
    consultation: { target, destination, version: start.version },
  };
}

/** Returns what a recording contains of an event of a consultation. Its id is its position in the log. */
export function recordedStep(
  { at, start, event, response, failure }: ConsultationChanged,
  id: Position | undefined,
): readonly RecordedEvent[] {
  const identity = { ...(id !== undefined && { id }), at };
  if (start) return [{ kind: 'dialed', ...identity }];
  if (!event) return [];
  return [{ kind: 'consultation', ...identity, event, ...(response && { response }), ...(failure && { failure }) }];
}
