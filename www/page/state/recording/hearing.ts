import { type Attempt, parseNotifications, TransferTracker } from 'graph-call-transfer';
import { callKey } from '../../../protocol/call-key.js';
import type { DeliveryRejected, DuplicateCame, NotificationsCame, Resync } from '../../../protocol/events.js';
import { countRefused } from '../refused-deliveries.js';
import { pageTime } from '../relay/clock.js';
import { awaited, awaitVerdict } from './patience.js';
import { isVerdict, mayBeTaken, partAbout, restore } from './play.js';
import type { RecordedEvent } from './recording.js';
import { append, beginOf, type Entry, entries, entryOf, shown } from './recordings.js';
import type { SendEnd } from './rows.js';

/** What was heard of all calls, recorded or not. A recording that begins learns from it what was known of its call before. */
let tracker: TransferTracker | undefined;

/** It needs the core. */
function known(): TransferTracker {
  tracker ??= new TransferTracker();
  return tracker;
}

/** Takes that a transfer is being sent: the page itself tells it, or the stream, whichever is first. */
export function hearSent(id: string, at = Date.now()): void {
  const { recording } = entryOf(id) ?? {};
  if (!recording || recording.events.some(({ kind }) => kind === 'sent')) return;
  const { callId, replacesCallId, heard } = recording;
  if (heard) {
    // A call that had ended and is transferred again is another one with the same id, as in the simulator.
    const hadEnded = known().status(callId)?.callLives === false;
    const snapshot = hadEnded ? undefined : known().snapshotOf(callId);
    if (snapshot !== undefined) append(id, { kind: 'known', at, snapshot });
    known().expect({ callId, ...(replacesCallId !== undefined && { replacesCallId }) });
  }
  append(id, { kind: 'sent', at });
}

/** Takes that one attempt to send it is over. */
export function hearAttempt(id: string, attempt: Attempt, at = Date.now()): void {
  append(id, { kind: 'attempt', at, attempt });
}

/** Takes what sending came to. When a transfer was taken, word of its call is awaited from here on. */
export function hearEnd(id: string, end: SendEnd, at = Date.now()): void {
  if (end.kind === 'failed') {
    append(id, { kind: 'failure', at, error: end.error });
    return;
  }
  const { recording } = entryOf(id) ?? {};
  if (!recording || recording.events.some(({ kind }) => kind === 'answer')) return;
  const { answer } = end;
  append(id, { kind: 'answer', at, answer });
  if (!recording.heard) return;
  known().answered(recording.callId, answer);
  if (mayBeTaken(end)) awaitVerdict(id, pageTime(at));
}

/** Whether a recording goes on. */
function isOpen({ recording: { origin, heard, events }, played }: Entry): boolean {
  return (origin === 'page' || origin === 'relay') && heard && !played.isOver && events.length > 0;
}

/** Whether the page has the relay send it, and has heard nothing of it yet. */
function isUnderWay({ recording: { origin, heard, events }, played }: Entry): boolean {
  return origin === 'page' && heard && !played.isOver && events.length === 0;
}

/** Whether what is told of the relay's past came before the transfer began: then it is of an earlier one of the same call. */
function isOfEarlier({ recording }: Entry, at: number): boolean {
  // Of what the page sends itself, only what comes after it is heard, and its clock may be another one.
  return recording.origin === 'relay' && at < beginOf(recording);
}

/** Whether another transfer of the call was taken since: what is heard is that one's. */
function isSuperseded({ recording }: Entry): boolean {
  const key = callKey(recording.callId);
  return entries
    .peek()
    .some(
      (one) =>
        beginOf(one.recording) > beginOf(recording) &&
        callKey(one.recording.callId) === key &&
        isOpen(one) &&
        isTaken(one.recording.events),
    );
}

/** Whether Graph has, or may have, begun with a transfer. */
function isTaken(events: readonly RecordedEvent[]): boolean {
  return events.some((one) => one.kind === 'answer' && mayBeTaken({ kind: 'answered', answer: one.answer }));
}

/** Takes a body that came to the webhook. */
export function hearNotifications({ body, at, deliveryId }: Omit<NotificationsCame, 'kind' | 'callIds'>): void {
  const batch = parseNotifications(body);
  if (batch.kind !== 'graph') return;
  known().apply(batch);
  for (const entry of entries.peek().filter(isOpen)) {
    const about = partAbout(entry.recording, batch);
    if (about === undefined || isSuperseded(entry) || isOfEarlier(entry, at)) continue;
    const event = { kind: 'notifications', at, body: about, ...(deliveryId !== undefined && { deliveryId }) } as const;
    append(entry.recording.id, event);
  }
}

/** Takes that a delivery came once more. */
export function hearDuplicate({ at, deliveryId }: Pick<DuplicateCame, 'at' | 'deliveryId'>): void {
  for (const { recording } of entries.peek().filter(isOpen)) {
    const has = recording.events.some((one) => one.kind === 'notifications' && one.deliveryId === deliveryId);
    if (has) append(recording.id, { kind: 'duplicate', at, deliveryId });
  }
}

/**
 * Takes that a delivery was refused. Nobody can say of which transfer it was: it is told with the one that is shown, or where none
 * is followed, by itself. What was only of another kind is nothing to be put right.
 */
export function hearRejected(rejected: DeliveryRejected): void {
  const { at, status, code, message, untold } = rejected;
  const entry = shown.peek();
  if (!entry || !isOpen(entry)) {
    if (status >= 400) countRefused(rejected);
    return;
  }
  append(entry.recording.id, { kind: 'rejected', at, status, code, message, ...(untold !== undefined && { untold }) });
}

/** Takes that the relay can be heard again. Only what is awaited, or looked at, can have missed anything of interest. */
export function hearReconnected(lostAt: number, now = Date.now()): void {
  for (const { recording, played } of entries.peek().filter(isOpen)) {
    const { id, events } = recording;
    const isOfInterest = awaited.peek().has(id) || shown.peek()?.recording.id === id;
    if (!isOfInterest || (played.status && isVerdict(played.status))) continue;
    // It stands where the silence began, behind what was known then: what the relay kept of that time is told behind it.
    const at = Math.min(now, Math.max(lostAt, events.at(-1)?.at ?? lostAt));
    append(id, { kind: 'reconnected', at, lostMs: now - at });
  }
}

/** Takes what the relay knows, in the place of what the page knew. */
export function hearSnapshot({ snapshot, at }: Omit<Resync, 'kind'>): void {
  const restored = restore(snapshot);
  if (restored) {
    tracker?.free();
    tracker = restored;
  }
  for (const { recording } of entries.peek().filter(isUnderWay)) append(recording.id, { kind: 'sent', at });
  for (const { recording, played } of entries.peek().filter(isOpen)) {
    const ofCall = restored?.snapshotOf(recording.callId);
    // A verdict stands: nothing of it was missed, though the relay may have forgotten the call since.
    if (ofCall === undefined && played.status && isVerdict(played.status)) continue;
    const event = { kind: 'resync', at, isRead: restored !== undefined } as const;
    append(recording.id, { ...event, ...(ofCall !== undefined && { snapshot: ofCall }) });
  }
}
