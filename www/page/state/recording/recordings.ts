import { batch, computed, signal } from '@preact/signals';
import { goToView } from '../view.js';
import { Play, type Played } from './play.js';
import type { RecordedEvent, Recording, RecordingHead } from './recording.js';
import { isTold, MOST_CHARACTERS, MOST_EVENTS, sizeOf, withEvent } from './told.js';

/** A recording, and what came out of it so far. */
export interface Entry {
  readonly recording: Recording;
  readonly played: Played;
}

/** All recordings of the page, in the order in which they came. They live in this variable only, unless the operator keeps them. */
export const entries = signal<readonly Entry[]>([]);

/** The recording that the timeline shows. */
const shownId = signal<string | undefined>(undefined);
export const shown = computed(() => entries.value.find(({ recording }) => recording.id === shownId.value));

/** The most recordings in the page; above it the oldest is left out. */
export const MOST_RECORDINGS = 200;

const plays = new Map<string, Play>();
/** Events that said nothing new: where there is no room for more they are left out first. */
const idle = new WeakSet<RecordedEvent>();
/** Those that the operator deleted: what is still heard of them does not bring them back. */
const removed = new Set<string>();

/** Counts how often the operator went to the timeline of a recording; each time its heading takes the focus. */
export const visits = signal(0);

/** Takes the operator to the timeline of a recording. */
export function open(id: string): void {
  show(id);
  goToView('transfer');
  visits.value += 1;
}

/** Finds a recording. */
export function entryOf(id: string): Entry | undefined {
  return entries.peek().find(({ recording }) => recording.id === id);
}

/** Shows a recording in the timeline, or none. */
export function show(id: string | undefined): void {
  shownId.value = id;
}

/** Begins a recording, unless it is there or was deleted. */
export function begin(head: RecordingHead): void {
  if (entryOf(head.id) || removed.has(head.id)) return;
  const play = new Play(head);
  plays.set(head.id, play);
  entries.value = [...entries.peek(), { recording: { ...head, events: [] }, played: play.played }];
  leaveOutOldest();
}

/** Adds to a recording what happened. What it tells already, and what there is no room for, is left out. */
export function append(id: string, event: RecordedEvent): void {
  const entry = entryOf(id);
  const play = plays.get(id);
  if (!entry || !play || isTold(entry.recording.events, event)) return;
  const events = roomFor(entry.recording.events, event);
  if (!events) return;
  if (!play.take(event)) idle.add(event);
  put({ ...entry.recording, events: withEvent(events, event) }, play);
}

/** Takes whole recordings; of one that is there already, what it lacks. */
export function add(recordings: readonly Recording[]): void {
  // Whoever follows the recordings, as what keeps them does, sees them whole.
  batch(() => {
    for (const { events, ...head } of recordings) {
      removed.delete(head.id);
      begin(head);
      for (const event of events) append(head.id, event);
    }
  });
}

/** The ids of those that went last; where they are kept they go, too. */
export const gone = signal<readonly string[]>([]);

/** What the operator deleted last, as long as it can be brought back. */
export const deleted = signal<readonly Recording[]>([]);

/** Deletes recordings, as the operator wishes; without ids, all. */
export function remove(ids?: readonly string[]): void {
  const all = entries.peek().map(({ recording }) => recording);
  const wanted = ids ? all.filter(({ id }) => ids.includes(id)) : all;
  discard(wanted.map(({ id }) => id));
  deleted.value = wanted;
}

/** Brings back what was deleted last. */
export function undoRemove(): void {
  add(deleted.peek());
  deleted.value = [];
}

/** Lets recordings go. */
export function discard(ids: readonly string[]): void {
  for (const id of ids) {
    removed.add(id);
    plays.get(id)?.free();
    plays.delete(id);
  }
  entries.value = entries.peek().filter(({ recording }) => !ids.includes(recording.id));
  gone.value = ids;
}

/** When a recording began; of one that has not, later than all. */
export function beginOf({ events }: Recording): number {
  return events[0]?.at ?? Number.POSITIVE_INFINITY;
}

function put(recording: Recording, play: Play): void {
  const entry = { recording, played: play.played };
  entries.value = entries.peek().map((one) => (one.recording.id === recording.id ? entry : one));
  void play.judge().then((isJudged) => {
    const { recording: now } = entryOf(recording.id) ?? {};
    if (isJudged && now) put(now, play);
  });
}

/** Gives the events with room for one more: without the oldest that said nothing; `undefined` when all the others matter. */
function roomFor(events: readonly RecordedEvent[], event: RecordedEvent): readonly RecordedEvent[] | undefined {
  const left = [...events];
  let characters = left.reduce((sum, one) => sum + sizeOf(one), sizeOf(event));
  while (left.length >= MOST_EVENTS || characters > MOST_CHARACTERS) {
    const oldest = left.findIndex((one) => idle.has(one));
    if (oldest < 0) return undefined;
    characters -= left.splice(oldest, 1).reduce((sum, one) => sum + sizeOf(one), 0);
  }
  return left;
}

function leaveOutOldest(): void {
  if (entries.peek().length <= MOST_RECORDINGS) return;
  const oldest = entries.peek().find(({ recording }) => recording.id !== shownId.peek());
  if (!oldest) return;
  const { id } = oldest.recording;
  plays.get(id)?.free();
  plays.delete(id);
  entries.value = entries.peek().filter((one) => one !== oldest);
}
