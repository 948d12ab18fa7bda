import { computed, effect, signal } from '@preact/signals';
import { randomGuid } from 'graph-call-transfer/ids';
import { bodiesInOrder, type Contents, readContents } from '../model/inspect/read.js';
import { findTransfers, listCallIds } from '../model/inspect/verdicts.js';
import type { Recording } from '../model/recording.js';
import { bodyAbout } from '../model/replay.js';
import { texts as pageTexts } from '../texts/index.js';
import { texts } from '../texts/inspect.js';
import type { App } from './app.js';

const NOTHING: Contents = { text: '', found: [] };

/** The maximum length of a text, so that the page stays responsive. */
export const MAX_LENGTH = 16 * 1024 * 1024;

/** The pause in typing after which the result is announced. */
const PAUSE_MS = 400;

/** Creates the contents of the Inspect view. */
export function createInspect({
  announcer: { announce },
  core: { core, isCoreReady },
  recordings: { add, discard, open },
  view: { view },
}: App) {
  /** The pasted text. It is in this signal only, and gone when the page is left. */
  const pasted = signal<Contents>(NOTHING);
  /** The place in the text that the operator wants to see. */
  const wantedPlace = signal<number | undefined>(undefined);
  /** Whether the operator knows that a transfer of these calls was sent. */
  const announced = signal(false);
  const chosenReplaced = signal<string | undefined>(undefined);

  /** The calls of the notifications. */
  const callIds = computed(() => listCallIds(pasted.value.found));
  /** The call that an announced transfer replaces. */
  const replacedCall = computed(() => {
    const callId = chosenReplaced.value;
    return announced.value && callId !== undefined && callIds.value.includes(callId) ? callId : undefined;
  });
  /** The transfers in the notifications, whatever their order. */
  const transfers = computed(() =>
    findTransfers(pasted.value.found, { announced: announced.value, replacesCallId: replacedCall.value }),
  );
  /** A summary in a few words. */
  const summary = computed(() => {
    if (core.state.value.kind === 'loading') return texts.loading;
    if (core.state.value.kind === 'failed') return pageTexts.core.failed;
    const { recordings } = pasted.value;
    if (recordings) {
      return recordings.kind === 'recordings'
        ? texts.verdicts.recording(recordings.recordings.length)
        : texts.verdicts.badRecording;
    }
    return texts.summary(pasted.value.found, transfers.value);
  });

  effect(() => {
    const sentence = summary.value;
    if (view.value !== 'inspect') return undefined;
    const timer = setTimeout(() => announce(sentence), PAUSE_MS);
    return () => clearTimeout(timer);
  });

  /** Chooses the replaced call; none for an empty text. */
  function chooseReplaced(callId: string): void {
    chosenReplaced.value = callId === '' ? undefined : callId;
  }

  /** Replaces the text. Without the core it is not accepted, because it could not be redacted. */
  function paste(text: string): void {
    if (!isCoreReady.peek()) return;
    if (text.length > MAX_LENGTH) announce(texts.paste.tooLong);
    else pasted.value = text === '' ? NOTHING : readContents(text);
  }

  /** Replaces the text by that of a file. */
  async function pasteFile(file: File): Promise<void> {
    if (file.size > MAX_LENGTH) return announce(texts.paste.tooLong);
    try {
      paste(await file.text());
    } catch {
      announce(texts.paste.unreadable);
    }
  }

  /** Replays recordings, with new ids: the page may have them from elsewhere. */
  function playRecordings(recordings: readonly Recording[]): void {
    const [first, ...others] = recordings.map((recording) => ({ ...recording, id: randomGuid() }));
    if (!first) return;
    void add([first, ...others]);
    open(first.id);
  }

  /** The last replay of a call, which the next one replaces. */
  let playedId: string | undefined;

  /** Whether each body has a time of its log, which orders them. */
  const isTimed = computed(() => bodiesInOrder(pasted.value.found).isTimed);

  /** Replays the notifications of a call: by the times of the log, or in the order of the text. */
  function playCall(callId: string): void {
    const now = Date.now();
    const replacesCallId = replacedCall.peek();
    const { bodies, isTimed: hasTimes } = bodiesInOrder(pasted.peek().found);
    const events = bodies.flatMap(({ batch, at }, index) => {
      const body = bodyAbout({ callId, replacesCallId }, batch);
      // Without times a millisecond apart, to keep their order.
      return body === undefined ? [] : [{ kind: 'notifications', at: at ?? now + index, body } as const];
    });
    const id = randomGuid();
    if (playedId !== undefined) discard([playedId]);
    playedId = id;
    void add([
      {
        ...{ id, callId, replacesCallId, origin: 'inspect', receivesNotifications: true, untimed: !hasTimes },
        events: [...(announced.peek() ? [{ kind: 'expected', at: events[0]?.at ?? now } as const] : []), ...events],
      },
    ]);
    open(id);
  }

  return {
    ...{ pasted, isTimed, wantedPlace, announced, callIds, replacedCall, transfers, summary },
    ...{ chooseReplaced, paste, pasteFile, playRecordings, playCall },
  };
}
