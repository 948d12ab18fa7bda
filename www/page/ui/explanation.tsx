import type { Explanation as Explained } from 'graph-call-transfer/codes';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { type Coded, hasCodes } from '../store/core.js';
import { explanationWords } from '../texts/core-words.js';
import { explanationTexts } from '../texts/explanation.js';
import { useApp } from './app-context.js';
import { LoadFailure } from './load-failure.js';
import { Sentence } from './sentence.js';

interface ExplanationProps {
  readonly of: Coded;
  /** The one advice: it is asked for with what the book says of the code, or without where that says nothing. */
  readonly advice: (explained: Explained | undefined) => ComponentChildren;
}

/** The meaning of a code by the code book, and the recommended action. */
export function Explanation({ of, advice }: ExplanationProps) {
  const explained = useExplained(of);
  const recommendedAction = advice(explained);
  return (
    <>
      {(explained || recommendedAction) && (
        <dl class="sentences">
          {explained && <Meant by={explained} />}
          {explained && <Known explained={explained} />}
          {recommendedAction && <Row name={explanationTexts.recommendedAction}>{recommendedAction}</Row>}
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
  const { codeBook, explain } = useApp().core;
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
      <Row name={explanationTexts.meaning}>
        <Sentence text={meaning} />
      </Row>
      <Row name={explanationTexts.likelyCause}>
        <Sentence text={likelyCause} />
      </Row>
    </>
  );
}

/** How sure the meaning is, and who says so. */
function Known({ explained: { certainty, source } }: { readonly explained: Explained }) {
  return (
    <Row name={explanationTexts.known}>
      {explanationTexts.certainty[certainty]} (
      <a href={source} rel="noreferrer" target="_blank">
        {explanationTexts.source}
      </a>
      )
    </Row>
  );
}

/** The failure to load the book: the rest is shown without it. */
function BookMissing() {
  const { codeBook } = useApp().core;
  const state = codeBook.state.value;
  if (state.kind !== 'failed') return null;
  return <LoadFailure isDispensable failed={state} text={explanationTexts.failed} load={codeBook.load} />;
}

function Row({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
