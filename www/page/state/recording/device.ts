import { effect } from '@preact/signals';
import { texts } from '../../texts/index.js';
import { announce } from '../announce.js';
import { readRecordings, writeRecordings } from './jsonl.js';
import { DATABASE, kept } from './keeping.js';
import { type Origin, origins, type Recording } from './recording.js';
import { add, type Entry, entries, entryOf, gone, MOST_RECORDINGS } from './recordings.js';

/** For how long a recording is kept, in milliseconds. */
const KEEP_MS = 30 * 24 * 60 * 60 * 1000;
const STORE = 'recordings';

/** A recording as it is kept: as the text of an exported one, which is checked when it is read. */
interface Kept {
  readonly id: string;
  readonly origin: Origin;
  readonly keptAt: number;
  readonly text: string;
}

/** What ends the keeping. */
let stop: (() => void) | undefined;

/** Brings back what is kept, and keeps the history from now on: this page's own transfers, and what was read from files. */
export async function startKeeping(): Promise<void> {
  if (stop) return;
  const database = await open();
  const restored = await restoreAll(database);
  add(restored);
  const saved = new Map(restored.map(({ id }) => [id, entryOf(id)?.recording]));

  const write = (change: (store: IDBObjectStore) => void) => {
    const transaction = database.transaction(STORE, 'readwrite');
    change(transaction.objectStore(STORE));
    transaction.onabort = () => announce(() => texts.recording.notKept);
    // Without this a page that is left at once would take it back.
    transaction.commit();
  };
  const endSaving = effect(() => {
    const changed = entries.value.filter((entry) => isKept(entry) && saved.get(entry.recording.id) !== entry.recording);
    if (changed.length === 0) return;
    write((store) => {
      for (const { recording } of changed) {
        saved.set(recording.id, recording);
        store.put(keptOf(recording));
      }
    });
  });
  const endDeleting = effect(() => {
    const forgotten = gone.value.filter((id) => saved.delete(id));
    if (forgotten.length === 0) return;
    write((store) => {
      for (const id of forgotten) store.delete(id);
    });
  });
  stop = () => {
    endSaving();
    endDeleting();
    database.close();
    stop = undefined;
    kept.value = false;
  };
  // Another page of this browser ends it.
  database.onversionchange = stop;
  kept.value = true;
}

/** Keeps nothing from now on, and deletes what was kept. */
export async function stopKeeping(): Promise<void> {
  stop?.();
  await settled(indexedDB.deleteDatabase(DATABASE));
}

function isKept({ recording: { origin } }: Entry): boolean {
  return origin === 'page' || origin === 'file';
}

function keptOf(recording: Recording): Kept {
  return { id: recording.id, origin: recording.origin, keptAt: Date.now(), text: writeRecordings([recording]) };
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
  return settled(request);
}

/** Reads what is kept; what is too old, or cannot be read, is deleted. */
async function restoreAll(database: IDBDatabase): Promise<readonly Recording[]> {
  const store = database.transaction(STORE, 'readwrite').objectStore(STORE);
  const all = (await settled(store.getAll())) as readonly Kept[];
  const newestFirst = all.toSorted((a, b) => b.keptAt - a.keptAt);
  const restored = newestFirst.flatMap(({ id, origin, keptAt, text }, place) => {
    const isReadable = origins.includes(origin) && place < MOST_RECORDINGS && Date.now() - keptAt < KEEP_MS;
    const read = isReadable ? readRecordings(text, origin) : undefined;
    if (read?.kind === 'recordings') return read.recordings;
    store.delete(id);
    return [];
  });
  // The page has the oldest first, and leaves those out first.
  return restored.toReversed();
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
