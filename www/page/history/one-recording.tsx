import { announce } from '../state/announce.js';
import { choose, chosen } from '../state/recording/chosen.js';
import { save } from '../state/recording/files.js';
import { hasRequest } from '../state/recording/har.js';
import { type Entry, open, remove, shown } from '../state/recording/recordings.js';
import { summaryOf } from '../state/recording/summary.js';
import { historyTexts as texts } from '../texts/history.js';
import { texts as pageTexts } from '../texts/index.js';
import { Begin } from './begin.js';
import { outcomeText } from './outcome-text.js';

/** One recording at a glance, and what can be done with it. */
export function OneRecording({ entry }: { readonly entry: Entry }) {
  const { recording } = entry;
  const { id, callId, origin } = recording;
  const summary = summaryOf(entry);
  const isShown = shown.value?.recording.id === id;
  return (
    <li aria-labelledby={`recording-${id}`}>
      <h3 id={`recording-${id}`}>
        <Begin at={summary.at} /> {pageTexts.recording.name(summary, callId)}
      </h3>
      <p>
        <strong>{outcomeText(entry)}</strong> {summary.took !== undefined && texts.took(summary.took)}
      </p>
      <p class="marks">
        <span class="mark">{pageTexts.recording.origins[origin]}</span>
        {isShown && <span class="mark">{texts.shown}</span>}
      </p>
      <div class="buttons">
        <button type="button" onClick={() => open(id)}>
          {texts.show}
        </button>
        <label class="choice">
          <input
            type="checkbox"
            checked={chosen.value.includes(id)}
            onChange={({ currentTarget: { checked } }) => choose(id, checked)}
          />
          {texts.compare}
        </label>
        <button type="button" onClick={() => save([recording], 'jsonl')}>
          {texts.exportJsonl}
        </button>
        {hasRequest(recording) ? (
          <button type="button" onClick={() => save([recording], 'har')}>
            {texts.exportHar}
          </button>
        ) : (
          <span class="hint">{texts.noHar}</span>
        )}
        <button
          type="button"
          onClick={() => {
            remove([id]);
            announce(() => texts.deletedOne);
            document.getElementById('recordings-title')?.focus();
          }}
        >
          {texts.delete}
        </button>
      </div>
    </li>
  );
}
