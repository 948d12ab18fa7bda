import { computed, effect } from '@preact/signals';
import { texts } from '../texts/index.js';
import { verdictTexts } from '../texts/verdict.js';
import { announce } from './announce.js';
import { course } from './course.js';
import { mayBeTaken } from './recording/play.js';
import { shown } from './recording/recordings.js';
import { shownSending } from './sending.js';

/**
 * How the transfer that is shown stands, in a few words, whichever came first: the answer to the page, or what the stream tells.
 * Empty as long as nothing of it is known.
 */
const standing = computed(() => {
  const sending = shownSending.value;
  switch (sending.kind) {
    case 'confirming':
    case 'sending':
      return '';
    case 'idle':
      return told();
    case 'answered':
    case 'failed':
      // What is heard of a call whose transfer was not taken is of an earlier one.
      return (mayBeTaken(sending) && told()) || texts.outcome.title(sending);
  }
});

/** What notifications told of the transfer; empty before the first. */
function told(): string {
  const { status } = course.value ?? {};
  return status && status.phase !== 'requested' ? verdictTexts.heading(status) : '';
}

/** Says how the transfer that is shown stands, each time that this changes. */
export function watchStanding(): void {
  let before: { readonly id: string | undefined; readonly said: string } = { id: undefined, said: '' };
  effect(() => {
    const id = shown.value?.recording.id;
    const said = standing.value;
    // What another recording came to is no news, nor is what stands there again after a question.
    const isNews = id === before.id && said !== '' && said !== before.said;
    if (isNews || id !== before.id) before = { id, said };
    if (isNews) announce(said);
  });
}
