import { computed, signal } from '@preact/signals';
import { entries } from './recordings.js';

/** The recordings that are compared: at most two, by their ids. */
export const chosen = signal<readonly string[]>([]);

/** Takes a recording into the comparison, in the place of the one that was taken first, or out of it. */
export function choose(id: string, isChosen: boolean): void {
  const others = chosen.peek().filter((one) => one !== id);
  chosen.value = isChosen ? [...others.slice(-1), id] : others;
}

export const chosenEntries = computed(() =>
  chosen.value.flatMap((id) => entries.value.find(({ recording }) => recording.id === id) ?? []),
);
