import { signal } from '@preact/signals';

/** A sentence; as a function it follows the language of the page as long as it is shown. */
export type Announcement = string | (() => string);

export type Announcer = ReturnType<typeof createAnnouncer>;

/** Creates the status line of a page, which screen readers read out. */
export function createAnnouncer() {
  /** The sentence in the status line. `id` distinguishes a repeated sentence from one that is still shown. */
  const announcement = signal<{ readonly id: number; readonly text: Announcement }>({ id: 0, text: '' });

  /** Shows one short sentence. */
  function announce(text: Announcement): void {
    announcement.value = { id: announcement.peek().id + 1, text };
  }

  /** Copies text and announces it; focus stays where it is. */
  async function copy(text: string, sentences: { readonly copied: string; readonly refused: string }): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      announce(sentences.copied);
    } catch {
      announce(sentences.refused);
    }
  }

  return { announcement, announce, copy };
}
