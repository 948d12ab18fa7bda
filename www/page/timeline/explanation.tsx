import { useSignal } from '@preact/signals';
import type { Refused } from 'graph-call-transfer';
import type { Explanation as Explained } from 'graph-call-transfer/codes';
import { useEffect } from 'preact/hooks';
import { Sentence } from '../sentence.js';
import { texts } from '../texts.js';

/** What the code of a refusal means, in the words of the code book. Nothing when the book does not know it. */
export function Explanation({ refused }: { readonly refused: Refused }) {
  const explained = useSignal<Explained | undefined>(undefined);
  useEffect(() => {
    let isShown = true;
    void explain(refused).then((found) => {
      if (isShown) explained.value = found;
    });
    return () => {
      isShown = false;
    };
  }, [explained, refused]);

  if (!explained.value) return null;
  const { meaning, likelyCause, whatToDo, certainty, source } = explained.value;
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

async function explain({ error, status }: Refused): Promise<Explained | undefined> {
  try {
    // Only now: the texts are many, and the first look at the page does not need them.
    const { explainError } = await import('graph-call-transfer/codes');
    return explainError(error.code, status);
  } catch {
    // The answer is told without its explanation.
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
