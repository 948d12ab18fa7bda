import type { GraphNotificationBatch } from 'graph-call-transfer';
import type { Body, Fault, Found } from '../../model/inspect/read.js';
import type { Recording } from '../../model/recording.js';
import { aimOf } from '../../model/summary.js';
import { createInspect } from '../../store/inspect.js';
import { errorWords } from '../../texts/core-words.js';
import { historyTexts } from '../../texts/history.js';
import { texts } from '../../texts/inspect.js';
import { recordingTexts } from '../../texts/recording.js';
import { useLateStore } from '../../ui/app-context.js';
import { Begin } from '../../ui/begin.js';
import { First } from '../../ui/first.js';
import { ErrorText, Sentence } from '../../ui/sentence.js';
import { Entry, Rejected } from './notification.js';

/** The region that says, piece by piece, what was pasted. */
export function Contents() {
  const { pasted, isTimed } = useLateStore(createInspect);
  const { recordings } = pasted.value;
  const found = pasted.value.found.filter(({ kind }) => kind !== 'prefix');
  return (
    <section class="region" aria-labelledby="contents-title">
      <h2 id="contents-title" tabIndex={-1}>
        {texts.contents.title}
      </h2>
      {isTimed.value && <p class="hint">{texts.contents.byTime}</p>}
      {recordings?.kind === 'recordings' ? (
        <Recordings recordings={recordings.recordings} />
      ) : found.length === 0 ? (
        <p class="empty">{texts.contents.empty}</p>
      ) : (
        <First
          items={found}
          more={texts.contents.more}
          show={(one) => (
            <article key={one.piece.start} class="piece">
              <OnePiece found={one} />
            </article>
          )}
        />
      )}
    </section>
  );
}

/** An export of the console: whole transfers, with all events. */
function Recordings({ recordings }: { readonly recordings: readonly Recording[] }) {
  return (
    <ul class="entries">
      <First
        items={recordings}
        inList
        more={historyTexts.moreRecordings}
        show={(recording) => (
          <li key={recording.id}>
            <strong>{recordingTexts.name(aimOf(recording), recording.callId)}</strong>
            <span>
              <Begin at={recording.events[0]?.at} /> · {texts.contents.events(recording.events.length)}
            </span>
          </li>
        )}
      />
    </ul>
  );
}

function OnePiece({ found }: { readonly found: Found }) {
  const { piece } = found;
  switch (found.kind) {
    case 'read':
      return (
        <>
          <h3>
            {texts.contents.body(found.body.number, piece.line)} <Begin at={found.body.at} />
          </h3>
          <OneBody body={found.body} />
        </>
      );
    case 'broken':
      return <Broken fault={found.fault} line={piece.line} start={piece.start} />;
    case 'prefix':
      return null;
    case 'head':
    case 'stray': {
      const isHead = found.kind === 'head';
      return (
        <>
          <h3>{isHead ? texts.contents.head(piece.line) : texts.contents.stray(piece.line)}</h3>
          <p>{isHead ? texts.contents.headMeaning : texts.contents.strayMeaning}</p>
          <pre class="code">{piece.text.slice(0, LONGEST_SHOWN)}</pre>
        </>
      );
    }
  }
}

const LONGEST_SHOWN = 2000;

function Broken({ fault, line, start }: { readonly fault: Fault; readonly line: number; readonly start: number }) {
  const { wantedPlace } = useLateStore(createInspect);
  return (
    <div class="notice" data-tone="danger">
      <h3>{texts.contents.broken(line)}</h3>
      <ErrorText words={errorWords(fault)} />
      <button
        type="button"
        onClick={() => {
          wantedPlace.value = start;
        }}
      >
        {texts.contents.goTo}
      </button>
    </div>
  );
}

/** A body: its kind, the response of a webhook, and its notifications. */
function OneBody({ body: { batch } }: { readonly body: Body }) {
  const { name, meaning } = texts.contents.batch[batch.kind];
  return (
    <>
      <p>
        <strong>{name}</strong>. <Sentence text={meaning} />
      </p>
      <p>
        {texts.contents.response} <strong>{batch.response.status}</strong>
        {batch.response.body !== undefined && (
          <>
            {' '}
            {texts.contents.responseBody} <code>{batch.response.body}</code>
          </>
        )}
        .
      </p>
      {batch.kind === 'graph' && <Entries batch={batch} />}
    </>
  );
}

/** The entries of a body in its order, those among them that could not be read. */
function Entries({ batch: { notifications, rejected } }: { readonly batch: GraphNotificationBatch }) {
  const entries = [...notifications, ...rejected].sort((a, b) => a.index - b.index);
  if (entries.length === 0) return <p>{texts.contents.noEntries}</p>;
  return (
    <ul class="entries">
      <First
        items={entries}
        inList
        more={texts.contents.more}
        show={(entry) => (
          <li key={entry.index}>
            {'reason' in entry ? <Rejected rejected={entry} /> : <Entry notification={entry} />}
          </li>
        )}
      />
    </ul>
  );
}
