import { computed, effect } from '@preact/signals';
import { texts } from '../texts/index.js';
import { verdictTexts } from '../texts/verdict.js';
import { announce } from './announce.js';
import { course } from './course.js';
import { language } from './language.js';
import { mayBeTaken } from './recording/play.js';
import { shown } from './recording/recordings.js';
import { shownSending } from './sending.js';

/**
 * How the transfer that is shown stands, in a few words, whichever came first: the answer to the page, or what the stream tells.
 * `undefined` as long as nothing of it is known.
 */
const standing = computed<(() => string) | undefined>(() => {
  const sending = shownSending.value;
  switch (sending.kind) {
    case 'confirming':
    case 'sending':
      return undefined;
    case 'idle':
      return told();
    case 'answered':
    case 'failed':
      // What is heard of a call whose transfer was not taken is of an earlier one.
      return (mayBeTaken(sending) && told()) || (() => texts.outcome.title(sending));
  }
});

/** What notifications told of the transfer; `undefined` before the first. */
function told(): (() => string) | undefined {
  const { status } = course.value ?? {};
  return status && status.phase !== 'requested' ? () => verdictTexts.heading(status) : undefined;
}

/** Says how the transfer that is shown stands, each time that this changes. */
export function watchStanding(): void {
  /** What was said, of which recording, in which language. */
  let before: { readonly id?: string | undefined; readonly spoken?: unknown; readonly said?: string | undefined } = {};
  effect(() => {
    const id = shown.value?.recording.id;
    const spoken = language.value;
    const sentence = standing.value;
    const said = sentence?.();
    // Neither another recording nor another language is news, nor is what stands there again after a question.
    if (id !== before.id || spoken !== before.spoken) {
      before = { id, spoken, said };
    } else if (sentence && said !== before.said) {
      before = { id, spoken, said };
      announce(sentence);
    }
  });
}
