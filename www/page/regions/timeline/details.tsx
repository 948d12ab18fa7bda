import { summaryOf } from '../../model/summary.js';
import { createImportExport } from '../../store/share/import-export.js';
import { createDiagram, rowFilters } from '../../store/timeline/diagram.js';
import { deliveryHint, deliveryWords } from '../../texts/core-words.js';
import { texts } from '../../texts/index.js';
import { recordingTexts } from '../../texts/recording.js';
import { useApp, useLateStore } from '../../ui/app-context.js';
import { ErrorText } from '../../ui/sentence.js';
import { Outcome } from './outcome.js';

/** The filter of the timeline, and the actions on all of it. */
export function Toolbar() {
  const app = useApp();
  const { shown } = app.recordings;
  const { busy, clearShown } = app.sending;
  const { save } = useLateStore(createImportExport);
  const { rowFilter } = useLateStore(createDiagram);
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

export { Hero } from '../hero/hero.js';
export { Ladder } from '../hero/ladder.js';
export { Rows } from './row.js';

/** The summary of a transfer, above its rows. */
export function Summary() {
  const { timeline } = useApp().timeline;
  return (
    <>
      <Outcome />
      <RefusedDeliveries />
      {timeline.value.length > 0 && <Toolbar />}
    </>
  );
}

/** Says that the timeline shows a recording, and not what this page sent last. */
export function ShownNotice() {
  const app = useApp();
  const { shown, show } = app.recordings;
  const { lastSent } = app.sending;

  const entry = shown.value;
  if (!entry || entry === lastSent.value) return null;
  const { callId, origin, untimed, consultation } = entry.recording;
  // The operator has just called the target, or went back from it.
  if (consultation && origin === 'page') return null;
  const isReplay = origin === 'file' || origin === 'inspect';
  // After a reload the page shows what it showed before.
  if (!isReplay && !lastSent.value) return null;
  return (
    <div class="notice" data-tone="neutral">
      <h3>
        {recordingTexts.shown}: {recordingTexts.name(summaryOf(entry), callId)}
      </h3>
      <p>
        <span class="mark">{recordingTexts.origins[origin]}</span>{' '}
        {isReplay ? recordingTexts.replay : recordingTexts.underWay}
      </p>
      {untimed && <p>{recordingTexts.untimed}</p>}
      <div class="buttons">
        <button type="button" onClick={() => show(lastSent.value?.recording.id)}>
          {lastSent.value ? recordingTexts.back : recordingTexts.close}
        </button>
      </div>
    </div>
  );
}

/** Says that deliveries are refused, and why, to whom sets a bot up and follows no transfer yet: no row could say it. */
export function RefusedDeliveries() {
  const { dismissRefused, refusedDeliveries } = useApp().refusedDeliveries;
  const refused = refusedDeliveries.value;
  if (!refused) return null;
  const { times, last } = refused;
  return (
    <div class="notice" data-tone="warning">
      <h3>{texts.refusedDeliveries.title(times)}</h3>
      <p>{texts.refusedDeliveries.last(last.at, texts.timeline.rejected(last.status, last.code))}</p>
      <ErrorText words={{ message: deliveryWords(last), hint: deliveryHint(last) }} />
      <p class="hint">{texts.refusedDeliveries.strangers}</p>
      <button
        type="button"
        onClick={() => {
          dismissRefused();
          document.getElementById('timeline-title')?.focus();
        }}
      >
        {texts.refusedDeliveries.dismiss}
      </button>
    </div>
  );
}
