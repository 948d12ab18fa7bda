import type { RecordedEvent } from './recording.js';

/** Tells whether an event adds nothing to what is recorded: the page and the stream may both tell of a transfer, and again after a reload. */
export function isTold(recorded: readonly RecordedEvent[], event: RecordedEvent): boolean {
  switch (event.kind) {
    case 'sent':
      return recorded.some(({ kind }) => kind === 'sent');
    case 'attempt':
      // The answer counts the attempts: what is told of them behind it would stand out of order.
      return recorded.some(
        (one) =>
          one.kind === 'answer' ||
          one.kind === 'failure' ||
          (one.kind === 'attempt' && one.attempt.number === event.attempt.number),
      );
    case 'answer':
      return recorded.some(({ kind }) => kind === 'answer');
    case 'failure':
      return recorded.some(({ kind }) => kind === 'answer' || kind === 'failure');
    case 'notifications':
      return recorded.some((one) => one.kind === event.kind && one.at === event.at && one.body === event.body);
    case 'duplicate':
      return recorded.some(
        (one) => one.kind === event.kind && one.at === event.at && one.deliveryId === event.deliveryId,
      );
    case 'known':
      return recorded.length > 0;
    case 'silence':
    case 'reconnected':
    case 'resync':
    case 'read':
    case 'unread':
      return recorded.some((one) => one.kind === event.kind && one.at === event.at);
    case 'expected':
    case 'rejected':
      return false;
  }
}

/** Adds an event; a refused delivery is counted with those of its kind. */
export function withEvent(recorded: readonly RecordedEvent[], event: RecordedEvent): readonly RecordedEvent[] {
  if (event.kind !== 'rejected') return [...recorded, event];
  const isSame = (one: RecordedEvent) => one.kind === 'rejected' && one.code === event.code;
  if (!recorded.some(isSame)) return [...recorded, event];
  const further = 1 + (event.untold ?? 0);
  return recorded.map((one) =>
    one.kind === 'rejected' && isSame(one) ? { ...one, untold: (one.untold ?? 0) + further } : one,
  );
}

/** The most that one recording holds: a call that is told of for hours must not fill the page. */
export const MOST_EVENTS = 500;
export const MOST_CHARACTERS = 2 * 1024 * 1024;

/** Tells how many characters of bodies an event holds. */
export function sizeOf(event: RecordedEvent): number {
  switch (event.kind) {
    case 'notifications':
      return event.body.length;
    case 'read':
      return event.reading.kind === 'found' ? event.reading.call.length : 0;
    default:
      return 0;
  }
}
