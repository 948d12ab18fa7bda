import type { Phase, TransferOutcome, TransferStatus } from 'graph-call-transfer';
import type { ComponentChildren } from 'preact';
import { adviceOf } from '../texts/core-words.js';
import { verdictTexts as texts } from '../texts/verdict.js';
import { Explanation } from './explanation.js';
import { Fact } from './fact.js';
import { Sentence } from './sentence.js';

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

/** The status of a transfer with its certainty, the recommended action, and the meaning of its codes. */
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
          const recommendedAction = outcome && !isAdvised && adviceOf(outcome, explained);
          return recommendedAction && <Sentence text={recommendedAction} />;
        }}
      />
      {!folded && <Facts status={status} outcome={outcome} />}
      {folded && (
        <details>
          <summary>{texts.facts}</summary>
          <Facts status={status} outcome={outcome} />
        </details>
      )}
    </div>
  );
}

function Facts({ status, outcome }: Pick<VerdictProps, 'status' | 'outcome'>) {
  const { result, replacedCall } = status;
  return (
    <dl>
      <Fact isData name={texts.callId} value={status.callId} />
      <Fact name={texts.connectedTo} value={texts.connectedParties[outcome?.connectedTo ?? status.connectedTo]} />
      {outcome && outcome.kind !== 'completed' && (
        <>
          <Fact name={texts.cause} value={texts.causes[outcome.cause]} />
          <Fact name={texts.retry} value={texts.retries[outcome.retry]} />
          <Fact name={texts.alarm} value={texts.alarmWorth(outcome)} />
        </>
      )}
      <Fact name={texts.legs} value={texts.leg(status.callActive)} />
      <Fact name={texts.replaced} value={replacedCall && texts.replacedCall(replacedCall)} />
      <Fact name={texts.result} value={result && texts.resultText(result)} />
      <Fact isData name={texts.reason} value={status.terminationReason} />
      <Fact isData name={texts.audio} value={status.audio} />
      <Fact name={texts.attempt} value={texts.attemptNumber(status.attempt, status.expected)} />
    </dl>
  );
}
