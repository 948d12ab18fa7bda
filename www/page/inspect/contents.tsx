import type { GraphBatch } from 'graph-call-transfer';
import { ErrorText } from '../error-text.js';
import { Begin } from '../history/begin.js';
import { Sentence } from '../sentence.js';
import { pasted } from '../state/inspect/pasted.js';
import { wantedPlace } from '../state/inspect/places.js';
import type { Body, Fault, Found } from '../state/inspect/read.js';
import type { Recording } from '../state/recording/recording.js';
import { aimOf } from '../state/recording/summary.js';
import { errorWords } from '../texts/core-words.js';
import { historyTexts } from '../texts/history.js';
import { texts as pageTexts } from '../texts/index.js';
import { texts } from '../texts/inspect.js';
import { First } from './first.js';
import { Entry, Rejected } from './notification.js';

/** The region that says, piece by piece, what was pasted. */
export function Contents() {
  const { found, recordings } = pasted.value;
  return (
    <section class="region contents" aria-labelledby="contents-title">
      <h2 id="contents-title" tabIndex={-1}>
        {texts.contents.title}
      </h2>
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

/** What the console exported: whole transfers, with all that happened. */
function Recordings({ recordings }: { readonly recordings: readonly Recording[] }) {
  return (
    <ul class="entries">
      <First
        items={recordings}
        inList
        more={historyTexts.more}
        show={(recording) => (
          <li key={recording.id}>
            <strong>{pageTexts.recording.name(aimOf(recording), recording.callId)}</strong>
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
          <h3>{texts.contents.body(found.body.number, piece.line)}</h3>
          <OneBody body={found.body} />
        </>
      );
    case 'broken':
      return <Broken fault={found.fault} line={piece.line} start={piece.start} />;
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

/** What one body is, how a webhook answers it, and every notification in it. */
function OneBody({ body: { batch } }: { readonly body: Body }) {
  const { name, meaning } = texts.contents.batch[batch.kind];
  return (
    <>
      <p>
        <strong>{name}</strong>. <Sentence text={meaning} />
      </p>
      <p>
        {texts.contents.answer} <strong>{batch.answer.status}</strong>
        {batch.answer.body !== undefined && (
          <>
            {' '}
            {texts.contents.answerBody} <code>{batch.answer.body}</code>
          </>
        )}
        .
      </p>
      {batch.kind === 'graph' && <Entries batch={batch} />}
    </>
  );
}

/** The entries of a body in its order, those among them that could not be read. */
function Entries({ batch: { notifications, rejected } }: { readonly batch: GraphBatch }) {
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
