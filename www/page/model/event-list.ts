import type { RecordedEvent } from './recording.js';

/** The maximum size of a recording: a call with notifications for hours must not fill the page. */
export const MAX_EVENTS = 500;
export const MAX_CHARACTERS = 2 * 1024 * 1024;

/**
 * Adds an event to a recording: not one that it contains, by its id. A refused delivery is counted with those of its kind. Above
 * the limits the oldest events that `canDrop` accepts are left out.
 *
 * @returns `undefined` when the event adds nothing, or there is no room
 */
export function withEvent(
  recorded: readonly RecordedEvent[],
  event: RecordedEvent,
  canDrop: (event: RecordedEvent) => boolean = () => false,
): readonly RecordedEvent[] | undefined {
  if (event.id !== undefined && recorded.some(({ id }) => id === event.id)) return undefined;
  if (event.kind === 'rejected') {
    const counted = countRejected(recorded, event);
    if (counted) return counted;
  }
  const kept = [...recorded];
  let characters = kept.reduce((sum, each) => sum + sizeOf(each), sizeOf(event));
  while (kept.length >= MAX_EVENTS || characters > MAX_CHARACTERS) {
    const oldest = kept.findIndex(canDrop);
    if (oldest < 0) return undefined;
    characters -= kept.splice(oldest, 1).reduce((sum, each) => sum + sizeOf(each), 0);
  }
  return [...kept, event];
}

type Rejected = Extract<RecordedEvent, { kind: 'rejected' }>;

function countRejected(recorded: readonly RecordedEvent[], event: Rejected): readonly RecordedEvent[] | undefined {
  const isSame = (each: RecordedEvent): each is Rejected => each.kind === 'rejected' && each.code === event.code;
  if (!recorded.some(isSame)) return undefined;
  const further = 1 + (event.unreported ?? 0);
  return recorded.map((each) => (isSame(each) ? { ...each, unreported: (each.unreported ?? 0) + further } : each));
}

/** Returns the number of characters of the bodies in an event. */
function sizeOf(event: RecordedEvent): number {
  switch (event.kind) {
    case 'notifications':
      return event.body.length;
    case 'read':
      return event.lookup.kind === 'found' ? event.lookup.call.length : 0;
    default:
      return 0;
  }
}
