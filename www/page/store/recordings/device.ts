import { effect } from '@preact/signals';
import { type Entry, type Origin, origins, type Recording } from '../../model/recording.js';
import { readRecordings, writeRecordings } from '../../model/recording-file.js';
import { MAX_RECORDINGS, type Recordings } from './recordings.js';

/** The time for which a recording is kept, in milliseconds. */
const KEEP_MS = 30 * 24 * 60 * 60 * 1000;
const STORE = 'recordings';

/** A kept recording: the text of an exported one, which is checked when it is read. */
interface StoredRecording {
  readonly id: string;
  readonly origin: Origin;
  readonly keptAt: number;
  readonly text: string;
}

interface KeepOptions {
  /** Is called when the device has no room. */
  readonly onFull: () => void;
  /** Is called when keeping has ended. */
  readonly onStop: () => void;
}

/**
 * Restores the kept history, and keeps the recordings from now on: this page's own transfers, and those from files.
 *
 * @param name of the database
 * @returns ends it
 */
export async function keepHistory(
  name: string,
  { add, entries, entryOf, removed }: Recordings,
  { onFull, onStop }: KeepOptions,
): Promise<() => void> {
  const database = await openDatabase(name);
  const restored = await restoreAll(database);
  await add(restored);
  const saved = new Map(restored.map(({ id }) => [id, entryOf(id)?.recording]));

  const write = (change: (store: IDBObjectStore) => void) => {
    const transaction = database.transaction(STORE, 'readwrite');
    change(transaction.objectStore(STORE));
    transaction.onabort = onFull;
    // Without this, leaving the page at once would undo it.
    transaction.commit();
  };
  const endSaving = effect(() => {
    const changed = entries.value.filter((entry) => isOwn(entry) && saved.get(entry.recording.id) !== entry.recording);
    if (changed.length === 0) return;
    write((store) => {
      for (const { recording } of changed) {
        saved.set(recording.id, recording);
        store.put(toStored(recording));
      }
    });
  });
  const endDeleting = effect(() => {
    const forgotten = removed.value.filter((id) => saved.delete(id));
    if (forgotten.length === 0) return;
    write((store) => {
      for (const id of forgotten) store.delete(id);
    });
  });
  const stop = () => {
    endSaving();
    endDeleting();
    database.close();
    onStop();
  };
  // Another page of this browser ends it.
  database.onversionchange = stop;
  return stop;
}

/** Deletes the kept history. */
export async function deleteHistory(name: string): Promise<void> {
  await settled(indexedDB.deleteDatabase(name));
}

function isOwn({ recording: { origin } }: Entry): boolean {
  return origin === 'page' || origin === 'file';
}

function toStored(recording: Recording): StoredRecording {
  return { id: recording.id, origin: recording.origin, keptAt: Date.now(), text: writeRecordings([recording]) };
}

async function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
  return settled(request);
}

/** Reads the kept recordings; those that are too old or invalid are deleted. */
async function restoreAll(database: IDBDatabase): Promise<readonly Recording[]> {
  const store = database.transaction(STORE, 'readwrite').objectStore(STORE);
  const all = (await settled(store.getAll())) as readonly StoredRecording[];
  const newestFirst = all.toSorted((a, b) => b.keptAt - a.keptAt);
  const restored = newestFirst.flatMap(({ id, origin, keptAt, text }, place) => {
    const isCurrent = origins.includes(origin) && place < MAX_RECORDINGS && Date.now() - keptAt < KEEP_MS;
    const read = isCurrent ? readRecordings(text, origin) : undefined;
    if (read?.kind === 'recordings') return read.recordings;
    store.delete(id);
    return [];
  });
  // The oldest come first, and are left out first.
  return restored.toReversed();
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
