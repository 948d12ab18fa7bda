import { useSignal } from '@preact/signals';
import type { Refused, ResultInfo } from 'graph-call-transfer';
import type { Explanation as Explained } from 'graph-call-transfer/codes';
import { useEffect } from 'preact/hooks';
import { Sentence } from './sentence.js';
import { explanationWords } from './texts/core-words.js';
import { texts } from './texts/index.js';

/** What has a code: a refusal of the service, or the result of a call or an operation. */
export type Coded = { readonly refused: Refused } | { readonly result: ResultInfo };

/** What a code means, in the words of the code book. Nothing when the book does not know it. */
export function Explanation({ of }: { readonly of: Coded }) {
  const explained = useExplained(of);
  if (!explained) return null;
  const { certainty, source } = explained;
  const { meaning, likelyCause, whatToDo } = explanationWords(explained);
  return (
    <dl class="sentences">
      <Row name={texts.explanation.meaning} text={meaning} />
      <Row name={texts.explanation.likelyCause} text={likelyCause} />
      <Row name={texts.explanation.whatToDo} text={whatToDo} />
      <div>
        <dt>{texts.explanation.known}</dt>
        <dd>
          {texts.explanation.certainty[certainty]} (
          <a href={source} rel="noreferrer" target="_blank">
            {texts.explanation.source}
          </a>
          )
        </dd>
      </div>
    </dl>
  );
}

/** The meaning of a code alone, where there is no room for more. */
export function Meaning({ of }: { readonly of: Coded }) {
  const explained = useExplained(of);
  return explained ? <Sentence text={explanationWords(explained).meaning} /> : null;
}

function useExplained(coded: Coded): Explained | undefined {
  const explained = useSignal<Explained | undefined>(undefined);
  const subject = 'refused' in coded ? coded.refused : coded.result;
  useEffect(() => {
    let isShown = true;
    void explain(coded).then((found) => {
      if (isShown) explained.value = found;
    });
    return () => {
      isShown = false;
    };
  }, [explained, subject]);
  return explained.value;
}

async function explain(coded: Coded): Promise<Explained | undefined> {
  try {
    // Only now: the texts are many, and the first look at the page does not need them.
    const { explainError, explainResult } = await import('graph-call-transfer/codes');
    if ('result' in coded) return explainResult(coded.result);
    return explainError(coded.refused.error.code, coded.refused.status);
  } catch {
    // The rest is told without its explanation.
    return undefined;
  }
}

function Row({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Sentence text={text} />
      </dd>
    </div>
  );
}
