import { type Signal, useSignal } from '@preact/signals';
import { scenarioOf } from '../../model/scenario.js';
import type { Draft } from '../../store/draft/draft.js';
import { profileWords } from '../../texts/core-words.js';
import { formTexts } from '../../texts/form.js';
import { texts } from '../../texts/index.js';
import { useApp } from '../../ui/app-context.js';
import { sendTrouble, submit } from '../form/send-bar.js';

/** Fills the form in and empties it. */
export function FillButtons() {
  const app = useApp();
  const { announce } = app.announcer;
  const { conceal, reveal, verdict } = app.checks;
  const { clearDraft, draft, loadExample, renewIds, restoreDraft } = app.draft;
  const { shape } = app.fields;
  /** The draft that a button replaced, and the one that it made: it can be undone until the draft is edited. */
  const replaced = useSignal<{ readonly before: Draft; readonly after: Draft } | undefined>(undefined);
  const undo = replaced.value?.after === draft.value ? replaced.value.before : undefined;

  /** Replaces the draft so that it can be undone. */
  function replace(change: () => void): void {
    const before = draft.peek();
    change();
    replaced.value = { before, after: draft.peek() };
  }

  return (
    <div class="buttons">
      <button
        type="button"
        onClick={() => {
          replace(() => loadExample(scenarioOf(shape.value)));
          reveal('example');
          announce(`${formTexts.exampleLoaded} ${verdict.value}`);
        }}
      >
        {formTexts.example}
      </button>
      <button
        type="button"
        disabled={draft.value.stale}
        onClick={() => {
          replace(renewIds);
          announce(formTexts.newIdsMade);
        }}
      >
        {formTexts.newIds}
      </button>
      <button
        type="button"
        onClick={() => {
          replace(clearDraft);
          conceal();
          announce(formTexts.cleared);
        }}
      >
        {formTexts.clear}
      </button>
      {undo && (
        <button
          type="button"
          onClick={() => {
            restoreDraft(undo);
            // The button is gone.
            document.getElementById('draft-title')?.focus();
            announce(formTexts.undone);
          }}
        >
          {formTexts.undo}
        </button>
      )}
    </div>
  );
}

/** Sends and aborts. The buttons are never disabled, only marked so: focus stays on them. */
export function SendBar() {
  const app = useApp();
  const { onApple } = app.preferences;
  const { destination, live } = app.destinations;
  const { abortSend, busy, underWay } = app.sending;
  const { chosenProfile } = app.simulator;
  const played = destination.value === 'simulator' ? chosenProfile.value : undefined;
  const trouble = sendTrouble(app);
  return (
    <div class="send">
      <p class="hint">
        {live.value && <strong>{texts.banner.live}. </strong>}
        {texts.send.goesTo(texts.banner.destinations[destination.value], played && profileWords(played).title)}
      </p>
      {trouble !== undefined && (
        <p id="draft-trouble" class="trouble">
          {trouble}
        </p>
      )}
      <div class="buttons">
        <button
          type="button"
          class="primary"
          aria-disabled={busy.value || underWay.value !== undefined}
          aria-describedby={trouble && 'draft-trouble'}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          // The second click of a double click is not a second transfer.
          onClick={(event) => event.detail < 2 && void submit(app)}
        >
          {texts.send.send}
        </button>
        <button type="button" aria-disabled={!busy.value} onClick={abortSend}>
          {texts.send.abort}
        </button>
        <kbd>{onApple ? texts.send.shortcutApple : texts.send.shortcut}</kbd>
      </div>
    </div>
  );
}

/** The limits of the response, the verdict and the attempts, folded away: the defaults suit nearly always. */
export function TimeLimits() {
  const app = useApp();
  const { maxAttempts: mostAttempts, timeoutSeconds } = app.sending;
  const { timeoutSeconds: patienceSeconds } = app.verdictTimeout;
  return (
    <details>
      <summary>
        {texts.send.limits}{' '}
        <span class="hint">
          ({texts.send.limitsInShort(timeoutSeconds.value, patienceSeconds.value, mostAttempts.value)})
        </span>
      </summary>
      <div class="folded pair">
        <Limit id="timeout" label={texts.send.timeout} value={timeoutSeconds} most={120} />
        <Limit id="patience" label={texts.send.patience} value={patienceSeconds} most={3600} />
        <Limit
          id="attempts"
          label={texts.send.attempts}
          hint={texts.send.attemptsHint}
          value={mostAttempts}
          most={20}
        />
      </div>
    </details>
  );
}

interface LimitProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: Signal<number>;
  readonly most: number;
}

function Limit({ id, label, hint, value, most }: LimitProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        min="1"
        max={most}
        step="1"
        autocomplete="off"
        value={value.value}
        required
        aria-describedby={hint && `${id}-hint`}
        onChange={({ currentTarget: input }) => {
          const typed = Math.round(input.valueAsNumber);
          if (!Number.isNaN(typed)) value.value = Math.min(Math.max(typed, 1), most);
          input.valueAsNumber = value.value;
        }}
      />
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
