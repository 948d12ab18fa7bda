import { isTransferError, parseNotifications, TransferTracker } from 'graph-call-transfer';
import { type Expected, Misfit } from './checks.js';
import { FORMAT, event as readEvent, readHead, VERSION } from './format.js';
import type { Origin, RecordedEvent, Recording } from './recording.js';
import { MOST_EVENTS } from './told.js';

/** What does not fit in a text of recordings; `line` counts from 1. */
export type Fault = { readonly line: number } & (
  | { readonly kind: 'noJson' | 'noHead' | 'noNotifications' | 'noSnapshot' | 'tooManyEvents' | 'twice' }
  | { readonly kind: 'misfit'; readonly place: string; readonly expected: Expected }
);

/** What stands in a text: recordings, or what is wrong with it. */
export type Read =
  | { readonly kind: 'recordings'; readonly recordings: readonly Recording[] }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'tooLarge' };

/** The most that is read at once. */
export const LONGEST_TEXT = 16 * 1024 * 1024;
const MOST_RECORDINGS = 200;
const MOST_FAULTS = 20;

/** Writes recordings as JSON Lines: of each a line with its head, and one for every event. */
export function writeRecordings(recordings: readonly Recording[]): string {
  return recordings
    .flatMap(({ origin: _, events, ...head }) => [{ format: FORMAT, version: VERSION, ...head }, ...events])
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

/** Reads recordings, and checks every line of them. Where one does not fit, none is taken. It needs the core. */
export function readRecordings(text: string, origin: Origin): Read {
  if (text.length > LONGEST_TEXT) return { kind: 'tooLarge' };
  const recordings: { head: Omit<Recording, 'events'>; events: RecordedEvent[] }[] = [];
  const faults: Fault[] = [];
  let line = 0;
  for (const each of text.replace(/^\ufeff/, '').split('\n')) {
    line += 1;
    if (each.trim() === '') continue;
    const fault = readLine(each);
    if (fault) faults.push({ line, ...fault });
    if (faults.length >= MOST_FAULTS || recordings.length > MOST_RECORDINGS) break;
  }
  if (faults.length > 0) return { kind: 'faults', faults };
  if (recordings.length > MOST_RECORDINGS) return { kind: 'tooLarge' };
  if (recordings.length === 0) return { kind: 'empty' };
  return { kind: 'recordings', recordings: recordings.map(({ head, events }) => ({ ...head, events })) };

  function readLine(json: string): Unplaced<Fault> | undefined {
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
      if (recording.events.length >= MOST_EVENTS) return { kind: 'tooManyEvents' };
      const event = readEvent(value, '');
      recording.events.push(event);
      return playable(event);
    } catch (error) {
      if (error instanceof Misfit) return { kind: 'misfit', place: error.place, expected: error.expected };
      if (error instanceof SyntaxError) return { kind: 'noJson' };
      throw error;
    }
  }
}

type Unplaced<Of> = Of extends unknown ? Omit<Of, 'line'> : never;

/** Tells a text of recordings from others by its beginning. */
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

/** What keeps an event from being played. */
function playable(event: RecordedEvent): Unplaced<Fault> | undefined {
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
