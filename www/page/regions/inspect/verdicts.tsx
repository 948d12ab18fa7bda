import { useSignal } from '@preact/signals';
import type { TransferOutcome } from 'graph-call-transfer';
import { useEffect } from 'preact/hooks';
import type { InspectedTransfer } from '../../model/inspect/verdicts.js';
import type { RecordingsText } from '../../model/recording-file.js';
import { createInspect } from '../../store/inspect.js';
import { historyTexts } from '../../texts/history.js';
import { texts } from '../../texts/inspect.js';
import { verdictTexts } from '../../texts/verdict.js';
import { useLateStore } from '../../ui/app-context.js';
import { First } from '../../ui/first.js';
import { Sentence } from '../../ui/sentence.js';
import { Verdict } from '../../ui/verdict.js';

/** The verdict of one call, and how it went. */
export function Call({ call: { status, outcome, changes } }: { readonly call: InspectedTransfer }) {
  const { playCall } = useLateStore(createInspect);
  const known = useOutcome(outcome);
  return (
    <article class="call" aria-label={verdictTexts.ofCall(status.callId)}>
      <Verdict status={status} outcome={known} />
      <div class="buttons">
        <button type="button" title={texts.verdicts.playHint} onClick={() => playCall(status.callId)}>
          {texts.verdicts.play}
        </button>
      </div>
      <h4>{verdictTexts.changes}</h4>
      <ol class="changes">
        {changes.map(({ body, change }, index) => (
          <li key={index}>
            <p class="event">{verdictTexts.change(change)}</p>
            <p class="hint">
              {texts.verdicts.body(body)}. {verdictTexts.evidence(change)}
            </p>
          </li>
        ))}
      </ol>
    </article>
  );
}

function useOutcome(outcome: Promise<TransferOutcome>): TransferOutcome | undefined {
  const awaited = useSignal<TransferOutcome | undefined>(undefined);
  useEffect(() => {
    let isShown = true;
    outcome.then(
      (known) => {
        if (isShown) awaited.value = known;
      },
      () => {},
    );
    return () => {
      isShown = false;
    };
  }, [awaited, outcome]);
  return awaited.value;
}

/** The region that says, call by call, what became of the transfer. */
export function Verdicts() {
  const { transfers: followed, pasted } = useLateStore(createInspect);
  const { calls } = followed.value;
  const { recordings } = pasted.value;
  return (
    <section class="region" aria-labelledby="verdicts-title">
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
  const { announced, transfers: followed, pasted } = useLateStore(createInspect);
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

/** An export of the console, which has its own times and its own verdict. */
function Recordings({ read }: { readonly read: RecordingsText }) {
  const { playRecordings } = useLateStore(createInspect);
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
