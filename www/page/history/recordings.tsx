import { First } from '../inspect/first.js';
import { announce } from '../state/announce.js';
import { save } from '../state/recording/files.js';
import { hasRequest } from '../state/recording/har.js';
import { beginOf, deleted, entries, remove, undoRemove } from '../state/recording/recordings.js';
import { historyTexts as texts } from '../texts/history.js';
import { OneRecording } from './one-recording.js';

/** The region with all recordings, the newest first. */
export function Recordings() {
  const all = entries.value.toSorted((a, b) => beginOf(b.recording) - beginOf(a.recording));
  return (
    <section class="region recordings" aria-labelledby="recordings-title">
      <h2 id="recordings-title" tabIndex={-1}>
        {texts.title}
      </h2>
      {deleted.value.length > 0 && (
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
      )}
      {all.length === 0 ? (
        <p class="empty">{texts.empty}</p>
      ) : (
        <>
          <fieldset>
            <legend>{texts.all}</legend>
            <AllButtons />
          </fieldset>
          <ul>
            <First
              items={all}
              inList
              more={texts.more}
              show={(entry) => <OneRecording key={entry.recording.id} entry={entry} />}
            />
          </ul>
        </>
      )}
    </section>
  );
}

function AllButtons() {
  const recordings = entries.value.map(({ recording }) => recording);
  return (
    <div class="buttons">
      <button type="button" onClick={() => save(recordings, 'jsonl')}>
        {texts.exportAll}
      </button>
      {recordings.some(hasRequest) ? (
        <button type="button" onClick={() => save(recordings, 'har')}>
          {texts.exportAllHar}
        </button>
      ) : (
        <span class="hint">{texts.noHar}</span>
      )}
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
