import { effect, signal } from '@preact/signals';
import { shown } from './recording/recordings.js';

/** The id of the timeline's row that is marked, there and in the diagrams. */
export const selectedRow = signal<string | undefined>(undefined);

/** Marks a row, or none when it is marked already. */
export function toggleRow(id: string): void {
  selectedRow.value = selectedRow.peek() === id ? undefined : id;
}

/** Marks none when another transfer is shown: each counts its rows by itself. */
export function watchSelection(): void {
  let before = shown.peek()?.recording.id;
  effect(() => {
    const id = shown.value?.recording.id;
    if (id !== before) selectedRow.value = undefined;
    before = id;
  });
}
