import type { GraphNotificationBatch } from 'graph-call-transfer';
import { parseNotifications } from 'graph-call-transfer/notifications';
import type { LoggedEvent } from '../../protocol/events.js';
import type { RecordedTransfer } from '../../protocol/history.js';
import { bodyOfConsultation } from './consultation-replay.js';
import type { Destination } from './destination.js';
import { consultationHead, recordedStep } from './recorded-consultation.js';
import { headOf, recordedEvents } from './recorded-transfer.js';
import type { RecordedEvent, Recording } from './recording.js';
import { bodyAbout } from './replay.js';

/** Returns the recordings of the relay's log: of a transfer and its consultation, as far as the log has their starts. */
export function loggedRecordings(
  { transfer, events }: Pick<RecordedTransfer, 'transfer' | 'events'>,
  destination: Destination,
): readonly Recording[] {
  return [consultationIn(events, transfer.replacesCallId, destination), transferIn(events, destination)].filter(
    (each) => each !== undefined,
  );
}

function transferIn(events: readonly LoggedEvent[], destination: Destination): Recording | undefined {
  const first = events.findIndex(({ event }) => event.kind === 'transfer');
  const start = events[first]?.event;
  if (start?.kind !== 'transfer') return undefined;
  const head = headOf(start, destination);
  const bodyOf = (batch: GraphNotificationBatch) => bodyAbout(head, batch);
  // The deliveries before its start belong to its consultation, or to an earlier transfer of the call.
  const own = events.slice(first).flatMap((logged) => {
    const { event } = logged;
    if (event.kind === 'consultation') return [];
    return 'transferId' in event ? recordedEvents(event, head) : deliveryEvents(logged, bodyOf);
  });
  return { ...head, events: own };
}

function consultationIn(
  events: readonly LoggedEvent[],
  consultationCallId: string | undefined,
  destination: Destination,
): Recording | undefined {
  const start = events.find(({ event }) => event.kind === 'consultation' && event.start)?.event;
  const head = start?.kind === 'consultation' ? consultationHead(start, destination, 'relay') : undefined;
  if (!head) return undefined;
  const { id: consultationId, callId } = head;
  const state = consultationCallId === undefined ? {} : { callId: consultationCallId };
  const bodyOf = (batch: GraphNotificationBatch) => bodyOfConsultation({ consultationId, callId, state }, batch);
  const own = events.flatMap((logged) => {
    const { id, event } = logged;
    if (event.kind === 'consultation') return recordedStep(event, id);
    return 'transferId' in event ? [] : deliveryEvents(logged, bodyOf);
  });
  return { ...head, events: own };
}

function deliveryEvents(
  { id, event }: LoggedEvent,
  bodyOf: (batch: GraphNotificationBatch) => string | undefined,
): readonly RecordedEvent[] {
  if (event.kind === 'duplicate') return [{ kind: 'duplicate', id, at: event.at, deliveryId: event.deliveryId }];
  if (event.kind !== 'notifications') return [];
  const { at, deliveryId } = event;
  const batch = parseNotifications(event.body);
  const body = batch.kind === 'graph' ? bodyOf(batch) : undefined;
  if (body === undefined) return [];
  return [{ kind: 'notifications', id, at, ...(deliveryId !== undefined && { deliveryId }), body }];
}
