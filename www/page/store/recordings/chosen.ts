import { computed, signal } from '@preact/signals';
import type { App } from '../app.js';

/** Creates the choice of the recordings to compare: at most two. */
export function createComparisonChoice({ recordings: { entries } }: App) {
  const chosen = signal<readonly string[]>([]);
  const chosenEntries = computed(() =>
    chosen.value.flatMap((id) => entries.value.find(({ recording }) => recording.id === id) ?? []),
  );

  /** Adds a recording, in place of the one that was chosen first, or removes it. */
  function choose(id: string, isChosen: boolean): void {
    const others = chosen.peek().filter((each) => each !== id);
    chosen.value = isChosen ? [...others.slice(-1), id] : others;
  }

  return { chosen, chosenEntries, choose };
}
