import { computed, effect } from '@preact/signals';
import { language } from '../../i18n/language.js';
import { plainText } from '../../i18n/names.js';
import { mayBeAccepted } from '../../model/recording.js';
import type { Situation } from '../../model/situation.js';
import { heroTexts } from '../../texts/hero.js';
import { texts } from '../../texts/index.js';
import { verdictTexts } from '../../texts/verdict.js';
import { type App, lateStore } from '../app.js';
import { createActions } from './actions.js';

/** The situations that are not announced. */
const STEPS: readonly Situation['kind'][] = [
  ...(['none', 'sending', 'sent', 'transferring', 'targetAccepted'] as const),
  ...(['consulting', 'consulted'] as const),
];

/** Creates the announcements of the status of the transfer that is shown. */
export function createStatusAnnouncer(app: App) {
  const { announce } = app.announcer;
  const { mode } = app.preferences;
  const { shown } = app.recordings;
  const { progress } = app.timeline;
  const { shownSending } = app.sending;
  const { situation, parties } = lateStore(app, createActions);

  /** The status in a few words; `undefined` as long as nothing is known. */
  const status = computed<(() => string) | undefined>(() => {
    if (mode.value === 'operator') return operatorStatus();
    const sending = shownSending.value;
    switch (sending.kind) {
      case 'confirming':
      case 'sending':
        return undefined;
      case 'idle':
        return notifiedStatus();
      case 'response':
      case 'failed':
        // Notifications of a call whose transfer was not accepted belong to an earlier one.
        return (mayBeAccepted(sending) && notifiedStatus()) || (() => texts.outcome.title(sending));
    }
  });

  /** Returns the outcome in the operator's words; the steps before it are in the log. */
  function operatorStatus(): (() => string) | undefined {
    const { kind } = situation.value;
    // The form announces the state of a consultation.
    return STEPS.includes(kind) ? undefined : () => plainText(heroTexts.title(situation.value, parties.value));
  }

  /** Returns the status by notifications; `undefined` before the first. */
  function notifiedStatus(): (() => string) | undefined {
    const { status: known } = progress.value ?? {};
    return known && known.phase !== 'requested' ? () => verdictTexts.heading(known) : undefined;
  }

  /** The last sentence, with its recording and its language. */
  let before: { readonly id?: string | undefined; readonly spoken?: unknown; readonly text?: string | undefined } = {};
  effect(() => {
    const id = shown.value?.recording.id;
    const spoken = language.value;
    const sentence = status.value;
    const text = sentence?.();
    // Another recording or language is no change, nor is the same status after a confirmation.
    if (id !== before.id || spoken !== before.spoken) {
      before = { id, spoken, text };
    } else if (sentence && text !== before.text) {
      before = { id, spoken, text };
      announce(sentence);
    }
  });

  return { status };
}
