import { isTransferError, parseNotifications, TransferTracker } from 'graph-call-transfer/notifications';
import { MAX_EVENTS } from './event-list.js';
import type { Origin, RecordedEvent, Recording } from './recording.js';
import { FORMAT, event as readEvent, readHead, VERSION } from './recording-format.js';
import { type Expected, Misfit } from './schema.js';

/** A fault in a text of recordings; `line` counts from 1. */
export type RecordingFault = { readonly line: number } & (
  | { readonly kind: 'noJson' | 'noHead' | 'noNotifications' | 'noSnapshot' | 'tooManyEvents' | 'twice' }
  | { readonly kind: 'misfit'; readonly place: string; readonly expected: Expected }
);

/** The recordings in a text, or its faults. */
export type RecordingsText =
  | { readonly kind: 'recordings'; readonly recordings: readonly Recording[] }
  | { readonly kind: 'faults'; readonly faults: readonly RecordingFault[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'tooLarge' };

/** The maximum length of a text. */
export const MAX_LENGTH = 16 * 1024 * 1024;
const MAX_RECORDINGS = 200;
const MAX_FAULTS = 20;

/** Writes recordings as JSON Lines: a line with the head of each, and one for every event. */
export function writeRecordings(recordings: readonly Recording[]): string {
  return recordings
    .flatMap(({ origin: _, events, ...head }) => [{ format: FORMAT, version: VERSION, ...head }, ...events])
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

/** Reads recordings, and checks every line. With a fault it returns none. It needs the core. */
export function readRecordings(text: string, origin: Origin): RecordingsText {
  if (text.length > MAX_LENGTH) return { kind: 'tooLarge' };
  const recordings: { head: Omit<Recording, 'events'>; events: RecordedEvent[] }[] = [];
  const faults: RecordingFault[] = [];
  let line = 0;
  for (const each of text.replace(/^\ufeff/, '').split('\n')) {
    line += 1;
    if (each.trim() === '') continue;
    const fault = readLine(each);
    if (fault) faults.push({ line, ...fault });
    if (faults.length >= MAX_FAULTS || recordings.length > MAX_RECORDINGS) break;
  }
  if (faults.length > 0) return { kind: 'faults', faults };
  if (recordings.length > MAX_RECORDINGS) return { kind: 'tooLarge' };
  if (recordings.length === 0) return { kind: 'empty' };
  return { kind: 'recordings', recordings: recordings.map(({ head, events }) => ({ ...head, events })) };

  function readLine(json: string): Unplaced<RecordingFault> | undefined {
    try {
      const value: unknown = JSON.parse(json);
      if (isHead(value)) {
        const head = { ...readHead(value), origin };
        if (recordings.some((one) => one.head.id === head.id)) return { kind: 'twice' };
        recordings.push({ head, events: [] });
        return undefined;
      }
      const recording = recordings.at(-1);
      if (!recording) return { kind: 'noHead' };
      if (recording.events.length >= MAX_EVENTS) return { kind: 'tooManyEvents' };
      const event = readEvent(value, '');
      recording.events.push(event);
      return replayFault(event);
    } catch (error) {
      if (error instanceof Misfit) return { kind: 'misfit', place: error.place, expected: error.expected };
      if (error instanceof SyntaxError) return { kind: 'noJson' };
      throw error;
    }
  }
}

type Unplaced<Of> = Of extends unknown ? Omit<Of, 'line'> : never;

/** Returns whether a text starts as recordings. */
export function looksLikeRecordings(text: string): boolean {
  const [first = ''] = text
    .replace(/^\ufeff/, '')
    .trimStart()
    .split('\n', 1);
  try {
    return isHead(JSON.parse(first));
  } catch {
    return false;
  }
}

function isHead(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'format');
}

/** Returns the fault of an event that cannot be replayed. */
function replayFault(event: RecordedEvent): Unplaced<RecordingFault> | undefined {
  try {
    if (event.kind === 'notifications') {
      return parseNotifications(event.body).kind === 'graph' ? undefined : { kind: 'noNotifications' };
    }
    if ('snapshot' in event && event.snapshot !== undefined) TransferTracker.restore(event.snapshot).free();
    return undefined;
  } catch (error) {
    if (!isTransferError(error)) throw error;
    return { kind: event.kind === 'notifications' ? 'noNotifications' : 'noSnapshot' };
  }
}
