import { hasRequest } from '../../model/har.js';
import { createHistoryStore } from '../../store/history.js';
import { createImportExport } from '../../store/share/import-export.js';
import { historyTexts as texts } from '../../texts/history.js';
import { useApp, useLateStore } from '../../ui/app-context.js';
import { Filters } from './filters.js';
import { Row } from './row.js';

/** The region with all transfers that the relay or this browser knows, the newest first. */
export function Recordings() {
  const app = useApp();
  const { entries } = app.recordings;
  const { rows, counts, filters, relayHistory } = useLateStore(createHistoryStore);
  const isFiltered = Object.keys(filters.value).length > 0;
  return (
    <section class="region recordings" aria-labelledby="recordings-title">
      <h2 id="recordings-title" tabIndex={-1}>
        {texts.title}
      </h2>
      <Restore />
      <Filters />
      {relayHistory.value === 'loading' && <p class="hint">{texts.loading}</p>}
      {relayHistory.value === 'failed' && <p class="hint">{texts.failed}</p>}
      {rows.value.length === 0 ? (
        <p class="empty">{isFiltered ? texts.nothingFound : texts.empty}</p>
      ) : (
        <>
          <p class="hint">{texts.counts(counts.value)}</p>
          <Table />
        </>
      )}
      {entries.value.length > 0 && (
        <fieldset>
          <legend>{texts.all}</legend>
          <AllButtons />
        </fieldset>
      )}
    </section>
  );
}

function Table() {
  const { rows, next, loadMore } = useLateStore(createHistoryStore);
  const { time, transfer, outcome, code, operator, actions } = texts.columns;
  return (
    <div class="records">
      <table>
        <thead>
          <tr>
            {[time, transfer, outcome, code, operator, actions].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.value.map((row) => (
            <Row key={row.facts.transferId} row={row} />
          ))}
        </tbody>
      </table>
      {next.value !== undefined && (
        <button type="button" class="more" onClick={loadMore}>
          {texts.moreRows}
        </button>
      )}
    </div>
  );
}

/** Restores the recordings that were deleted last. */
function Restore() {
  const app = useApp();
  const { announce } = app.announcer;
  const { deleted, undoRemove } = app.recordings;
  if (deleted.value.length === 0) return null;
  return (
    <div class="buttons">
      <button
        type="button"
        onClick={() => {
          undoRemove();
          announce(() => texts.undone);
          document.getElementById('recordings-title')?.focus();
        }}
      >
        {texts.undo(deleted.value.length)}
      </button>
    </div>
  );
}

function AllButtons() {
  const app = useApp();
  const { announce } = app.announcer;
  const { entries, remove } = app.recordings;
  const { save } = useLateStore(createImportExport);
  const recordings = entries.value.map(({ recording }) => recording);
  return (
    <div class="buttons">
      <button type="button" onClick={() => save(recordings, 'jsonl')}>
        {texts.exportAll}
      </button>
      <button
        type="button"
        disabled={!recordings.some(hasRequest)}
        title={recordings.some(hasRequest) ? undefined : texts.noHar}
        onClick={() => save(recordings, 'har')}
      >
        {texts.exportAllHar}
      </button>
      <button
        type="button"
        onClick={() => {
          remove();
          announce(() => texts.deletedAll);
          document.getElementById('recordings-title')?.focus();
        }}
      >
        {texts.deleteAll}
      </button>
    </div>
  );
}
