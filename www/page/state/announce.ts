import { signal } from '@preact/signals';

/** A sentence; as a function it follows the language of the page for as long as it stands there. */
export type Sentence = string | (() => string);

/** The sentence in the status line. `id` tells a sentence that is said again from one that stands there already. */
export const announcement = signal<{ readonly id: number; readonly text: Sentence }>({ id: 0, text: '' });

/** Says one short sentence in the status line, which screen readers read out. */
export function announce(text: Sentence): void {
  announcement.value = { id: announcement.peek().id + 1, text };
}

/** Copies text and says so; focus stays where it is. */
export async function copy(text: string, said: { readonly copied: string; readonly refused: string }): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announce(said.copied);
  } catch {
    announce(said.refused);
  }
}
