import { Sentence } from '../sentence.js';
import { announced, followed, pasted } from '../state/inspect/pasted.js';
import { playRecordings } from '../state/inspect/play.js';
import type { Read } from '../state/recording/jsonl.js';
import { historyTexts } from '../texts/history.js';
import { texts } from '../texts/inspect.js';
import { Call } from './call.js';
import { First } from './first.js';

/** The region that says, call by call, what became of the transfer. */
export function Verdicts() {
  const { calls } = followed.value;
  const { recordings } = pasted.value;
  return (
    <section class="region verdicts" aria-labelledby="verdicts-title">
      <h2 id="verdicts-title" tabIndex={-1}>
        {texts.verdicts.title}
      </h2>
      {recordings ? (
        <Recordings read={recordings} />
      ) : calls.length === 0 ? (
        <NoVerdict />
      ) : (
        <First
          items={calls}
          more={texts.verdicts.more}
          show={(call) => <Call key={call.status.callId} call={call} />}
        />
      )}
    </section>
  );
}

/** Why there is no verdict, and what to do. */
function NoVerdict() {
  const { found } = pasted.value;
  if (found.length === 0) return <p class="empty">{texts.verdicts.empty}</p>;
  const isReadable = found.some((one) => one.kind === 'read' && one.body.batch.kind === 'graph');
  if (!isReadable) return <p>{texts.verdicts.nothingRead}</p>;
  return (
    <>
      <p>
        <Sentence text={texts.verdicts.noTransfer} />
      </p>
      {!announced.value && followed.value.others > 0 && <p>{texts.verdicts.notAnnounced}</p>}
    </>
  );
}

/** What was pasted is what the console exports: it has its own times and its own verdict. */
function Recordings({ read }: { readonly read: Read }) {
  if (read.kind !== 'recordings') {
    return (
      <div class="notice" data-tone="danger">
        <h3>{texts.verdicts.badRecording}</h3>
        {read.kind === 'faults' && (
          <ul>
            {read.faults.map((fault) => (
              <li key={fault.line}>{historyTexts.fault(fault)}</li>
            ))}
          </ul>
        )}
      </div>
    );
  }
  return (
    <>
      <p>{texts.verdicts.recording(read.recordings.length)}</p>
      <div class="buttons">
        <button type="button" aria-describedby="play-hint" onClick={() => playRecordings(read.recordings)}>
          {texts.verdicts.play}
        </button>
      </div>
      <p id="play-hint" class="hint">
        {texts.verdicts.playHint}
      </p>
    </>
  );
}
