import type { RefusedResponse } from 'graph-call-transfer';
import type { Explanation as Explained } from 'graph-call-transfer/codes';
import { createCallStatus } from '../../store/timeline/call-status.js';
import { explanationWords } from '../../texts/core-words.js';
import { texts } from '../../texts/index.js';
import { useLateStore } from '../../ui/app-context.js';
import { useCountdown } from '../../ui/countdown.js';
import { Explanation } from '../../ui/explanation.js';
import { Fact } from '../../ui/fact.js';
import { Sentence } from '../../ui/sentence.js';
import { CheckCall } from './progress.js';

interface RefusalProps {
  readonly refused: RefusedResponse;
  /** Whether notifications of the transfer arrived all the same: then they decide what to do. */
  readonly isNotified: boolean;
}

/** Why the service did not take the transfer, and what to do. */
export function Refusal({ refused, isNotified }: RefusalProps) {
  const { isChecked } = useLateStore(createCallStatus);
  const { error, mayBeInProgress } = refused;
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
          !isNotified && !(mayBeInProgress && isChecked.value) && <WhatToDo refused={refused} explained={explained} />
        }
      />
      {mayBeInProgress && !isNotified && <CheckCall />}
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
  readonly refused: RefusedResponse;
  readonly explained: Explained | undefined;
}

/** The state decides before the code: whether the transfer may have started, then whether there is a time for a retry. */
function WhatToDo({ refused, explained }: WhatToDoProps) {
  const { mayBeInProgress, retryAfterSeconds } = refused;
  if (mayBeInProgress) {
    return (
      <>
        {texts.outcome.delivered.unknown}{' '}
        {retryAfterSeconds !== undefined && texts.outcome.waitAsked(retryAfterSeconds)}
      </>
    );
  }
  if (retryAfterSeconds !== undefined) return <RetryAfter refused={refused} seconds={retryAfterSeconds} />;
  return <Sentence text={explained ? explanationWords(explained).recommendedAction : texts.outcome.requestRefused} />;
}

/** How long the service asked to wait, and what is left of that. */
function RetryAfter({ refused, seconds }: { readonly refused: RefusedResponse; readonly seconds: number }) {
  const left = useCountdown(refused, seconds);
  return (
    <>
      <strong>{left > 0 ? texts.outcome.waitLeft(left) : texts.outcome.waitOver}</strong>{' '}
      {texts.outcome.waitAsked(seconds)}
    </>
  );
}
