import { batch, computed, signal } from '@preact/signals';
import type { GraphNotificationBatch, TransferDiagram } from 'graph-call-transfer';
import { lazy, loadedValue } from '../../base/lazy.js';
import { withEvent } from '../../model/event-list.js';
import type { Entry, RecordedEvent, Recording, RecordingHead } from '../../model/recording.js';
import { type Player, Replay } from '../../model/replay.js';
import type { ViewStore } from '../view.js';

/** The maximum number of recordings in the page; above it the oldest is left out. */
export const MAX_RECORDINGS = 200;

export type Recordings = ReturnType<typeof createRecordings>;

/** Creates the recordings of a page. They are in its memory only, unless the operator keeps them. */
export function createRecordings({ goToView }: Pick<ViewStore, 'goToView'>) {
  /** All recordings, in the order in which they started. */
  const entries = signal<readonly Entry[]>([]);
  const shownId = signal<string | undefined>(undefined);
  /** The recording that the timeline shows. */
  const shown = computed(() => entries.value.find(({ recording }) => recording.id === shownId.value));
  /** Counts the visits to the timeline of a recording; each focuses its heading. */
  const visits = signal(0);
  /** The ids of the recordings that were removed last. */
  const removed = signal<readonly string[]>([]);
  /** The recordings that the operator deleted last, and can restore. */
  const deleted = signal<readonly Recording[]>([]);

  const consultationReplay = lazy(async () => (await import('../../model/consultation-replay.js')).ConsultationReplay);
  const replays = new Map<string, Player>();
  /** Events that added no knowledge: without room they are left out first. */
  const idle = new WeakSet<RecordedEvent>();
  /** The ids of removed recordings: further events do not bring them back. */
  const removedIds = new Set<string>();

  /** Goes to the timeline of a recording. */
  function open(id: string): void {
    goToView('transfer');
    visit(id);
  }

  /** Shows a recording, as soon as it exists, and leads to it. */
  function visit(id: string): void {
    show(id);
    visits.value += 1;
  }

  function entryOf(id: string): Entry | undefined {
    return entries.peek().find(({ recording }) => recording.id === id);
  }

  /** Shows a recording in the timeline, or none. */
  function show(id: string | undefined): void {
    shownId.value = id;
  }

  /** Starts a recording, unless it exists or was removed. One of a consultation has a replay of its own. */
  function begin(head: RecordingHead, replay: Player = new Replay(head)): void {
    if (entryOf(head.id) || removedIds.has(head.id)) {
      replay.free();
      return;
    }
    replays.set(head.id, replay);
    entries.value = [...entries.peek(), { recording: { ...head, events: [] }, played: replay.played }];
    dropOldest();
  }

  /** Writes the diagrams of a recording as text. */
  function mermaidOf(id: string): TransferDiagram['mermaid'] | undefined {
    return replays.get(id)?.mermaid;
  }

  /**
   * Appends an event to a recording, unless the recording contains it or has no room.
   *
   * @param notifications the whole body of the event, where it was parsed already
   */
  function append(id: string, event: RecordedEvent, notifications?: GraphNotificationBatch): void {
    const entry = entryOf(id);
    const replay = replays.get(id);
    const events = entry && withEvent(entry.recording.events, event, (each) => idle.has(each));
    if (!events || !replay) return;
    if (!replay.apply(event, notifications)) idle.add(event);
    update({ ...entry.recording, events }, replay);
  }

  /** Adds whole recordings; to one that exists, the events that it lacks. Consultations wait for their replay to load. */
  async function add(recordings: readonly Recording[]): Promise<void> {
    if (recordings.some(({ consultation }) => consultation)) await consultationReplay.load();
    const Consultation = loadedValue(consultationReplay);
    // What observes the recordings sees them whole.
    batch(() => {
      for (const { events, ...head } of recordings) {
        const isKnown = entryOf(head.id) !== undefined;
        removedIds.delete(head.id);
        begin(head, head.consultation && Consultation && new Consultation(head));
        for (const event of events) if (!isKnown || event.id !== undefined) append(head.id, event);
      }
    });
  }

  /** Deletes recordings as the operator requests; without ids, all. */
  function remove(ids?: readonly string[]): void {
    const all = entries.peek().map(({ recording }) => recording);
    const wanted = ids ? all.filter(({ id }) => ids.includes(id)) : all;
    discard(wanted.map(({ id }) => id));
    deleted.value = wanted;
  }

  /** Restores the recordings that were deleted last. */
  function undoRemove(): void {
    void add(deleted.peek());
    deleted.value = [];
  }

  /** Removes recordings. */
  function discard(ids: readonly string[]): void {
    for (const id of ids) {
      removedIds.add(id);
      free(id);
    }
    entries.value = entries.peek().filter(({ recording }) => !ids.includes(recording.id));
    removed.value = ids;
  }

  function update(recording: Recording, replay: Player): void {
    const entry = { recording, played: replay.played };
    entries.value = entries.peek().map((each) => (each.recording.id === recording.id ? entry : each));
  }

  function dropOldest(): void {
    if (entries.peek().length <= MAX_RECORDINGS) return;
    const oldest = entries.peek().find(({ recording }) => recording.id !== shownId.peek());
    if (!oldest) return;
    free(oldest.recording.id);
    entries.value = entries.peek().filter((each) => each !== oldest);
  }

  function free(id: string): void {
    replays.get(id)?.free();
    replays.delete(id);
  }

  return {
    ...{ entries, shown, shownId, visits, removed, deleted },
    ...{ open, visit, entryOf, show, begin, append, mermaidOf, add, remove, undoRemove, discard },
  };
}
