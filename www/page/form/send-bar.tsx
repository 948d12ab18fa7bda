import type { Signal } from '@preact/signals';
import { onApple } from '../keyboard/platform.js';
import { announce } from '../state/announce.js';
import { conceal, reveal, verdict } from '../state/check.js';
import { carrier, destination, live } from '../state/destination.js';
import { clearDraft, draft, loadExample, renewIds } from '../state/draft.js';
import { shape } from '../state/fields.js';
import { mostAttempts, timeoutSeconds } from '../state/limits.js';
import { patienceSeconds } from '../state/recording/patience.js';
import { connection, logReachable } from '../state/relay/connection.js';
import { scenarioOf } from '../state/scenario.js';
import { abortSend, busy, requestSend } from '../state/sending.js';
import { chosenProfile } from '../state/simulator.js';
import { profileWords } from '../texts/core-words.js';
import { texts } from '../texts/index.js';

/** Fills the form in and empties it. */
export function FillButtons() {
  return (
    <div class="buttons">
      <button
        type="button"
        onClick={() => {
          loadExample(scenarioOf(shape.value));
          reveal('example');
          announce(`${texts.form.exampleLoaded} ${verdict.value}`);
        }}
      >
        {texts.form.example}
      </button>
      <button
        type="button"
        disabled={draft.value.stale}
        onClick={() => {
          renewIds();
          announce(texts.form.newIdsMade);
        }}
      >
        {texts.form.newIds}
      </button>
      <button
        type="button"
        onClick={() => {
          clearDraft();
          conceal();
          announce(texts.form.cleared);
        }}
      >
        {texts.form.clear}
      </button>
    </div>
  );
}

/** Sends and aborts. The buttons are never disabled, only marked so: focus stays on them. */
export function SendBar() {
  const played = destination.value === 'simulator' ? chosenProfile.value : undefined;
  const trouble = relayTrouble();
  return (
    <div class="send">
      <p class="hint">
        {live.value && <strong>{texts.banner.live}. </strong>}
        {texts.send.goesTo(texts.banner.destinations[destination.value], played && profileWords(played).title)}
      </p>
      {trouble !== undefined && (
        <p id="relay-trouble" class="trouble">
          {trouble}
        </p>
      )}
      <div class="buttons">
        <button
          type="button"
          class="primary"
          aria-disabled={busy.value}
          aria-describedby={trouble && 'relay-trouble'}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          // The second click of a double click is not a second transfer.
          onClick={(event) => event.detail < 2 && requestSend()}
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

/** Why a relay that would have to send it may not take the transfer now. Nobody is kept from trying. */
function relayTrouble(): string | undefined {
  if (carrier.value !== 'relay') return undefined;
  const { lost, gone, signedOut, notTaken, logAway } = texts.connection;
  switch (connection.value.kind) {
    case 'reconnecting':
      return `${lost} ${notTaken}`;
    case 'gone':
      return `${gone} ${notTaken}`;
    case 'stopped':
      return `${signedOut} ${notTaken}`;
    case 'connecting':
    case 'live':
    case 'inPage':
      return logReachable.value ? undefined : logAway;
  }
}

/**
 * How long is waited for the answer, and then for the verdict, and how often is tried; folded away, because the defaults suit
 * nearly always.
 */
export function TimeLimits() {
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
