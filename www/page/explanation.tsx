import type { Explanation as Explained } from 'graph-call-transfer/codes';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { LoadFailure } from './load-failure.js';
import { Sentence } from './sentence.js';
import { type Coded, codeBook, explain, hasCodes } from './state/codes.js';
import { explanationWords } from './texts/core-words.js';
import { texts } from './texts/index.js';

interface ExplanationProps {
  readonly of: Coded;
  /** The one advice: it is asked for with what the book says of the code, or without where that says nothing. */
  readonly advice: (explained: Explained | undefined) => ComponentChildren;
}

/** What a code means, in the words of the code book, and what to do. */
export function Explanation({ of, advice }: ExplanationProps) {
  const explained = useExplained(of);
  const whatToDo = advice(explained);
  return (
    <>
      {(explained || whatToDo) && (
        <dl class="sentences">
          {explained && <Meant by={explained} />}
          {explained && <Known explained={explained} />}
          {whatToDo && <Row name={texts.explanation.whatToDo}>{whatToDo}</Row>}
        </dl>
      )}
      {hasCodes(of) && <BookMissing />}
    </>
  );
}

/** The meaning of a code alone, where there is no room for more. */
export function Meaning({ of }: { readonly of: Coded }) {
  const explained = useExplained(of);
  return explained ? <Sentence text={explanationWords(explained).meaning} /> : null;
}

function useExplained(coded: Coded): Explained | undefined {
  const isWanted = hasCodes(coded);
  useEffect(() => {
    if (isWanted) void codeBook.load();
  }, [isWanted]);
  return isWanted ? explain(coded) : undefined;
}

function Meant({ by }: { readonly by: Explained }) {
  const { meaning, likelyCause } = explanationWords(by);
  return (
    <>
      <Row name={texts.explanation.meaning}>
        <Sentence text={meaning} />
      </Row>
      <Row name={texts.explanation.likelyCause}>
        <Sentence text={likelyCause} />
      </Row>
    </>
  );
}

/** How sure the meaning is, and who says so. */
function Known({ explained: { certainty, source } }: { readonly explained: Explained }) {
  return (
    <Row name={texts.explanation.known}>
      {texts.explanation.certainty[certainty]} (
      <a href={source} rel="noreferrer" target="_blank">
        {texts.explanation.source}
      </a>
      )
    </Row>
  );
}

/** The rest is told without the book. */
function BookMissing() {
  const state = codeBook.state.value;
  if (state.kind !== 'failed') return null;
  return <LoadFailure isDispensable failed={state} text={texts.explanation.failed} load={codeBook.load} />;
}

function Row({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
