import { save } from '../state/recording/files.js';
import { shown } from '../state/recording/recordings.js';
import { rowFilter, rowFilters } from '../state/row-filter.js';
import { busy, clearShown } from '../state/sending.js';
import { texts } from '../texts/index.js';

/** What of the timeline is seen, and what can be done with all of it. */
export function Toolbar() {
  return (
    <div class="inline">
      <label for="row-filter">{texts.timeline.filter}</label>
      <select
        id="row-filter"
        value={rowFilter.value}
        onChange={({ currentTarget }) => {
          rowFilter.value = rowFilters.find((name) => name === currentTarget.value) ?? 'all';
        }}
      >
        {rowFilters.map((name) => (
          <option key={name} value={name}>
            {texts.timeline.filters[name]}
          </option>
        ))}
      </select>
      <button type="button" onClick={() => save(shown.value ? [shown.value.recording] : [], 'jsonl')}>
        {texts.timeline.export}
      </button>
      <button
        type="button"
        disabled={busy.value}
        onClick={() => {
          clearShown();
          // The button is gone with the rows.
          document.getElementById('timeline-title')?.focus();
        }}
      >
        {texts.timeline.clear}
      </button>
    </div>
  );
}
