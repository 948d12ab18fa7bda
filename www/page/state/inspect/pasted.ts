import { computed, effect, signal } from '@preact/signals';
import { texts as pageTexts } from '../../texts/index.js';
import { texts } from '../../texts/inspect.js';
import { announce } from '../announce.js';
import { core, isCoreReady } from '../core.js';
import { view } from '../view.js';
import { callIdsOf, follow } from './follow.js';
import { playNotifications } from './play.js';
import { type Contents, read } from './read.js';

const nothing: Contents = { text: '', found: [] };

/** What was pasted. It lives in this variable only, and is gone when the page is. */
export const pasted = signal<Contents>(nothing);

/** Whether the operator knows that a transfer of these calls was sent. */
export const announced = signal(false);

/** The calls that the notifications are about. */
export const callIds = computed(() => callIdsOf(pasted.value.found));

/** The call that the operator says is replaced. */
const chosenReplaced = signal<string | undefined>(undefined);

/** The call that the transfer replaces; only of a transfer that was announced, and one of those that are there. */
export const replacedCall = computed(() => {
  const callId = chosenReplaced.value;
  return announced.value && callId !== undefined && callIds.value.includes(callId) ? callId : undefined;
});

/** Says which call is replaced; none of them for an empty text. */
export function chooseReplaced(callId: string): void {
  chosenReplaced.value = callId === '' ? undefined : callId;
}

/** What the notifications say of transfers, whatever their order. */
export const followed = computed(() =>
  follow(pasted.value.found, { announced: announced.value, replacesCallId: replacedCall.value }),
);

/** Plays in the timeline what the notifications say of a call. */
export function playCall(callId: string): void {
  playNotifications(pasted.peek(), callId, { announced: announced.peek(), replacesCallId: replacedCall.peek() });
}

/** The most that is read at once, so that the page stays quick. */
export const LONGEST_TEXT = 16 * 1024 * 1024;

/** Takes another text. Without the core nothing is taken: it could not be redacted. */
export function paste(text: string): void {
  if (!isCoreReady.peek()) return;
  if (text.length > LONGEST_TEXT) announce(texts.paste.tooLong);
  else pasted.value = text === '' ? nothing : read(text);
}

/** Takes the text of a file. */
export async function pasteFile(file: File): Promise<void> {
  if (file.size > LONGEST_TEXT) return announce(texts.paste.tooLong);
  try {
    paste(await file.text());
  } catch {
    announce(texts.paste.unreadable);
  }
}

/** What was found, in a few words. */
export const summary = computed(() => {
  if (core.state.value.kind === 'loading') return texts.loading;
  if (core.state.value.kind === 'failed') return pageTexts.core.failed;
  const { recordings } = pasted.value;
  if (recordings) {
    return recordings.kind === 'recordings'
      ? texts.verdicts.recording(recordings.recordings.length)
      : texts.verdicts.badRecording;
  }
  return texts.summary(pasted.value.found, followed.value);
});

/** Says what was found, when nobody has typed for a moment. */
export function watchPasted(): void {
  effect(() => {
    const said = summary.value;
    if (view.value !== 'inspect') return undefined;
    const timer = setTimeout(() => announce(said), 400);
    return () => clearTimeout(timer);
  });
}
