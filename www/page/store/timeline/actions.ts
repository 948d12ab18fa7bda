import { computed, effect } from '@preact/signals';
import { isInterrupted } from '../../model/connection.js';
import { isVerdict } from '../../model/recording.js';
import { type Action, actionsIn, situationOf } from '../../model/situation.js';
import { partiesOf } from '../../model/summary.js';
import { heroTexts } from '../../texts/hero.js';
import { type App, lateStore } from '../app.js';
import { createCallStatus } from './call-status.js';
import { writeSupportDetails } from './support-details.js';

export type ActionStore = ReturnType<typeof createActions>;

/** The element that an action focuses. */
export type FocusTarget = 'calls' | 'target';

/** Creates the situation of the transfer that is shown, and the actions in it. */
export function createActions(app: App) {
  const {
    announcer: { copy },
    connection: { connection },
    draft: { draft, chooseShape, clearDraft, replaceDraft },
    preferences: { mode },
    recordings: { shown, show },
    sending: { abortSend, busy, lastSent, requestSend },
    liveChoice: { calls, chooseCall },
    targetSearch,
    verdictTimeout: { waits },
  } = app;
  const { canCheck, checkCall } = lateStore(app, createCallStatus);
  const situation = computed(() => {
    const lost = connection.value;
    return situationOf(shown.value, {
      isSending: busy.value && shown.value === lastSent.value,
      lostAt: isInterrupted(lost) ? lost.since : undefined,
    });
  });
  const parties = computed(() => partiesOf(shown.value?.recording ?? {}));
  /** The actions that are possible, the main one first. */
  const actions = computed(() => {
    const isOwn = shown.value?.recording.origin === 'page' || shown.value?.recording.origin === 'relay';
    return actionsIn(situation.value).filter((action) => {
      if (action === 'checkCall') return isOwn && canCheck.value;
      const { request, consultation } = shown.value?.recording ?? {};
      if (action === 'tryAgain' || action === 'someoneElse') return isOwn && (request ?? consultation);
      return true;
    });
  });
  /** The wait for the verdict of the transfer that is shown. */
  const wait = computed(() => waits.value.get(shown.value?.recording.id ?? ''));

  /**
   * Runs an action.
   *
   * @param focus moves the focus into the form
   */
  function run(action: Action, focus: (target: FocusTarget) => void): void {
    const entry = shown.peek();
    const { recording } = entry ?? {};
    switch (action) {
      case 'stopWaiting':
        abortSend();
        return;
      case 'tryAgain':
        if (recording?.request) replaceDraft(recording.callId, recording.request.body);
        requestSend();
        return;
      case 'someoneElse':
        if (recording?.request) replaceDraft(recording.callId, recording.request.body);
        targetSearch.clear();
        focus('target');
        return;
      case 'backToCaller':
      case 'next':
        show(undefined);
        if (action === 'next') resetDraft();
        focus('calls');
        return;
      case 'checkCall':
        void checkCall();
        return;
      case 'copyDetails':
        if (entry)
          void copy(writeSupportDetails(entry, situation.peek(), parties.peek()), {
            copied: heroTexts.copied,
            refused: heroTexts.copyRefused,
          });
        return;
      case 'signIn':
        return;
    }
  }

  /** Empties the form. The next call of an operator begins without asking; a developer keeps the scenario. */
  function resetDraft(): void {
    if (mode.peek() === 'operator') chooseShape({ group: false, phone: false, consultative: false });
    clearDraft();
    targetSearch.clear();
  }

  // Empties the form when its call has left.
  let handled: string | undefined;
  effect(() => {
    const { recording, played } = lastSent.value ?? {};
    if (!recording || !played?.status || !isVerdict(played.status) || played.status.callActive) return;
    if (handled === recording.id || mode.peek() === 'developer') return;
    handled = recording.id;
    if (draft.peek().callId === recording.callId) resetDraft();
  });
  effect(() => {
    const [only, ...others] = calls.value.filter(({ state }) => state === 'established');
    const isEmpty = draft.peek().callId === '' && mode.peek() === 'operator' && shown.peek() === undefined;
    if (only && others.length === 0 && calls.value.length === 1 && isEmpty) chooseCall(only.callId);
  });

  return { situation, parties, actions, wait, run };
}
