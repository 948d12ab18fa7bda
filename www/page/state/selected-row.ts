import { signal } from '@preact/signals';

/** The id of the timeline's row that is marked, there and in the diagrams. */
export const selectedRow = signal<string | undefined>(undefined);

/** Marks a row, or none when it is marked already. */
export function toggleRow(id: string): void {
  selectedRow.value = selectedRow.peek() === id ? undefined : id;
}
