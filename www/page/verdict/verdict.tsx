import type { Phase, TransferOutcome, TransferStatus } from 'graph-call-transfer';
import type { ComponentChildren } from 'preact';
import { Explanation } from '../explanation.js';
import { Fact } from '../fact.js';
import { Sentence } from '../sentence.js';
import { adviceOf } from '../texts/core-words.js';
import { verdictTexts as texts } from '../texts/verdict.js';

const tones: Readonly<Record<Phase, string>> = {
  requested: 'neutral',
  transferring: 'neutral',
  transferAccepted: 'neutral',
  completed: 'success',
  failed: 'danger',
  ended: 'warning',
};

interface VerdictProps {
  readonly status: TransferStatus;
  /** How it ended, once that can be said. */
  readonly outcome: TransferOutcome | undefined;
  /** Whether it was learned otherwise what to do. */
  readonly isAdvised?: boolean;
  /** More to say under the heading. */
  readonly children?: ComponentChildren;
  /** Whether the facts are folded away, where there is more to see than this. */
  readonly folded?: boolean;
}

/** How a transfer stands, how sure that is, what to do, and what its codes mean. */
export function Verdict({ status, outcome, isAdvised = false, children, folded = false }: VerdictProps) {
  const { result, terminationReason } = status;
  const isSilent = outcome?.kind === 'timedOut';
  return (
    <div class="notice" data-tone={isSilent ? 'warning' : tones[status.phase]}>
      <h3>{isSilent ? texts.silent(status) : texts.heading(status)}</h3>
      <p>{texts.howSure(status)}</p>
      {children}
      <Explanation
        of={{ result, terminationReason }}
        advice={(explained) => {
          const whatToDo = outcome && !isAdvised && adviceOf(outcome, explained);
          return whatToDo && <Sentence text={whatToDo} />;
        }}
      />
      {!folded && <Facts status={status} />}
      {folded && (
        <details>
          <summary>{texts.facts}</summary>
          <Facts status={status} />
        </details>
      )}
    </div>
  );
}

function Facts({ status }: { readonly status: TransferStatus }) {
  const { result, replacedCall } = status;
  return (
    <dl>
      <Fact isData name={texts.callId} value={status.callId} />
      <Fact name={texts.holder} value={texts.holders[status.holder]} />
      <Fact name={texts.legs} value={texts.leg(status.callLives)} />
      <Fact name={texts.replaced} value={replacedCall && texts.replacedCall(replacedCall)} />
      <Fact name={texts.result} value={result && texts.resultText(result)} />
      <Fact isData name={texts.reason} value={status.terminationReason} />
      <Fact isData name={texts.audio} value={status.audio} />
      <Fact name={texts.attempt} value={texts.attemptNumber(status.attempt, status.announced)} />
    </dl>
  );
}
