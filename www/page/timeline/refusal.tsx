import type { Refused } from 'graph-call-transfer';
import type { Explanation as Explained } from 'graph-call-transfer/codes';
import { useCountdown } from '../countdown.js';
import { Explanation } from '../explanation.js';
import { Fact } from '../fact.js';
import { Sentence } from '../sentence.js';
import { isLookedAt } from '../state/look.js';
import { explanationWords } from '../texts/core-words.js';
import { texts } from '../texts/index.js';
import { LookAtCall } from './look.js';

interface RefusalProps {
  readonly refused: Refused;
  /** Whether notifications told of the transfer all the same: then what to do is said with them. */
  readonly isToldOf: boolean;
}

/** Why the service did not take the transfer, and what to do. */
export function Refusal({ refused, isToldOf }: RefusalProps) {
  const { error, mayHaveBegun } = refused;
  return (
    <>
      <p>
        <q>
          <bdi>{error.message}</bdi>
        </q>
      </p>
      <Explanation
        of={{ refused }}
        advice={(explained) =>
          !isToldOf && !(mayHaveBegun && isLookedAt.value) && <WhatToDo refused={refused} explained={explained} />
        }
      />
      {mayHaveBegun && !isToldOf && <LookAtCall />}
      <dl>
        <Fact isData name={texts.outcome.target} value={error.target} />
        {error.details?.map((detail) => (
          <Fact
            key={detail.code}
            isData
            name={texts.outcome.details}
            value={[detail.code, detail.message].filter(Boolean).join(': ')}
          />
        ))}
        <Fact
          isData
          name={texts.outcome.inner}
          value={[error.innerError?.code, error.innerError?.message].filter(Boolean).join(': ')}
        />
      </dl>
      {error.body && (
        <details>
          <summary>{texts.outcome.body}</summary>
          <pre class="code">{error.body}</pre>
        </details>
      )}
    </>
  );
}

interface WhatToDoProps {
  readonly refused: Refused;
  readonly explained: Explained | undefined;
}

/** How things stand decides before what the code says: whether the transfer may have begun, then whether there is a time to come again. */
function WhatToDo({ refused, explained }: WhatToDoProps) {
  const { mayHaveBegun, retryAfterSeconds } = refused;
  if (mayHaveBegun) {
    return (
      <>
        {texts.outcome.delivered.unknown}{' '}
        {retryAfterSeconds !== undefined && texts.outcome.waitAsked(retryAfterSeconds)}
      </>
    );
  }
  if (retryAfterSeconds !== undefined) return <RetryAfter refused={refused} seconds={retryAfterSeconds} />;
  return <Sentence text={explained ? explanationWords(explained).whatToDo : texts.outcome.notTaken} />;
}

/** How long the service asked to wait, and what is left of that. */
function RetryAfter({ refused, seconds }: { readonly refused: Refused; readonly seconds: number }) {
  const left = useCountdown(refused, seconds);
  return (
    <>
      <strong>{left > 0 ? texts.outcome.waitLeft(left) : texts.outcome.waitOver}</strong>{' '}
      {texts.outcome.waitAsked(seconds)}
    </>
  );
}
