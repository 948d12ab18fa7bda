import { useState } from 'preact/hooks';
import { hasRequest } from '../../model/har.js';
import type { HistoryRow } from '../../model/history.js';
import type { Entry } from '../../model/recording.js';
import { redactedRecording } from '../../model/redacted-recording.js';
import { transferLink } from '../../model/view.js';
import { createComparisonChoice } from '../../store/recordings/chosen.js';
import { createImportExport } from '../../store/share/import-export.js';
import { historyTexts as texts } from '../../texts/history.js';
import { recordingTexts } from '../../texts/recording.js';
import { useApp, useLateStore } from '../../ui/app-context.js';
import { Begin } from '../../ui/begin.js';
import { Names } from '../../ui/names.js';

/** A transfer of the history, and what can be done with it. */
export function Row({ row: { facts, entry } }: { readonly row: HistoryRow }) {
  const { knownRelay } = useApp().about;
  const { transferId, startedAt, operator } = facts;
  const isOwnSession = operator !== undefined && operator.id === knownRelay()?.operator?.id;
  return (
    <tr aria-labelledby={`transfer-${transferId}`}>
      <td>
        <Begin at={startedAt === 0 ? undefined : startedAt} />
      </td>
      <th id={`transfer-${transferId}`} scope="row">
        <Names text={texts.parties(facts)} />
        <span class="hint">
          {texts.scenario(facts)} <span class="mark">{recordingTexts.origins[entry?.recording.origin ?? 'relay']}</span>
        </span>
      </th>
      <td>{texts.result(facts)}</td>
      <td>
        <bdi>{texts.code(facts)}</bdi>
      </td>
      <td>
        <bdi>{operator?.name ?? (isOwnSession ? texts.you : '')}</bdi>
      </td>
      <td>
        <div class="actions">
          <a class="button" href={transferLink(transferId)} aria-describedby={`transfer-${transferId}`}>
            {texts.show}
          </a>
          {entry && <More entry={entry} />}
        </div>
      </td>
    </tr>
  );
}

/** The actions on a recording that few need, folded away. */
function More({ entry: { recording } }: { readonly entry: Entry }) {
  const app = useApp();
  const { announce } = app.announcer;
  const { remove } = app.recordings;
  const { choose, chosen } = useLateStore(createComparisonChoice);
  const { save, copyLink } = useLateStore(createImportExport);
  const [isTooLong, setIsTooLong] = useState(false);
  const { id } = recording;
  return (
    <details>
      <summary>{texts.more}</summary>
      <div class="buttons">
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
        <button type="button" onClick={() => save([redactedRecording(recording)], 'jsonl')}>
          {texts.exportRedacted}
        </button>
        <button type="button" onClick={async () => setIsTooLong(!(await copyLink(recording)))}>
          {texts.copyLink}
        </button>
        <button
          type="button"
          disabled={!hasRequest(recording)}
          title={hasRequest(recording) ? undefined : texts.noHar}
          onClick={() => save([recording], 'har')}
        >
          {texts.exportHar}
        </button>
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
      {isTooLong && <p class="hint">{texts.linkTooLong}</p>}
    </details>
  );
}
