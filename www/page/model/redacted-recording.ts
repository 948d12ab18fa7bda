import { redact } from 'graph-call-transfer/tools';
import type { RecordedConsultation, RecordedEvent, Recording } from './recording.js';

/** Removes names, numbers, addresses and secrets from a recording. Its ids, times and codes stay, so that it is replayed as before. */
export function redactedRecording({ caller: _, request, consultation, events, ...head }: Recording): Recording {
  return {
    ...head,
    ...(request && { request: { ...request, body: redact(request.body) } }),
    ...(consultation && { consultation: { ...consultation, target: redactedParty(consultation.target) } }),
    events: events.map(redactedEvent),
  };
}

/** A telephone number is its id. */
function redactedParty({ kind, id, tenantId }: RecordedConsultation['target']): RecordedConsultation['target'] {
  return { kind, ...(kind !== 'phone' && id !== undefined && { id }), ...(tenantId !== undefined && { tenantId }) };
}

function redactedEvent(event: RecordedEvent): RecordedEvent {
  switch (event.kind) {
    case 'notifications':
      return { ...event, body: redact(event.body) };
    case 'response':
      return { ...event, response: redact(event.response) as typeof event.response };
    case 'failure':
    case 'unread':
      return { ...event, error: redact(event.error) as typeof event.error };
    case 'consultation': {
      const { response, failure } = event;
      return {
        ...event,
        ...(response && { response: redact(response) as typeof response }),
        ...(failure && { failure: redact(failure) as typeof failure }),
      };
    }
    case 'read':
      return event.lookup.kind === 'found'
        ? { ...event, lookup: { ...event.lookup, call: redact(event.lookup.call) } }
        : event;
    default:
      return event;
  }
}
